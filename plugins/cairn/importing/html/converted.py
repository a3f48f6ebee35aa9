# SPDX-License-Identifier: MIT
"""A text of a source in Markdown, and what it does not carry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Markdown."""

    markdown: str
    """The text."""
    losses: tuple[str, ...] = ()
    """What it does not carry, in whole sentences with the place `{name}`."""
