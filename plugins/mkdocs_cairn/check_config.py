# SPDX-License-Identifier: MIT
"""The options of a check, `check` among those of the plugin, and the rules that they make."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from cairn.check.check import CheckRules
from cairn.check.rules.thresholds import Thresholds
from cairn.check.severity_profile import LEVELS, PROFILES, STANDARD, SeverityProfile
from cairn.check.suppressions import explain_unknown_code, find_code
from cairn.views.check_page import add_check_page, no_problems
from cairn.views.index_pages import compile_indexes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cairn.site import Site
    from cairn.sources import Sources
    from cairn.text.problem import Problem
    from cairn.views.index_pages import GeneratedPage
    from mkdocs_cairn.config import CairnConfig


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
                raise ValidationError(explain_unknown_code(label))
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
    chain = config_options.Type(int, default=Thresholds().chain)
    """From how many concepts on a chain of prerequisites is long."""
    report = config_options.Type(bool, default=False)
    """Whether the site gets a page, `check/`, that shows what a check tells."""


class CheckOptions(config_options.SubConfig[CheckConfig]):
    """Those options together; one that is not known would be an author's wish that nobody hears."""

    def __init__(self) -> None:
        super().__init__(CheckConfig)

    def run_validation(self, value: object) -> CheckConfig:
        """Return them.

        Raises:
            mkdocs.config.base.ValidationError: one of them is not known, or not valid.
        """
        known = [name for name, _ in CheckConfig._schema]  # noqa: SLF001
        for name in value if isinstance(value, dict) else ():
            if name not in known:
                near = difflib.get_close_matches(str(name), known, n=1)
                cure = f"Did you mean '{near[0]}'?" if near else f"Use one of {', '.join(known)}."
                raise ValidationError(f"There is no option '{name}'. {cure}")
        return super().run_validation(value)


def generate_pages(
    site: Site, sources: Sources, options: CairnConfig, find_others: Callable[[Site], Iterable[Problem]] = no_problems
) -> dict[str, GeneratedPage]:
    """Return every page that is generated, with a report where one is asked for."""
    pages = compile_indexes(site)
    if options.check.report:
        add_check_page(pages, site, sources, read_rules(options.check), find_others)
    return pages


def read_rules(options: CheckConfig) -> CheckRules:
    """Return the rules of a project."""
    levels = {code: LEVELS[level] for label, level in options.codes.items() if (code := find_code(label))}
    return CheckRules(SeverityProfile(options.profile, levels), Thresholds(chain=options.chain))
