# SPDX-License-Identifier: MIT
"""Moodle XML: `item` reads what all questions have, `kinds` lists the types, other modules read the answers."""
