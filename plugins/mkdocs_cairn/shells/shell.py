# SPDX-License-Identifier: MIT
"""What a template writes on all pages of a kind, with holes for what differs; and the run of it that finds out."""

from __future__ import annotations

from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jinja2.runtime import Context
from mkdocs.utils.templates import script_tag_filter, url_filter

from mkdocs_cairn.shells.hole import MARK, Hole, Marked, Read, Scope, Trace, UntraceableError, has_mark, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jinja2 import Environment, Template

    _Functions = dict[str, Callable[..., Any]]

_T = TypeVar("_T")

_SAME = {"nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "config"}
"""What MkDocs gives to the templates of all pages of a folder alike."""
_BY_FOLDER = {url_filter, script_tag_filter}
"""Filters that ask the page for nothing but its folder."""


class Shell:
    """The text of a template, with holes."""

    def __init__(self, trace: Trace, output: str) -> None:
        """Take a run of the template and what it has written.

        Raises:
            UntraceableError: a hole has got lost on the way.
        """
        parts = output.split(MARK)
        numbers, self.texts = parts[1::2], parts[::2]
        if len(numbers) >= len(self.texts) or not all(number.isdecimal() for number in numbers):
            raise UntraceableError("a hole is broken")
        self._holes = [trace.holes[int(number)] for number in numbers]
        self._guards = trace.guards

    def fits(self, scope: Scope) -> bool:
        """Say whether the template would decide for that page as it did."""
        return all(read(scope) == value for read, value in self._guards)

    def fill(self, scope: Scope) -> Filled:
        """Return the text for a page."""
        return Filled(self.texts, [str(read(scope)) for read in self._holes])


class Filled:
    """What stands on a page."""

    def __init__(self, texts: Sequence[str], values: Sequence[str]) -> None:
        """Take what stands round the holes of a shell, and in them."""
        self.texts, self.values = texts, values
        self.output = "".join(interleave(texts, values))


def interleave(texts: Sequence[_T], values: Sequence[_T]) -> list[_T]:
    """Return texts, and between them values, of which there is one less."""
    parts = list(texts)
    parts[1:] = [part for pair in zip(values, texts[1:], strict=True) for part in pair]
    return parts


def trace_template(template: Template, scope: Scope, apart: Collection[str]) -> Shell:
    """Run a template for a page; the partials that are `apart` are run for each page.

    Raises:
        UntraceableError: it does what cannot be followed.
    """
    env = template.environment
    trace = Trace(env, scope)
    given = {name: value if name in _SAME else _hole(trace, name) for name, value in scope.items()}
    with _watched(env, trace, apart):
        output = "".join(template.root_render_func(template.new_context(given)))
    trace.is_over = True
    return Shell(trace, output)


def _hole(trace: Trace, name: str) -> Hole:
    return Hole(trace, lambda scope: scope[name])


@contextmanager
def _watched(env: Environment, trace: Trace, apart: Collection[str]) -> Iterator[None]:
    """Have an environment tell the trace what its templates do."""
    find, before = env.get_template, (env.filters, env.tests, env.concat, env.get_template)
    filters, tests = cast("_Functions", env.filters), cast("_Functions", env.tests)

    def get_template(name: Any, *more: Any, **options: Any) -> Any:
        template = find(name, *more, **options)
        return _Partial(template, trace) if name in apart else template

    env.filters = {name: _watch(trace, function, _derive) for name, function in filters.items()}
    env.tests = {name: _watch(trace, function, _decide) for name, function in tests.items()}
    env.concat, env.get_template = _join, get_template  # type: ignore[method-assign]
    try:
        yield
    finally:
        env.filters, env.tests, env.concat, env.get_template = before  # type: ignore[method-assign]


def _join(parts: Iterable[str]) -> str:
    text = "".join(parts)
    return Marked(text) if MARK in text else text


def _watch(trace: Trace, function: Callable[..., Any], derive: Callable[[Trace, Read], Any]) -> Callable[..., Any]:
    """Return a filter or test that is left for later where it meets a hole."""

    @wraps(function)
    def watched(*given: Any, **more: Any) -> Any:
        things = (*given, *more.values())
        if any(map(has_mark, things)):
            raise UntraceableError("a text with a hole is changed")
        is_bound = bool(given) and isinstance(given[0], Context)
        if is_bound and function not in _BY_FOLDER:
            raise UntraceableError("a filter may look at everything that is given for a page")
        first = (trace.scope, *given[1:]) if is_bound else given
        if not any(isinstance(thing, Hole) for thing in things):
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
        holes = {name: thing for name, thing in given.items() if isinstance(thing, Hole)}

        def read(scope: Scope) -> str:
            found = {name: value_of(thing, scope) for name, thing in holes.items()}
            return "".join(template.root_render_func(template.new_context({**given, **found}, shared=shared)))

        return read

    def root_render_func(self, context: Read) -> Iterator[str]:
        """Yield the hole in which the partial is written."""
        yield self._trace.mark(context)
