# SPDX-License-Identifier: MIT
"""Plugins that make pages of code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .builds import Beside, Made, try_beside
from .test_beside_texts import concept, links_of

if TYPE_CHECKING:
    from pathlib import Path


def notebook(text: str) -> str:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": text, "id": "a"},
        {"cell_type": "code", "metadata": {}, "source": "a[[0, 1]]", "outputs": [], "execution_count": 1, "id": "b"},
    ]
    return json.dumps(
        {"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    )


@pytest.mark.beside("mkdocs-jupyter")
def test_a_notebook_and_concepts_link_to_each_other(tmp_path: Path):
    files = {
        "docs/lab.ipynb": notebook("# Lab\n\nLoad of beams, see [arches](../concepts/arches/)."),
        "docs/concepts/ropes.md": concept("Try it in [[lab.ipynb]], [the lab](../lab.ipynb) or [[lab]]."),
    }

    def check(made: Made) -> None:
        assert {"../concepts/arches/"} <= {*links_of(made, "lab")}
        assert "wanted" not in made.read("wanted") or "0, 1" not in made.read("wanted")
        assert "../../lab/" in links_of(made, "concepts/ropes")

    try_beside(tmp_path, Beside(["mkdocs-jupyter"], files, {"docs/lab.ipynb": notebook("# Lab\n\nOf arches.")}), check)


@pytest.mark.beside("mkdocstrings")
def test_a_concept_shows_a_function(tmp_path: Path):
    module = (
        '"""Computes bridges, see [[Beams]]."""\n\n\n'
        'def bend(load: int) -> int:\n    """Bend by a [load][kinds-of-load]."""\n    return load\n'
    )
    files = {"src/statics.py": module, "docs/concepts/ropes.md": concept("See [bend][statics.bend].\n\n::: statics")}
    plugin = {"mkdocstrings": {"handlers": {"python": {"paths": ["src"]}}}}

    def check(made: Made) -> None:
        assert 'id="statics.bend"' in made.read("concepts/ropes")

    try_beside(
        tmp_path, Beside(["autorefs", plugin], files, {"src/statics.py": module.replace("Bend by", "Bends by")}), check
    )
