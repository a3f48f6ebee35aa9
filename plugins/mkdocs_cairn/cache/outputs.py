# SPDX-License-Identifier: MIT
"""Finished pages as they are kept: one that was filled into a shell as what was filled in, and its shell once."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from mkdocs_cairn.cache.fingerprint import SIZE
from mkdocs_cairn.shells.shell import interleave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_cairn.cache.store import Store
    from mkdocs_cairn.shells.shell import Filled

_SEAM = b"\0"
"""Stands between the parts of a page; one that holds it is kept whole."""
_WHOLE, _PARTS = b"w", b"p"
"""How a page is kept, before it."""


class Outputs:
    """The pages in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shells: dict[bytes, Sequence[bytes]] = {}

    def pack(self, output: str, filled: Filled | None) -> bytes:
        """Return how a page is kept; `filled` holds if nothing has changed since."""
        if filled is None or filled.output is not output:
            return _WHOLE + encode(output)
        values, shell = (list(map(encode, texts)) for texts in (filled.values, filled.texts))
        data, text = _SEAM.join(values), _SEAM.join(shell)
        if data.count(_SEAM) >= len(values) or text.count(_SEAM) >= len(shell):
            return _WHOLE + encode(output)
        return _PARTS + self._keep_shell(text) + data

    def unpack(self, data: bytes) -> bytes | None:
        """Return a page as it is written; None where its shell is lost."""
        if data.startswith(_WHOLE):
            return data[1:]
        key, values = data[1 : 1 + SIZE], data[1 + SIZE :].split(_SEAM)
        if key not in self._shells:
            text = self._store.facts(key)
            if text is None:
                return None  # and it is put again with the first page that is filled into it
            self._shells[key] = text.split(_SEAM)
        shell = self._shells[key]
        return b"".join(interleave(shell, values)) if len(shell) == len(values) + 1 else None

    def _keep_shell(self, text: bytes) -> bytes:
        key = blake2b(text, digest_size=SIZE).digest()
        if key not in self._shells:
            self._shells[key] = text.split(_SEAM)
            self._store.put(key, text)
        return key


def encode(text: str) -> bytes:
    """Return a text as MkDocs writes it."""
    return text.encode("utf-8", "xmlcharrefreplace")
