# SPDX-License-Identifier: MIT
"""`mkdocs serve` for sites of any size: an edit changes what is known, and a page is made when it is asked for."""
