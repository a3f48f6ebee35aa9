# SPDX-License-Identifier: MIT
"""The templates of our pages in one build: filled in where a run of one has shown what it writes on such pages."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from mkdocs_cairn.own_page import OwnPage
from mkdocs_cairn.shells.shell import Shell, trace_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_cairn.shells.hole import Scope

log = logging.getLogger("mkdocs.plugins.cairn")

_MOST = 24
"""So many shells of a kind are kept; pages that decide in yet another way are written by the template itself."""


class Shells:
    """The shells of one build, by kind of page."""

    def __init__(self, files: Files) -> None:
        self._folders = {folder for file in files for folder in _above(file.url)}
        self._shells: dict[object, list[Shell]] = {}
        self._apart: dict[str | None, set[str]] = {}

    def render(self, template: Template, scope: Scope) -> str:
        """Return what a template writes on one of our pages."""
        shells = self._shells.setdefault(self._kind(template, scope), [])
        for shell in shells:
            if shell.fits(scope):
                scope["page"].filled = filled = shell.fill(scope)
                return filled.output
        output = template.render(scope)
        if len(shells) < _MOST and (found := self._trace(template, scope)) and found.fill(scope).output == output:
            shells.append(found)
        return output

    def _kind(self, template: Template, scope: Scope) -> object:
        """Return what may make a difference without being asked for: the folder, and what the page lights up."""
        page = scope["page"]
        place = page.url if page.url in self._folders else f"{_parent(page.url)}*"
        lit = tuple(id(above) for above in page.ancestors if not isinstance(above, OwnPage))
        return template.name, place, lit, *scope

    def _trace(self, template: Template, scope: Scope) -> Shell | None:
        """Return a shell for pages like this one; partials that cannot be followed are left to run for each page."""
        apart = self._apart.setdefault(template.name, set())
        if template.name in apart:
            return None
        try:
            return trace_template(template, scope, apart)
        except Exception as error:  # noqa: BLE001  # a template that meets what it does not know may fail in any way
            name = _find_partial(error.__traceback__) or template.name or ""
            log.debug("%s is run for each page: %s", name, error)
            apart.add(template.name or "" if name in apart else name)
        return self._trace(template, scope)


class _Filled:
    """A template, filled in for our pages."""

    def __init__(self, template: Template, shells: Shells) -> None:
        self._template, self._shells = template, shells

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, scope: Scope) -> str:
        """Return the text of a page."""
        is_own = isinstance(scope.get("page"), OwnPage)
        return self._shells.render(self._template, scope) if is_own else self._template.render(scope)


def use_shells(env: Environment, files: Files, config: MkDocsConfig) -> None:
    """Have the templates of our pages filled in, where it can be followed what they write."""
    if _glues(env, config.theme.custom_dir):
        return
    shells, find = Shells(files), env.get_template

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002  # Jinja's name
        template = find(name, parent, globals)
        return template if parent else _Filled(template, shells)

    env.get_template = get_template  # type: ignore[method-assign]


def _glues(env: Environment, folder: str | None) -> bool:
    """Say whether a site's own templates glue texts together in a way that cannot be watched."""
    for file in Path(folder).rglob("*.html") if folder else ():
        tree = env.parse(file.read_text("utf-8"))
        formats = any(node.attr == "format" for node in tree.find_all(nodes.Getattr))
        if formats or next(tree.find_all((nodes.Concat, nodes.Mod)), None):
            log.debug("Templates are run for each page, since %s glues texts together.", file)
            return True
    return False


def _find_partial(trace: TracebackType | None) -> str:
    """Return the name of the template in which an error has come up; empty if it is none."""
    name = ""
    while trace:
        if "__jinja_template__" in (found := trace.tb_frame.f_globals):
            name = found["name"]
        trace = trace.tb_next
    return name


def _above(url: str) -> Iterator[str]:
    """Yield the addresses of all folders above that of a page."""
    while url := _parent(url):
        yield url


def _parent(url: str) -> str:
    return url[: url.rstrip("/").rfind("/") + 1]
