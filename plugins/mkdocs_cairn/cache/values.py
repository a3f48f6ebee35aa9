# SPDX-License-Identifier: MIT
"""Pickle values of the engine, and read them with an unpickler that creates no other classes.

The default pickling of frozen dataclasses is slow, so their slots are read and set directly.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

_ENGINE = "cairn."
_ALLOWED = {
    *(("builtins", "set"), ("builtins", "frozenset"), ("builtins", "object")),
    *(("copyreg", "_reconstructor"), (__name__, "restore")),
}
_NOT_OURS = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError)


def dump_values(values: object) -> bytes:
    """Return values of the engine, and containers of such values, as bytes."""
    target = io.BytesIO()
    _Writer(target, pickle.HIGHEST_PROTOCOL).dump(values)
    return target.getvalue()


def load_values(data: bytes) -> Any:
    """Return the values from the output of `dump_values`; None for any other data."""
    return load_pickle(data, _find_value)


def load_pickle(data: bytes, find: Callable[[str, str], Any]) -> Any:
    """Return the pickled value; None if the data is invalid or `find` rejects a module and name."""
    try:
        return _Reader(data, find).load()
    except _NOT_OURS:
        return None


def restore(kind: type, values: tuple[Any, ...]) -> Any:
    """Return an instance of a class with these field values."""
    value: Any = object.__new__(kind)
    for put, field in zip(_setters(kind), values, strict=True):
        put(value, field)
    return value


@cache
def _setters(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class _Reducers(dict[type, Any]):
    """The reduce function of each class, created when the first value of the class is pickled."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)  # a class is pickled by its name
        names = [field.name for field in fields(kind)] if is_dataclass(kind) and "__slots__" in vars(kind) else []
        if not names:
            self[kind] = copyreg.dispatch_table.get(kind, lambda value: value.__reduce_ex__(pickle.HIGHEST_PROTOCOL))
        elif len(names) == 1:
            self[kind] = lambda value, name=names[0]: (restore, (kind, (getattr(value, name),)))
        else:
            self[kind] = lambda value, get=attrgetter(*names): (restore, (kind, get(value)))
        return self[kind]  # type: ignore[no-any-return]


class _Writer(pickle.Pickler):
    dispatch_table = _Reducers()


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, find: Callable[[str, str], Any]) -> None:
        super().__init__(io.BytesIO(data))
        self._find = find

    def find_class(self, module: str, name: str) -> Any:
        if found := self._find(module, name):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a value that was stored")


def _find_value(module: str, name: str) -> Any:
    if (module, name) in _ALLOWED or module.startswith(_ENGINE):
        found = getattr(import_module(module), name)
        is_own = isinstance(found, type) and found.__module__ == module  # not what the module imports
        return found if is_own or (module, name) in _ALLOWED else None
    return None
