# SPDX-License-Identifier: MIT
"""The options of the plugin in `mkdocs.yml`, and the check rules that follow from them."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError

from cairn.check.check import CheckRules
from cairn.check.rules.thresholds import Thresholds
from cairn.check.severity_profile import LEVELS, PROFILES, STANDARD, SeverityProfile
from cairn.check.suppressions import find_code
from cairn.text.problem import Code, Severity
from cairn.views.learner.graph_file import ReviewSettings
from mkdocs_cairn.config.option_types import Between, FolderInDocs, Jobs, Levels, Words, refuse_unknown


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
        refuse_unknown(CheckConfig, value)
        return super().run_validation(value)


class LearnerConfig(Config):
    """The options under `learner`; all of them have a default."""

    is_on: bool = True
    """Whether the site has the learner layer."""

    retention = Between(0.7, 0.98, default=0.9)
    """The share of concepts that a reader should still remember when they come up for review, from 0.7 to 0.98."""
    day_ends_at = Between(0, 12, default=4)
    """The hour at which a reader's day ends, from 0 to 12, so that a late evening counts as one day."""
    offline = config_options.Type(bool, default=True)
    """Whether readers can keep pages for reading offline. Nothing is kept unless a reader asks for it."""


class LearnerOptions(config_options.SubConfig[LearnerConfig]):
    """The options under `learner`, or `off` for a site without the learner layer; YAML reads `off` as `false`."""

    def __init__(self) -> None:
        super().__init__(LearnerConfig)
        self.default: Any = True

    def run_validation(self, value: object) -> LearnerConfig:
        """Return the options.

        Raises:
            mkdocs.config.base.ValidationError: an option is unknown or invalid.
        """
        if not isinstance(value, dict | bool | None):
            raise ValidationError(f"Write 'on', 'off' or options with their values, not '{value}'.")
        refuse_unknown(LearnerConfig, value)
        options = super().run_validation(value if isinstance(value, dict) else {})
        options.is_on = value is not False
        return options


class CairnConfig(Config):
    """The options of the plugin; all of them have a default."""

    given: frozenset[str] = frozenset()
    """The names of the options that the author has set."""

    def load_dict(self, patch: dict[str, Any]) -> None:
        """Record the options that the author has set, and load them."""
        super().load_dict(patch)
        self.given |= frozenset(patch or ())

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return the errors and warnings of MkDocs, with the nearest option for one that does not exist."""
        errors, warnings = super().validate()
        known = [name for name, _ in self._schema]
        unknown = {key: difflib.get_close_matches(key, known, n=1) for key, _ in warnings if key not in known}
        near = {key: f". Did you mean '{names[0]}'?" for key, names in unknown.items() if names}
        return errors, sorted((key, f"{warning}{near.get(key, '')}") for key, warning in warnings)

    concepts = FolderInDocs(default="concepts")
    """The folder of concept documents, in the docs folder."""
    quizzes = config_options.Type(str, default="quizzes")
    """The folder of question files, next to `mkdocs.yml`."""
    tags = config_options.Type(str, default="tags.yml")
    """The file that describes tags, in the docs folder."""
    references = config_options.Type(str, default="references.bib")
    """The bibliography, in the docs folder."""
    record = config_options.Optional(config_options.Type(str))
    """The name under which browsers store the progress of readers: by default the path of `site_url`, else `site_name`.
    If you move a site on its host, set this to the old path, so that readers keep their progress."""

    words = Words(dict, default={})
    """Sentences of the interface in an author's own words, by language and name."""
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
    search_after = config_options.ListOfItems(config_options.Type(str), default=[])
    """Pages that a search lists after those of the course, such as `guide/` or `news.md`, in the docs folder."""
    search_exclude = config_options.ListOfItems(config_options.Type(str), default=[])
    """Pages that a search leaves out, such as `drafts/` or `imprint.md`, in the docs folder."""

    llms = config_options.Type(bool, default=False)
    """Whether the site has a list of its concepts for programs that read text, `llms.txt`, and each concept as
    Markdown."""
    json_ld = config_options.Type(bool, default=False)
    """Whether the pages of concepts say to programs what they teach and what they require, as JSON-LD."""
    feed = config_options.Type(bool, default=False)
    """Whether the site has an Atom feed, `feed.xml`, of pages with a `date` or an `updated` in their front matter."""

    confidence = config_options.Type(bool, default=False)
    """Whether questions ask readers how sure they are of an answer."""
    learner = LearnerOptions()
    """What the site shows readers of their own progress: `off`, or `retention`, `day_ends_at` and `offline`, described
    below."""
    check = CheckOptions()
    """What checks and builds report: `profile`, `codes`, `chain` and `report`, described below."""


def read_rules(options: CheckConfig, *, has_embeds: bool = False) -> CheckRules:
    """Return the check rules of a project; `has_embeds` says whether another plugin shows embedded files."""
    levels: dict[Code, Severity | None] = {Code.EMBED_UNSUPPORTED: None} if has_embeds else {}
    levels |= {code: LEVELS[level] for label, level in options.codes.items() if (code := find_code(label))}
    return CheckRules(SeverityProfile(options.profile, levels), Thresholds(chain=options.chain))


def read_reviews(options: LearnerConfig) -> ReviewSettings | None:
    """Return what a project decides about reviews; None if it has no learner layer."""
    return ReviewSettings(options.retention, options.day_ends_at) if options.is_on else None


def offers_offline(options: LearnerConfig) -> bool:
    """Return whether readers can keep pages for reading offline."""
    return options.is_on and options.offline


def record_name(options: CairnConfig, site_url: str, site_name: str) -> str:
    """Return the name under which progress is stored. All sites on a web host share the storage."""
    path = urlsplit(site_url).path
    return options.record or path or site_name
