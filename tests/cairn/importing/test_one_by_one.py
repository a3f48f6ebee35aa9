# SPDX-License-Identifier: MIT
"""Pages that are imported one by one end up as if they had been imported together."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from cairn_cli.__main__ import main


def import_into(folder, texts):
    """Import pages, the text of each in a file of its own; return the exit status."""
    for number, text in enumerate(texts):
        Path(folder, f"{number}.txt").write_text(text, encoding="utf-8", newline="")
    sources = [f"{folder}/{number}.txt" for number in range(len(texts))]
    with contextlib.redirect_stdout(io.StringIO()):
        return main(["import", *sources, "--docs", f"{folder}/docs", "--quizzes", f"{folder}/quizzes"])


def tree(folder):
    files = (p for part in ("docs", "quizzes") for p in Path(folder, part).rglob("*") if p.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@given(data=st.data())
@settings(max_examples=15)
def test_pages_of_any_graph_may_arrive_in_any_order(kit, data):
    texts = data.draw(st.permutations(list(data.draw(kit.exports()).texts.values())))
    with TemporaryDirectory() as together, TemporaryDirectory() as apart:
        assert import_into(together, texts) == 0
        assert [import_into(apart, [text]) for text in texts] == [0] * len(texts)
        assert tree(apart) == tree(together)
        assert import_into(apart, texts) == 0
        assert tree(apart) == tree(together)
