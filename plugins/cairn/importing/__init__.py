# SPDX-License-Identifier: MIT
"""Import exported knowledge-graph pages: turn them into the source files of a site.

`parsing` parses the pages and separates concepts from questions, `corpus` joins the pages, and `output` writes the text
of each file and decides whether it may be written. Nothing here opens a file: the command does.
"""
