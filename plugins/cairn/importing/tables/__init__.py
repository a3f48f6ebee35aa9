# SPDX-License-Identifier: MIT
"""Tables: `columns` reads the rows, `question_rows` makes questions of them, and `pair_rows` makes documents."""
