# SPDX-License-Identifier: MIT
"""What is wrong with a sentence of the interface that an author or a translator has written."""

from __future__ import annotations

import difflib
import re
from typing import Any

from cairn.text.messages import OTHER, Sentence, find_values
from mkdocs_cairn.languages.catalogues import ENGLISH, read_catalogue

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]+)*")
_LINK = re.compile(r"\{(link|end)\}")
_CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)


def find_fault_of_language(language: object) -> str:
    """Return what is wrong with the name of a language; empty if it is sound."""
    if isinstance(language, bool):
        return "YAML reads the name of this language as yes or no. Put quotes around it."
    if not _TAG.fullmatch(str(language)):
        return f"'{language}' is not the code of a language. Write one such as 'de' or 'pt-BR'."
    return ""


def find_fault(name: str, sentence: object) -> str:
    """Return what is wrong with a sentence that takes the place of the English one; empty if it is sound."""
    english = read_catalogue(ENGLISH)
    if name not in english:
        near = difflib.get_close_matches(name, english, n=1)
        return f"There is no sentence '{name}'." + (f" Did you mean '{near[0]}'?" if near else "")
    forms: dict[str, Any] = sentence if isinstance(sentence, dict) else {OTHER: sentence}
    has_forms = isinstance(sentence, dict)
    if fault := _find_fault_of_forms(name, forms, english[name], has_forms=has_forms) or _find_open_link(name, forms):
        return fault
    values = find_values(english[name])
    if extra := sorted(find_values(forms) - values):
        return f"'{name}' has no value '{{{extra[0]}}}'. Its values: {', '.join(sorted(values)) or 'none'}."
    return ""


def _find_fault_of_forms(name: str, forms: dict[str, Any], english: Sentence, *, has_forms: bool) -> str:
    if unknown := [key for key in forms if key not in _CATEGORIES]:
        return f"'{name}' has the form '{unknown[0]}'. Forms are {', '.join(_CATEGORIES)}."
    if has_forms and isinstance(english, str) and "count" not in find_values(english):
        return f"'{name}' says no number, so it has no forms. Write one sentence."
    if OTHER not in forms:
        return f"'{name}' has no form '{OTHER}'. Add it."
    if not all(isinstance(form, str) and form for form in forms.values()):
        return f"'{name}' is not a text. Write a sentence."
    return ""


def _find_open_link(name: str, forms: dict[str, str]) -> str:
    if all(_LINK.findall(form) in ([], ["link", "end"]) for form in forms.values()):
        return ""
    return f"'{name}' has a link without its beginning or end. Write '{{link}}' before its words, and '{{end}}' after."
