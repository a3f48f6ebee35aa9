# SPDX-License-Identifier: MIT
"""Extensions of Python-Markdown: formulas, question fields, heading anchors and fast paths."""
