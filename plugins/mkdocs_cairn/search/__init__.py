# SPDX-License-Identifier: MIT
"""The search of a large site: what its index holds, and how Pagefind makes it."""
