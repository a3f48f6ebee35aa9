# SPDX-License-Identifier: MIT
"""The options of a check, `check` among those of the plugin, and the rules that they make."""

from __future__ import annotations

import difflib
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from cairn.allow import find_code, say_unknown
from cairn.check import Rules
from cairn.findings.limits import Limits
from cairn.profile import LEVELS, PROFILES, STANDARD, Profile


class Levels(config_options.Type[Any]):
    """An option that says how much single codes weigh."""

    def run_validation(self, value: object) -> dict[str, str]:
        """Return the levels by code; YAML reads `off` as no.

        Raises:
            mkdocs.config.base.ValidationError: there is no such code or level.
        """
        given = super().run_validation(value)
        levels = {str(label): "off" if level is False else str(level) for label, level in given.items()}
        for label, level in levels.items():
            if find_code(label) is None:
                raise ValidationError(say_unknown(label))
            if level not in LEVELS:
                near = difflib.get_close_matches(level.casefold(), LEVELS, n=1)
                cure = f"Did you mean '{near[0]}'?" if near else f"Write one of {', '.join(LEVELS)}."
                raise ValidationError(f"'{level}' says nothing of the weight of '{label}'. {cure}")
        return levels


class CheckConfig(Config):
    """All of them have a default."""

    profile = config_options.Choice(PROFILES, default=STANDARD)
    """`relaxed`, `standard` or `strict`."""
    codes = Levels(dict, default={})
    """What single codes weigh: `error`, `warning`, `info` or `off`."""
    chain = config_options.Type(int, default=Limits().chain)
    """From how many concepts on a chain of prerequisites is long."""


def read_rules(options: CheckConfig) -> Rules:
    """Return the rules of a project."""
    levels = {code: LEVELS[level] for label, level in options.codes.items() if (code := find_code(label))}
    return Rules(Profile(options.profile, levels), Limits(chain=options.chain))
