# SPDX-License-Identifier: MIT
"""The options of the plugin in `mkdocs.yml`, and the check rules that follow from them."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from cairn.check.check import CheckRules
from cairn.check.rules.thresholds import Thresholds
from cairn.check.severity_profile import LEVELS, PROFILES, STANDARD, SeverityProfile
from cairn.check.suppressions import explain_unknown_code, find_code


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


class CheckConfig(Config):
    """The options under `check`; all of them have a default."""

    profile = config_options.Choice(PROFILES, default=STANDARD)
    """Whether advice is hidden (`relaxed`), shown (`standard`) or turned into warnings (`strict`)."""
    codes = Levels(dict, default={})
    """The severity of individual codes: `error`, `warning`, `info` or `off`."""
    chain = config_options.Type(int, default=Thresholds().chain)
    """The number of concepts at which a chain of prerequisites counts as long."""
    report = config_options.Type(bool, default=False)
    """Whether the site has a page `check/` with the results of a check."""


class CheckOptions(config_options.SubConfig[CheckConfig]):
    """The options under `check`; an unknown one is an error, since it would have no effect."""

    def __init__(self) -> None:
        super().__init__(CheckConfig)

    def run_validation(self, value: object) -> CheckConfig:
        """Return the options.

        Raises:
            mkdocs.config.base.ValidationError: an option is unknown or invalid.
        """
        known = [name for name, _ in CheckConfig._schema]  # noqa: SLF001
        for name in value if isinstance(value, dict) else ():
            if name not in known:
                near = difflib.get_close_matches(str(name), known, n=1)
                cure = f"Did you mean '{near[0]}'?" if near else f"Use one of {', '.join(known)}."
                raise ValidationError(f"There is no option '{name}'. {cure}")
        return super().run_validation(value)


class CairnConfig(Config):
    """The options of the plugin; all of them have a default."""

    given: frozenset[str] = frozenset()
    """The names of the options that the author has set."""

    def load_dict(self, patch: dict[str, Any]) -> None:
        """Record the options that the author has set, and load them."""
        super().load_dict(patch)
        self.given |= frozenset(patch or ())

    concepts = config_options.Type(str, default="concepts")
    """The folder of concept documents, in the docs folder."""
    quizzes = config_options.Type(str, default="quizzes")
    """The folder of question files, next to `mkdocs.yml`."""
    tags = config_options.Type(str, default="tags.yml")
    """The file that describes tags, in the docs folder."""
    references = config_options.Type(str, default="references.bib")
    """The bibliography, in the docs folder."""
    record = config_options.Optional(config_options.Type(str))
    """The name under which browsers store the progress of readers."""

    autolink = config_options.Type(bool, default=False)
    """Whether the first mention of a concept in each section becomes a link, unless a page says otherwise."""
    math = config_options.Type(bool, default=True)
    """Whether `$x$`, `$$x$$`, `\\(x\\)` and `\\[x\\]` are formulas. With `pymdownx.arithmatex`, its rules apply."""
    cache = config_options.Type(bool, default=True)
    """Whether pages and parsed sources are cached in `.cache/cairn`, next to `mkdocs.yml`."""
    cacheable = config_options.ListOfItems(config_options.Type(str), default=[])
    """Plugins and hooks that change each page independently, so that pages can still be cached."""
    jobs = Jobs(default="auto")
    """How many processes build pages: a number, or `auto` for one per core on large sites."""
    search = config_options.Choice(("auto", "pagefind", "theme"), default="auto")
    """The search of the site: `theme`, `pagefind`, which loads nothing until a reader searches, or `auto`, which uses
    Pagefind from 500 concepts on if it is installed."""

    confidence = config_options.Type(bool, default=False)
    """Whether questions ask readers how sure they are of an answer."""
    learner = config_options.Type(bool, default=True)
    """Whether the site has a file with its graph, from which a script can tell what a reader is ready to learn."""
    check = CheckOptions()
    """What checks and builds report: `profile`, `codes`, `chain` and `report`, described below."""


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


def read_rules(options: CheckConfig) -> CheckRules:
    """Return the check rules of a project."""
    levels = {code: LEVELS[level] for label, level in options.codes.items() if (code := find_code(label))}
    return CheckRules(SeverityProfile(options.profile, levels), Thresholds(chain=options.chain))


def record_name(options: CairnConfig, config: MkDocsConfig) -> str:
    """Return the name under which progress is stored. All sites on a web host share the storage."""
    path = urlsplit(config.site_url or "").path
    return options.record or path or config.site_name
