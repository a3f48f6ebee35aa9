# SPDX-License-Identifier: MIT
"""Exported knowledge-graph pages in, the sources of a site out: text to values to text, in five steps.

`exported_page` reads a page, `entries` and `kind` tell its concepts from its questions, `groups` and
`tag_paths` recover what the export flattened, `corpus` joins the pages, and `written` says what each file
holds. `memory` and `plan` decide what may be written. Nothing here opens a file: the command does.
"""
