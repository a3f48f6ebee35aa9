# SPDX-License-Identifier: MIT
"""The options of the plugin in `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from mkdocs_cairn.build.jobs import parse_jobs
from mkdocs_cairn.check_config import CheckOptions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Jobs(config_options.OptionallyRequired[Any]):
    """An option that is a number of processes, or `auto`."""

    def run_validation(self, value: object) -> str | int:
        """Return it.

        Raises:
            mkdocs.config.base.ValidationError: it is neither.
        """
        try:
            return parse_jobs(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(f"Write 'auto' or a number above 0, not '{value}'.") from error


class CairnConfig(Config):
    """All of them have a default."""

    given: frozenset[str] = frozenset()
    """The names of those that the author has set."""

    def load_dict(self, patch: dict[str, Any]) -> None:
        """Take what an author has set."""
        super().load_dict(patch)
        self.given |= frozenset(patch or ())

    concepts = config_options.Type(str, default="concepts")
    """The folder of concept documents, in the docs folder."""
    quizzes = config_options.Type(str, default="quizzes")
    """The folder of question files, beside `mkdocs.yml`."""
    tags = config_options.Type(str, default="tags.yml")
    """The file that describes tags, in the docs folder."""
    references = config_options.Type(str, default="references.bib")
    """The bibliography, in the docs folder."""
    record = config_options.Optional(config_options.Type(str))
    """The name under which a reader's browser keeps the progress on this site."""

    autolink = config_options.Type(bool, default=False)
    """Whether the first mention of a concept in a section becomes a link, where a page does not say otherwise."""
    math = config_options.Type(bool, default=True)
    """Whether `$x$`, `$$x$$`, `\\(x\\)` and `\\[x\\]` are formulas; a site with `pymdownx.arithmatex` has its own."""
    cache = config_options.Type(bool, default=True)
    """Whether pages and parsed sources are kept in `.cache/cairn` beside `mkdocs.yml`, for later builds."""
    cacheable = config_options.ListOfItems(config_options.Type(str), default=[])
    """Plugins and hooks that change each page by itself, so that finished pages can be kept beside them."""
    jobs = Jobs(default="auto")
    """How many processes make pages: a number, or `auto` for one a core where there is enough to do."""
    search = config_options.Choice(("auto", "pagefind", "theme"), default="auto")
    """The search of the site: `theme` is the theme's own, `pagefind` loads no index before a reader searches,
    and `auto` takes Pagefind from 500 concepts on, if it is installed."""

    confidence = config_options.Type(bool, default=False)
    """Whether learners are asked how sure they are."""
    check = CheckOptions()
    """What checks and builds report: `profile`, `codes` and `chain`; with `report`, on a page of the site, too."""


def record_name(options: CairnConfig, config: MkDocsConfig) -> str:
    """Return the name of the record: sites of one host share their storage, so it says which site it is."""
    path = urlsplit(config.site_url or "").path
    return options.record or path or config.site_name
