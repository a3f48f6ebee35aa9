# SPDX-License-Identifier: MIT
"""The options of the plugin in `mkdocs.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class CairnConfig(Config):
    """All of them have a default."""

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

    search = config_options.Choice(("auto", "pagefind", "theme"), default="auto")
    """The search of the site: `theme` is the theme's own, `pagefind` loads no index before a reader searches,
    and `auto` takes Pagefind from 500 concepts on, if it is installed."""

    confidence = config_options.Type(bool, default=False)
    """Whether learners are asked how sure they are."""


def record_name(options: CairnConfig, config: MkDocsConfig) -> str:
    """Return the name of the record: sites of one host share their storage, so it says which site it is."""
    path = urlsplit(config.site_url or "").path
    return options.record or path or config.site_name
