# SPDX-License-Identifier: MIT
"""The templates of our pages in one build: filled in where a run of one has shown what it writes on such pages."""

from __future__ import annotations

import logging
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from mkdocs_cairn.hrefs import folder_above
from mkdocs_cairn.own_page import OwnPage
from mkdocs_cairn.shells.tracing import trace_template

if TYPE_CHECKING:
    from types import TracebackType

    from jinja2 import Environment, Template

    from mkdocs_cairn.shells.hole import Scope
    from mkdocs_cairn.shells.shell import Shell

log = logging.getLogger("mkdocs.plugins.cairn")

_MOST = 24
"""So often it is tried to get a shell of a kind; pages that it does not fit are written by the template itself."""
_KNOWN = "mkdocs", "material", "mkdocs_cairn"
"""Packages whose templates are known to decide nothing by texts that they have glued together."""
_GIVEN = "base_url", "extra_css", "extra_javascript"
"""What MkDocs gives to pages by their folder, and otherwise to those that have such a file beside them."""


class Shells:
    """The shells of one build, by kind of page."""

    def __init__(self) -> None:
        self._shells: dict[object, list[Shell | None]] = {}
        self._apart: dict[str | None, set[str]] = {}
        self._glues: dict[str | None, bool] = {}
        self._in_nav: set[int] | None = None

    def render(self, template: Template, scope: Scope) -> str:
        """Return what a template writes on one of our pages."""
        if self._in_nav is None:
            self._in_nav = {id(page) for page in getattr(scope.get("nav"), "pages", ())}
        if id(scope["page"]) in self._in_nav:  # where another plugin has put it
            return template.render(scope)
        shells = self._shells.setdefault(self._kind(template, scope, self._in_nav), [])
        is_led_to = any(shell and shell.leads_to(scope["page"].url) for shell in shells)
        for shell in shells if not is_led_to else ():
            if shell and shell.fits(scope):
                scope["page"].filled = filled = shell.fill(scope)
                return filled.output
        output = template.render(scope)
        if len(shells) < _MOST and not is_led_to:
            shells.append(self._trace(template, scope, output))
        return output

    def _kind(self, template: Template, scope: Scope, in_nav: set[int]) -> object:
        """Return what may make a difference without being asked for: the folder, and what the page lights up."""
        page = scope["page"]
        lit = tuple(id(above) for above in page.ancestors if not isinstance(above, OwnPage) or id(above) in in_nav)
        return template.name, folder_above(page.url), lit, *(str(scope.get(name)) for name in _GIVEN), *scope

    def _trace(self, template: Template, scope: Scope, output: str) -> Shell | None:
        """Return a shell for pages like this one; partials that cannot be followed are left to run for each page."""
        apart = self._apart.setdefault(template.name, set())
        if template.name in apart or self._does_glue(template):
            return None
        try:
            found = trace_template(template, scope, lambda part: part.name in apart or self._does_glue(part))
            is_right = found.fill(scope).output == output and not found.leads_to(scope["page"].url)
        except Exception as error:  # noqa: BLE001  # a template that meets what it does not know may fail in any way
            name = _find_partial(error.__traceback__) or template.name or ""
            log.debug("%s is run for each page: %s", name, error)
            apart.add(template.name or "" if name in apart else name)
            return self._trace(template, scope, output)
        return found if is_right else None

    def _does_glue(self, template: Template) -> bool:
        """Say whether a template glues texts together, which cannot be watched; not asked of those that we know."""
        if template.name not in self._glues:
            path = Path(template.filename or "")
            is_known = any(path.is_relative_to(folder) for folder in _known_folders())
            self._glues[template.name] = not is_known and _glues(template)
        return self._glues[template.name]


class _Filled:
    """A template, filled in for our pages."""

    def __init__(self, template: Template, shells: Shells) -> None:
        self._template, self._shells = template, shells

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, *args: Any, **more: Any) -> str:
        """Return the text of a page."""
        scope = dict(*args, **more)
        is_own = isinstance(scope.get("page"), OwnPage)
        return self._shells.render(self._template, scope) if is_own else self._template.render(scope)


def use_shells(env: Environment) -> None:
    """Have the templates of our pages filled in, where it can be followed what they write."""
    shells, find = Shells(), env.get_template

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002  # Jinja's name
        template = find(name, parent, globals)
        return template if parent else _Filled(template, shells)

    env.get_template = get_template  # type: ignore[method-assign]


@cache
def _known_folders() -> tuple[str, ...]:
    found = (find_spec(name) for name in _KNOWN)
    return tuple(folder for spec in found if spec for folder in spec.submodule_search_locations or ())


def _glues(template: Template) -> bool:
    """Say whether a template glues texts together in a way that cannot be watched."""
    env = template.environment
    if env.loader is None or template.name is None:
        return True
    tree = env.parse(env.loader.get_source(env, template.name)[0])
    if next(tree.find_all((nodes.Concat, nodes.Mod)), None):
        log.debug("%s is run for each page, since it glues texts together.", template.name)
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
