# SPDX-License-Identifier: MIT
"""A theme's templates are run by Jinja for each page, so that what they show is that page's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .builds import differences, make, make_clean
from .conftest import copy_site

if TYPE_CHECKING:
    from pathlib import Path

OWN = {**{f"concepts/{name}": name.title() for name in ("alpha", "beta", "gamma", "delta")}, "tags": "Contents"}
LISTS = {"concepts": "Concepts from A to Z", "references": "References", "wanted": "Wanted concepts"}


@pytest.mark.parametrize("is_cached", [False, True])
def test_a_function_of_a_hook_that_a_template_calls_is_called_for_each_page(tmp_path: Path, *, is_cached: bool):
    course = copy_site("templates/shells_state", tmp_path / "course").source
    build = make if is_cached else make_clean
    build(course)
    files = build(course).files
    for folder, title in (OWN | LISTS | {"": "Home"}).items():
        text = files[f"{folder}/index.html".lstrip("/")].decode()
        assert f"NOW:{title}:END" in text, folder  # a filter of a fixed text is folded by Jinja itself
    assert differences(files, make_clean(course).files) == []
