# SPDX-License-Identifier: MIT
"""The rim for MkDocs: files in, pages out. What Cairn knows stands in `cairn`."""
