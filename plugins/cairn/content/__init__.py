# SPDX-License-Identifier: MIT
"""What one document says by itself: front matter, links, headings, tags, citations."""
