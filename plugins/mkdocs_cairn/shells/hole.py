# SPDX-License-Identifier: MIT
"""Values that differ from page to page, as a template meets them while it is run to find out what does not.

It may read them, pass them through filters and write them, which is done again for each page. Where it decides
by one of them, the decision is noted. Whatever else it does with one ends the attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

Scope = Mapping[str, Any]
"""What a template is given for a page, by name."""
Read = Callable[[Scope], Any]
"""Finds a value in what is given for a page."""

MARK = "\x02"
"""Stands round the number of a hole in what a traced template writes; no page of a text file holds it."""


class UntraceableError(Exception):
    """A template does with a value what cannot be followed."""


class Trace:
    """One run of a template for one page."""

    def __init__(self, env: Environment, scope: Scope) -> None:
        self.env, self.scope = env, scope
        self.guards: list[tuple[Read, object]] = []
        """What was decided by, and how it was for this page."""
        self.holes: list[Read] = []
        """What was written, by number."""
        self.places: set[str] = set()
        """What is linked to from all pages alike: from a page that lies there, the way is another one."""
        self.is_over = False

    def ask(self, read: Read) -> Any:
        """Return a value of this page by which the template decides."""
        self._must_go_on()
        value = read(self.scope)
        self.guards.append((read, value))
        return value

    def mark(self, read: Read) -> Marked:
        """Return what stands for a value that is written."""
        self._must_go_on()
        self.holes.append(read)
        return Marked(f"{MARK}{len(self.holes) - 1}{MARK}")

    def _must_go_on(self) -> None:
        if self.is_over:
            raise UntraceableError("a value of one page has stayed behind")


def _refuse(*_: object) -> Any:
    raise UntraceableError("a value with a hole is looked at")


class Hole:  # noqa: PLW1641  # it has a `__hash__`, which refuses
    """A value that is another one on each page.

    What would look at it in another way than is noted here must not get an answer, and no `TypeError` either: where
    a template looks something up, Jinja takes that for a thing that is not there.
    """

    __slots__ = ("_of", "_trace")
    __hash__ = __index__ = __int__ = __float__ = __format__ = _refuse
    __class__ = property(_refuse)  # `isinstance` asks for it

    def __init__(self, trace: Trace, read: Read) -> None:
        self._trace, self._of = trace, read

    def __getattr__(self, name: str) -> Hole:
        if name.startswith("__"):
            raise AttributeError(name)
        env, read = self._trace.env, self._of
        return Hole(self._trace, lambda scope: env.getattr(read(scope), name))

    def __getitem__(self, key: Any) -> Hole:
        if has_mark(key):
            _refuse()
        env, read = self._trace.env, self._of
        return Hole(self._trace, lambda scope: env.getitem(read(scope), value_of(key, scope)))

    def __str__(self) -> str:
        return self._trace.mark(self._of)

    def __bool__(self) -> bool:
        read = self._of
        return self._trace.ask(lambda scope: bool(read(scope)))  # type: ignore[no-any-return]

    def __contains__(self, item: Any) -> bool:
        if has_mark(item):
            _refuse()
        read = self._of
        return self._trace.ask(lambda scope: value_of(item, scope) in read(scope))  # type: ignore[no-any-return]

    def __eq__(self, other: object) -> bool:
        read = self._of
        return self._trace.ask(lambda scope: bool(read(scope) == value_of(other, scope)))  # type: ignore[no-any-return]

    def __iter__(self) -> Any:
        raise UntraceableError("a loop over what differs from page to page")


class PageHole(Hole):
    """The page itself.

    MkDocs' own pages ask whether it is one before they compare it with themselves, and it is none of those in the
    navigation: so it says that it is not.
    """

    __slots__ = ()
    __class__ = property(lambda _: object)


class Marked(str):
    """A text with a hole in it. It can be written, and that is all."""

    __slots__ = ()
    __hash__ = __format__ = _refuse
    __bool__ = __len__ = __contains__ = __iter__ = __getitem__ = _refuse
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __mod__ = _refuse

    def __getattribute__(self, name: str) -> Any:
        return super().__getattribute__(name) if name.startswith("__") else _refuse()


def value_of(thing: Any, scope: Scope) -> Any:
    """Return what a thing is on a page."""
    return thing._of(scope) if is_hole(thing) else thing  # noqa: SLF001  # templates read all other names of a hole


def has_mark(thing: Any) -> bool:
    """Say whether a thing is a text with a hole."""
    return issubclass(type(thing), str) and str.__contains__(thing, MARK)


def is_hole(thing: object) -> bool:
    """Say whether a thing is a hole, without asking it."""
    return issubclass(type(thing), Hole)


def holds_hole(thing: Any) -> bool:
    """Say whether a thing is a list or the like with a hole in it."""
    kind = type(thing)
    inside = thing.values() if kind is dict else thing if kind in {list, tuple} else ()
    return any(is_hole(item) or has_mark(item) or holds_hole(item) for item in inside)
