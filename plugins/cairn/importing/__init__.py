# SPDX-License-Identifier: MIT
"""Import exported knowledge-graph pages: their texts in, the source files of a site out.

`exported_page` parses one page; `entries` and `classification` separate concepts from questions; `groups` and
`tag_paths` recover structure that the export lost; `corpus` joins the pages; `output_files` writes the source files.
`memory` and `plan` decide which files may be written. Nothing here opens a file: the command does.
"""
