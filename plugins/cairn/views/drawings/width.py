# SPDX-License-Identifier: MIT
"""How wide a text is when it is shown, in Latin letters."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def measure(text: str) -> int:
    """Return about how many Latin letters are as wide as a text; Chinese and Japanese ones are twice as wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text if not combining(letter))
