# SPDX-License-Identifier: MIT
"""What each document contains by itself: front matter, links, headings, tags and citations."""
