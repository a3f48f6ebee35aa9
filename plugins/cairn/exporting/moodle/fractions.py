# SPDX-License-Identifier: MIT
"""The parts of the credit that Moodle knows. It refuses a question with any other, so the nearest one is written."""

from __future__ import annotations

from decimal import Decimal

WHOLE, NOTHING = "100", "0"
_LIST = """
100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0
"""
_KNOWN = tuple((Decimal(text), text) for text in _LIST.split())
_SLACK = Decimal("0.01")


def find_fraction(percent: Decimal) -> tuple[str, bool]:
    """Return the nearest part of the credit that Moodle knows, from 0 to 100, and whether it is the same."""
    value, text = min(_KNOWN, key=lambda known: abs(known[0] - percent))
    return text, abs(value - percent) < _SLACK


def divide(parts: int) -> tuple[str, bool]:
    """Return the credit for one of several right choices, and whether all of them together get the whole credit."""
    return find_fraction(Decimal(100) / parts)
