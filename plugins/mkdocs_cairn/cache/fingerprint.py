# SPDX-License-Identifier: MIT
"""Digests of the inputs of pages: texts, settings, templates and versions. They are the same in every process."""

from __future__ import annotations

import datetime as dt
import functools
import inspect
import sys
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path, PurePath
from typing import Any

SIZE = 16
"""The number of bytes of a digest."""
KNOWN_PACKAGES = ("markdown.", "pymdownx.", "material.", "mkdocs.", "properdocs.", "mkdocs_cairn.")
"""Packages whose code depends on their version alone, and keeps no state from one page to the next."""
_PLAIN = (str, int, float, bool, bytes, type(None), dt.date, dt.time)
_OWN = Path(__file__).parents[2]
_OWN_PACKAGES = ("cairn", "mkdocs_cairn")
_CODE = (".py", ".html", ".md", ".js", ".css", ".json")


class UncacheableError(ValueError):
    """Nothing that depends on a value can be cached, because the value may hold anything."""


def digest(*parts: object) -> bytes:
    """Return a digest of values.

    Raises:
        UncacheableError: a value, or a part of one, has no canonical form.
    """
    return digest_text("\0".join(map(canonical_form, parts)))


def digest_text(text: str) -> bytes:
    """Return the digest of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


def canonical_form(value: object) -> str:
    """Return a text that is the same for equal values in every process.

    Raises:
        UncacheableError: the value has no canonical form.
    """
    if isinstance(value, Enum | PurePath):
        return str(value)
    if isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(sorted(f"{canonical_form(k)}:{canonical_form(v)}" for k, v in value.items())) + "}"
    if isinstance(value, list | tuple | AbstractSet):
        items = map(canonical_form, value)
        return "[" + ",".join(sorted(items) if isinstance(value, AbstractSet) else items) + "]"
    return _canonical_code(value)


def _canonical_code(value: Any) -> str:
    if isinstance(value, functools.partial):
        return f"partial({canonical_form([value.func, value.args, value.keywords])})"
    is_named = inspect.isfunction(value) or inspect.isbuiltin(value) or inspect.isclass(value)
    if is_named and "<" not in value.__qualname__ and f"{value.__module__}.".startswith(KNOWN_PACKAGES):
        return f"{value.__module__}.{value.__qualname__}"
    raise UncacheableError(f"{type(value).__module__}.{type(value).__qualname__}")


@functools.cache
def versions_digest() -> bytes:
    """Return a digest of all installed versions, and of our own code, which may be under development."""
    installed = sorted({(d.metadata["Name"] or "", d.version) for d in distributions()})
    own = [f for package in _OWN_PACKAGES for f in sorted((_OWN / package).rglob("*")) if f.suffix in _CODE]
    code = [(f.relative_to(_OWN).as_posix(), blake2b(f.read_bytes()).digest()) for f in own]
    return digest(sys.version, installed, code)
