# SPDX-License-Identifier: MIT
"""Tell feedback that says something about a question from sentences that a program puts under every question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_MOST = 3
"""A sentence under more questions than this says nothing about any of them."""
_DEFAULTS = frozenset(
    {
        "your answer is correct.",
        "your answer is incorrect.",
        "your answer is partially correct.",
        "correct!",
        "incorrect",
        "incorrect.",
        "correct",
        "correct.",
        "that's correct!",
        "partially correct.",
        "die antwort ist richtig.",
        "die antwort ist teilweise richtig.",
        "die antwort ist falsch.",
        "votre réponse est correcte.",
        "votre réponse est partiellement correcte.",
        "votre réponse est incorrecte.",
        "respuesta correcta",
        "respuesta parcialmente correcta.",
        "respuesta incorrecta.",
    }
)
"""What Moodle writes in English, German, French and Spanish, and Canvas in English, in lower case."""


def find_boilerplate(texts: Iterable[str]) -> frozenset[str]:
    """Return those of the texts that are under more than three questions; `texts` has each text once a question."""
    return frozenset(text for text, count in Counter(map(_bare, texts)).items() if count > _MOST)


def drop_boilerplate(texts: Iterable[str], common: frozenset[str]) -> list[str]:
    """Return the texts that say something about their question; `common` is what `find_boilerplate` returned."""
    return [
        text for text in texts if text.strip() and _bare(text) not in common and _bare(text).lower() not in _DEFAULTS
    ]


def _bare(text: str) -> str:
    """Return a text without the differences that do not count."""
    return " ".join(text.split())
