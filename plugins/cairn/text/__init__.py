# SPDX-License-Identifier: MIT
"""Plain text and Markdown: positions and spans, code and formulas, slugs, fuzzy matching and problems."""
