# SPDX-License-Identifier: MIT
"""Cairn's pages as MkDocs pages: their Markdown, links and keys, and the build of a single page."""
