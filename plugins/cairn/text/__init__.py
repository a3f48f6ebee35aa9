# SPDX-License-Identifier: MIT
"""Text and places in it: what Markdown, formulas and code mean to the engine, and how names compare."""
