# SPDX-License-Identifier: MIT
"""Nothing is lost: every line of an exported page stands, in its place, in what an import writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st


@given(data=st.data())
@settings(max_examples=30)
def test_every_line_of_invented_pages_is_accounted_for(kit, data):
    export = data.draw(kit.exports())
    files = kit.import_texts(export.texts.values())
    for text in export.texts.values():
        assert kit.unaccounted(text, files) == []


@given(data=st.data())
@settings(max_examples=20)
def test_the_order_of_the_pages_does_not_matter(kit, data):
    texts = list(data.draw(kit.exports()).texts.values())
    assert kit.import_texts(texts) == kit.import_texts(data.draw(st.permutations(texts)))


def test_a_line_that_is_missing_is_noticed(kit):
    text = "Learn Before\nWick\nA wick is the one part of a lamp that burns.\n0\n1\nLearn After\nFenn\nOsk"
    files = kit.import_texts([text])
    assert kit.unaccounted(text, files) == []
    del files["docs", "concepts/fenn.md"]
    files["docs", "concepts/wick.md"] = files["docs", "concepts/wick.md"].replace("burns", "glows")
    assert kit.unaccounted(text, files) == ["Fenn", "A wick is the one part of a lamp that burns."]


@pytest.fixture(scope="session")
def real_texts():
    folder = os.environ.get("CAIRN_SOURCES")
    if not folder:
        pytest.skip("CAIRN_SOURCES is not set: set it to a folder of exported pages (*.txt) to check these as well")
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(Path(folder).glob("*.txt"))]
    assert texts, f"CAIRN_SOURCES names {folder}, which holds no .txt file"
    return texts


def test_every_line_of_real_exports_is_accounted_for(kit, real_texts):
    files = kit.import_texts(real_texts)
    assert [line for text in real_texts for line in kit.unaccounted(text, files)] == []


def test_no_real_page_is_related_to_itself_or_lists_a_name_twice(kit, real_texts):
    for (_, path), text in kit.import_texts(real_texts).items():
        if path.endswith(".md"):
            matter = yaml.safe_load(text.split("---\n")[1])
            names = [n for group in matter.get("related", []) for n in (group if isinstance(group, list) else [group])]
            assert matter["id"] not in names
            assert matter["title"] not in names
            assert len(set(names)) == len(names)


def test_no_real_question_stands_in_two_files(kit, real_texts):
    files = kit.import_texts(real_texts)
    ids = [q["id"] for (f, _), text in files.items() if f == "quizzes" for q in yaml.safe_load(text)["questions"]]
    assert len(set(ids)) == len(ids)
