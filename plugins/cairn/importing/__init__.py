# SPDX-License-Identifier: MIT
"""Exported knowledge graph pages in, the sources of a site out: text to values to text.

`parsing` reads the pages and tells concepts from questions, `corpus` joins what all pages say, and `output` writes the
text of each file and decides whether it may be written. Nothing here opens a file: the command does.
"""
