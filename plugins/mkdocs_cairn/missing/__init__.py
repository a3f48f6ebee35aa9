# SPDX-License-Identifier: MIT
"""The page that readers get at an address without a page: its template, and the names among which it looks."""
