# SPDX-License-Identifier: MIT
"""Values of the engine as bytes and back: pickles, and a reader that creates nothing but such values.

Pickling a frozen dataclass in the usual way takes longer than everything else, so its slots are read and set directly.
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
    """Return values of the engine, in dicts, lists and the like, as bytes."""
    target = io.BytesIO()
    _Writer(target, pickle.HIGHEST_PROTOCOL).dump(values)
    return target.getvalue()


def load_values(data: bytes) -> Any:
    """Return the values that `dump_values` was given; None where it did not write the data."""
    return load_pickle(data, _find_value)


def load_pickle(data: bytes, find: Callable[[str, str], Any]) -> Any:
    """Return the pickled value; None where the data is no pickle, or `find` returns nothing for a module and a name."""
    try:
        return _Reader(data, find).load()
    except _NOT_OURS:
        return None


def restore(kind: type, values: tuple[Any, ...]) -> Any:
    """Return a value of a class with these values in its fields."""
    value: Any = object.__new__(kind)
    for put, field in zip(_setters(kind), values, strict=True):
        put(value, field)
    return value


@cache
def _setters(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


class _Reducers(dict[type, Any]):
    """The function that takes apart the values of each class, found when the first of them is pickled."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)  # a class is found by its name
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
        is_own = isinstance(found, type) and found.__module__ == module  # not what the module has from elsewhere
        return found if is_own or (module, name) in _ALLOWED else None
    return None
