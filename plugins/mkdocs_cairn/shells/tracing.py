# SPDX-License-Identifier: MIT
"""The run of a template that finds out what it writes on all pages of a kind."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from jinja2.runtime import Context, Macro
from mkdocs.utils.templates import script_tag_filter, url_filter

from mkdocs_cairn.shells.hole import (
    MARK,
    Hole,
    Marked,
    PageHole,
    Read,
    Scope,
    Trace,
    UntraceableError,
    has_mark,
    holds_hole,
    is_hole,
    value_of,
)
from mkdocs_cairn.shells.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment, Template

    _Functions = dict[str, Callable[..., Any]]

_SAME = {"nav", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "config"}
"""What MkDocs gives to the templates of all pages of a folder alike. The files are not among it: each has its page."""
_BY_FOLDER = {url_filter, script_tag_filter}
"""Filters that ask the page for nothing but its address, which matters by its folder, and where they lead to it."""
_OF_JINJA = ("jinja2.", "builtins")
"""Where functions come from that look at nothing that they are not given, or are watched."""


def trace_template(template: Template, scope: Scope, is_apart: Callable[[Template], bool]) -> Shell:
    """Run a template for a page; the partials that are `apart` are run for each page.

    Raises:
        UntraceableError: it does what cannot be followed.
    """
    env = template.environment
    trace = Trace(env, scope)
    given = {name: value if name in _SAME else _hole(trace, name) for name, value in scope.items()}
    with _watched(env, trace, is_apart):
        output = "".join(template.root_render_func(template.new_context(given)))
    trace.is_over = True
    return Shell(trace, output)


def _hole(trace: Trace, name: str) -> Hole:
    return (PageHole if name == "page" else Hole)(trace, lambda scope: scope[name])


@contextmanager
def _watched(env: Environment, trace: Trace, is_apart: Callable[[Template], bool]) -> Iterator[None]:
    """Have an environment tell the trace what its templates do."""
    before = {name: getattr(env, name) for name in ("filters", "tests", "concat", "get_template", "context_class")}
    find, look_up, modules = env.get_template, env.getitem, dict[Any, Any]()
    filters, tests = cast("_Functions", env.filters), cast("_Functions", env.tests)

    def get_template(name: Any, *more: Any, **options: Any) -> Any:
        template = find(name, *more, **options)
        if is_apart(template):
            return _Partial(template, trace)
        if template not in modules:  # its macros as they are imported hold filters that are not watched
            modules[template], template._module = template._module, None  # noqa: SLF001
        return template

    def getitem(thing: Any, key: Any) -> Any:
        if has_mark(key):
            raise UntraceableError("something is looked up by a text with a hole")
        if is_hole(key) and not is_hole(thing):
            return Hole(trace, lambda scope: look_up(thing, value_of(key, scope)))
        return look_up(thing, key)

    env.filters = {name: _watch(trace, function, _derive) for name, function in filters.items()}
    env.tests = {name: _watch(trace, function, _decide) for name, function in tests.items()}
    env.concat, env.get_template = _join, get_template  # type: ignore[method-assign]
    env.getitem = getitem  # type: ignore[method-assign, assignment]
    env.context_class = _watch_calls(env.context_class)
    try:
        yield
    finally:
        del env.getitem  # that of its class
        for name, value in before.items():
            setattr(env, name, value)
        for template, module in modules.items():
            template._module = module  # noqa: SLF001


def _join(parts: Iterable[str]) -> str:
    text = "".join(parts)
    return Marked(text) if MARK in text else text


def _watch_calls(kind: type[Context]) -> type[Context]:
    """Return a kind of context in which nothing is called that might look at holes."""

    class Watched(kind):  # type: ignore[misc, valid-type]
        def call(self, function: Any, /, *args: Any, **more: Any) -> Any:
            # Macros write what they are given, and Jinja's own functions too.
            if type(function) is not Macro and not str(getattr(function, "__module__", "")).startswith(_OF_JINJA):
                inside = any(
                    is_hole(thing) or has_mark(thing) or holds_hole(thing) for thing in (*args, *more.values())
                )
                if inside or hasattr(function, "jinja_pass_arg"):
                    raise UntraceableError("a function may look at what is given for a page")
            found = super().call(function, *args, **more)
            return Marked(found) if has_mark(found) else found

    return Watched


def _watch(trace: Trace, function: Callable[..., Any], derive: Callable[[Trace, Read], Any]) -> Callable[..., Any]:
    """Return a filter or test that is left for later where it meets a hole."""

    @wraps(function)
    def watched(*given: Any, **more: Any) -> Any:
        things = (*given, *more.values())
        if any(map(has_mark, things)) or any(map(holds_hole, things)):
            raise UntraceableError("a text with a hole is changed")
        is_bound = bool(given) and issubclass(type(given[0]), Context)
        if is_bound and function not in _BY_FOLDER:
            raise UntraceableError("a filter may look at everything that is given for a page")
        first = (trace.scope, *given[1:]) if is_bound else given
        if not any(map(is_hole, things)):
            if is_bound:
                trace.places.add(str(given[1]))
            return function(*first, **more)
        rest = given[is_bound:]

        def read(scope: Scope) -> Any:
            values = [value_of(thing, scope) for thing in rest]
            named = {name: value_of(thing, scope) for name, thing in more.items()}
            return function(*((scope,) if is_bound else ()), *values, **named)

        return derive(trace, read)

    return watched


def _derive(trace: Trace, read: Read) -> Hole:
    return Hole(trace, read)


def _decide(trace: Trace, read: Read) -> Any:
    return trace.ask(read)


class _Partial:
    """A template that is included, and run again for each page."""

    def __init__(self, template: Template, trace: Trace) -> None:
        self._template, self._trace = template, trace

    def new_context(self, given: dict[str, Any], shared: bool, local: dict[str, Any]) -> Read:  # noqa: FBT001  # Jinja's
        """Return what writes the partial for a page, in the place of a context."""
        template, given = self._template, {**given, **local}
        holes = {name: thing for name, thing in given.items() if is_hole(thing)}

        def read(scope: Scope) -> str:
            found = {name: value_of(thing, scope) for name, thing in holes.items()}
            return "".join(template.root_render_func(template.new_context({**given, **found}, shared=shared)))

        return read

    def root_render_func(self, context: Read) -> Iterator[str]:
        """Yield the hole in which the partial is written."""
        yield self._trace.mark(context)
