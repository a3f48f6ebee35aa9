# SPDX-License-Identifier: MIT
"""View models: the values that templates receive, one per kind of page."""
