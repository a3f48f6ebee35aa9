# SPDX-License-Identifier: MIT
"""Which search a site of MkDocs has, and the plugin that makes the index of Pagefind."""
