# SPDX-License-Identifier: MIT
"""`mkdocs serve` for sites of any size: an edit updates the build, and a page is built when it is requested."""
