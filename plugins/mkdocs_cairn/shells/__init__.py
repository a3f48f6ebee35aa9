# SPDX-License-Identifier: MIT
"""A theme's template is run once for many pages: what is the same on all of them is kept, the rest filled in."""
