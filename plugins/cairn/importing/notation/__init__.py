# SPDX-License-Identifier: MIT
"""Write what the formats have in common as questions in Cairn's notation, and say what that notation cannot carry.

Where the notation has no place for a detail, the question is carried without it, and a sentence says what is lost.
"""
