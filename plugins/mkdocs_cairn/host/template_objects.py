# SPDX-License-Identifier: MIT
"""The objects that MkDocs hands to templates, looked through for what the key of a page does not cover."""

from __future__ import annotations

from functools import cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from mkdocs_cairn.cache.template_check import TemplateCheck
from mkdocs_cairn.cache.template_names import find_uncovered
from mkdocs_cairn.host.host_log import HOST_NAME

_OBJECTS = (Page, File, Files, Navigation, Section, Link, Theme, MkDocsConfig)
_KNOWN_PACKAGES = HOST_NAME, "mkdocs", "material", "mkdocs_cairn"


@cache
def uncovered_names() -> frozenset[str]:
    """Return the names in these objects that no key covers."""
    return find_uncovered(_OBJECTS, (name for name, _ in MkDocsConfig._schema))  # noqa: SLF001


def make_template_check() -> TemplateCheck:
    """Return a check of the templates of one build."""
    return TemplateCheck(uncovered_names(), _KNOWN_PACKAGES)
