# SPDX-License-Identifier: MIT
"""Finished pages come out of the cache as they went in, whether they are kept whole or in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_cairn.cache.outputs import Outputs, encode
from mkdocs_cairn.cache.store import Store
from mkdocs_cairn.shells.shell import Filled

if TYPE_CHECKING:
    from pathlib import Path

TEXT = st.text("ab<é\0\x02\ud800", max_size=6)


class Memory(Store):
    """A store that needs no file."""

    def __init__(self) -> None:
        super().__init__(None)
        self.entries: dict[bytes, bytes] = {}

    def put(self, key: bytes, facts: bytes, output: bytes = b"") -> None:
        self.entries[key] = facts

    def facts(self, key: bytes) -> bytes | None:
        return self.entries.get(key)


@given(texts=st.lists(TEXT, min_size=1, max_size=4), data=st.data())
def test_a_page_in_parts_comes_out_as_mkdocs_would_have_written_it(texts: list[str], data: st.DataObject):
    values = data.draw(st.lists(TEXT, min_size=len(texts) - 1, max_size=len(texts) - 1))
    filled, store = Filled(texts, values), Memory()
    packed = Outputs(store).pack(filled.output, filled)
    for outputs in (Outputs(store), Outputs(store)):
        assert outputs.unpack(packed) == encode(filled.output)


def test_a_shell_is_kept_once_for_all_its_pages():
    store, long = Memory(), "long" * 100
    outputs = Outputs(store)
    pages = [Filled([long, long], [f"value {n}"]) for n in range(9)]
    packed = [outputs.pack(page.output, page) for page in pages]
    assert len(store.entries) == 1
    assert sum(map(len, packed)) < len(pages[0].output)


def test_a_page_that_a_plugin_has_changed_is_kept_whole():
    filled = Filled(["a", "b"], ["value"])
    changed, store = filled.output.upper(), Memory()
    assert Outputs(store).unpack(Outputs(store).pack(changed, filled)) == encode(changed)
    assert not store.entries


def test_a_page_whose_shell_is_lost_is_lost(tmp_path: Path):
    filled = Filled(["a", "b"], ["value"])
    packed = Outputs(Memory()).pack(filled.output, filled)
    assert Outputs(Memory()).unpack(packed) is None
    assert Outputs(Store(tmp_path / "cache.sqlite3")).unpack(packed) is None


def test_a_lost_shell_is_kept_again_with_the_page_that_is_made_anew():
    filled, store = Filled(["a", "b"], ["value"]), Memory()
    outputs, packed = Outputs(store), Outputs(Memory()).pack(filled.output, filled)
    assert outputs.unpack(packed) is None
    assert Outputs(store).unpack(outputs.pack(filled.output, filled)) == encode(filled.output)
