# SPDX-License-Identifier: MIT
"""The MkDocs plugin: it reads files and writes pages. The engine in `cairn` does the rest."""
