# SPDX-License-Identifier: MIT
"""The statistics of learners' records, as a table, as JSON and as a page."""
