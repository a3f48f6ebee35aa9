# SPDX-License-Identifier: MIT
"""What an option of the plugin may hold besides what MkDocs offers, and what is said about a wrong value."""

from __future__ import annotations

import difflib
import posixpath
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from cairn.check.severity_profile import LEVELS
from cairn.check.suppressions import explain_unknown_code, find_code
from cairn.text.messages import Sentence
from mkdocs_cairn.languages.faults import find_fault, find_fault_of_language


class Jobs(config_options.OptionallyRequired[Any]):
    """An option that is a number of processes, or `auto`."""

    def run_validation(self, value: object) -> str | int:
        """Return the value.

        Raises:
            mkdocs.config.base.ValidationError: the value is neither.
        """
        try:
            return parse_jobs(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(f"Write 'auto' or a number above 0, not '{value}'.") from error


def parse_jobs(value: Any) -> str | int:
    """Return the number of processes that an option sets, or `auto`.

    Raises:
        ValueError: the value is neither `auto` nor a number above 0.
    """
    if value == "auto":
        return "auto"
    number = int(value)
    if number < 1 or isinstance(value, bool | float):
        raise ValueError(value)
    return number


class Words(config_options.Type[Any]):
    """An option that holds sentences of the interface, by language and name."""

    def run_validation(self, value: object) -> dict[str, dict[str, Sentence]]:
        """Return the sentences.

        Raises:
            mkdocs.config.base.ValidationError: a language or a sentence is not as it should be.
        """
        given = super().run_validation(value)
        for language, sentences in given.items():
            if fault := find_fault_of_language(language):
                raise ValidationError(fault)
            if not isinstance(sentences, dict):
                raise ValidationError(f"Write names and sentences under '{language}'.")
            for name, sentence in sentences.items():
                if fault := find_fault(str(name), sentence):
                    raise ValidationError(f"{language}: {fault}")
        return {str(language): sentences for language, sentences in given.items()}


class FolderInDocs(config_options.Type[str]):
    """An option that names a folder in the docs folder."""

    def __init__(self, *, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """Return its path, without slashes at its ends.

        Raises:
            mkdocs.config.base.ValidationError: the value is the docs folder itself, or outside it.
        """
        path = posixpath.normpath(super().run_validation(value).strip("/") or ".")
        if path == "." or path.split("/", 1)[0] == "..":
            raise ValidationError(
                f"Name a folder in the docs folder, not '{value}'. Any page with 'learn_before' is a concept, too."
            )
        return path


class Levels(config_options.Type[Any]):
    """An option that sets the severity of problem codes."""

    def run_validation(self, value: object) -> dict[str, str]:
        """Return the severities by code; YAML reads `off` as `false`.

        Raises:
            mkdocs.config.base.ValidationError: there is no such code or severity.
        """
        given = super().run_validation(value)
        levels = {str(label): "off" if level is False else str(level) for label, level in given.items()}
        for label, level in levels.items():
            if find_code(label) is None:
                raise ValidationError(explain_unknown_code(label))
            if level not in LEVELS:
                near = difflib.get_close_matches(level.casefold(), LEVELS, n=1)
                cure = f"Did you mean '{near[0]}'?" if near else f"Write one of {', '.join(LEVELS)}."
                raise ValidationError(f"'{level}' is not a level for '{label}'. {cure}")
        return levels


class Between(config_options.OptionallyRequired[Any]):
    """An option that is a number in a range; a whole one if both ends are."""

    def __init__(self, least: float, most: float, *, default: float) -> None:
        super().__init__(default=default)
        self._least, self._most = least, most

    def run_validation(self, value: object) -> float:
        """Return the number.

        Raises:
            mkdocs.config.base.ValidationError: the value is no number, or out of range.
        """
        kinds = (int,) if isinstance(self._least, int) else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not self._least <= value <= self._most:
            kind = "whole number" if kinds == (int,) else "number"
            raise ValidationError(f"Write a {kind} from {self._least} to {self._most}, not '{value}'.")
        return value


def refuse_unknown(options: type[Config], value: object) -> None:
    """Refuse options that are not among those of a group, since they would have no effect.

    Raises:
        mkdocs.config.base.ValidationError: there is one.
    """
    known = [name for name, _ in options._schema]  # noqa: SLF001
    for name in value if isinstance(value, dict) else ():
        if name not in known:
            near = difflib.get_close_matches(str(name), known, n=1)
            cure = f"Did you mean '{near[0]}'?" if near else f"Use one of {', '.join(known)}."
            raise ValidationError(f"There is no option '{name}'. {cure}")
