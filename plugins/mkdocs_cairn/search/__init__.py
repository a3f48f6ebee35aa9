# SPDX-License-Identifier: MIT
"""The search of a large site: which one a site has, what is in its index, and how that is made."""
