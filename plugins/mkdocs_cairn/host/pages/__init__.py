# SPDX-License-Identifier: MIT
"""Our pages as pages of MkDocs: their Markdown, links, keys, and how one is built by itself."""
