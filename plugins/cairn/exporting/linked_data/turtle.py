# SPDX-License-Identifier: MIT
"""Write statements in Turtle, a text format of linked data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\ufffd"}
_TO_ESCAPE = re.compile(r'[\\"\n\r\t\0\ud800-\udfff]')
_IN_IRI = "/:?#[]@!$&'()*+,;=-._~%"
_LANGUAGE = re.compile(r"[a-zA-Z]+(?:-[a-zA-Z0-9]+)*")


def write_iri(address: str) -> str:
    """Return an address as an IRI, in which what no IRI may contain is percent-encoded."""
    return f"<{quote(address, safe=_IN_IRI)}>"


def write_text(text: str, language: str = "") -> str:
    """Return a text as a literal, with its language if that is a valid tag."""
    escaped = _TO_ESCAPE.sub(lambda match: _ESCAPES.get(match[0], "\ufffd"), text)
    return f'"{escaped}"@{language}' if _LANGUAGE.fullmatch(language) else f'"{escaped}"'


def write_subject(subject: str, statements: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return the statements about a subject, each a predicate with its objects; one without objects is left out."""
    lines = [f"    {predicate} {', '.join(found)}" for predicate, objects in statements if (found := [*objects])]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"


def write_turtle(prefixes: Mapping[str, str], subjects: Iterable[str]) -> str:
    """Return a document with these prefixes and subjects."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in prefixes.items())
    return "\n".join((head, *subjects))
