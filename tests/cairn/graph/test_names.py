# SPDX-License-Identifier: MIT
"""A name leads to its own document, with one look into each table."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.graph.names import Names, find_path
from cairn.sources import Sources
from cairn.text.slug import is_name, name_key
from cairn.text.source import Source
from cairn.yaml.writer import scalar

any_name = st.text(alphabet="aAbß#+*é ́-.'’ıI数🗂️", min_size=1, max_size=8).filter(is_name)


@given(st.lists(any_name, min_size=1, max_size=6, unique_by=name_key))
def test_each_title_leads_to_its_own_document(titles: list[str]):
    heads = (f"---\nid: n{n}\ntitle: {scalar(title)}\n---\nText.\n" for n, title in enumerate(titles))
    documents = (Source(f"docs/concepts/n{n}.md", text, f"concepts/n{n}.md") for n, text in enumerate(heads))
    catalogue = compile_site(Sources(tuple(documents))).catalogue
    assert [catalogue.find(title) for title in titles] == [f"n{n}" for n in range(len(titles))]
    assert [catalogue.find(f" {title}  ") for title in titles] == [f"n{n}" for n in range(len(titles))]


def test_one_look_up_of_a_name_asks_each_table_once():
    asked: list[str] = []

    class Counted(dict[str, tuple[str, ...]]):
        def get(self, key: str, default: Any = None) -> Any:
            asked.append(key)
            return super().get(key, default)

    paths = Counted({f"n{n}": (f"n{n}",) for n in range(1000)})
    names = Names({}, {}, {}, paths, Counted())
    for _ in range(3):
        names.look_up("nowhere")
    assert asked == ["nowhere", "nowhere"]


@pytest.mark.parametrize("path", ["../" * 5000 + "x", "a/../" * 5000 + "x", "/" * 5000 + "x", "x" + "/." * 5000])
def test_steps_in_a_path_are_taken_all_at_once(path: str):
    assert find_path({"/x": ("x",), "x": ("x",)}, path) == ("x",)
