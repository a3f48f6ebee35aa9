# SPDX-License-Identifier: MIT
"""Read the sources of an import from the disk: files, folders, archives and workbooks. Nothing else opens a source."""
