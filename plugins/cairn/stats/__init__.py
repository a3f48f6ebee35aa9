# SPDX-License-Identifier: MIT
"""Statistics of a course, from the records that learners chose to send."""
