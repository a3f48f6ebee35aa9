# SPDX-License-Identifier: MIT
"""The contents of single documents: front matter, links, headings, tags and citations."""
