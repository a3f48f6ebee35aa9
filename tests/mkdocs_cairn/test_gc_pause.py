# SPDX-License-Identifier: MIT
"""After a build Python looks for values to drop as often as before it."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.host.pages.cairn_page import CairnPage
from mkdocs_cairn.system.gc_pause import THRESHOLD, gc_paused

from .builds import make_clean, write_course

if TYPE_CHECKING:
    from pathlib import Path


def test_collection_is_rare_while_our_pages_are_made_and_as_before_after_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    usual, seen, read = gc.get_threshold(), set(), CairnPage.read_source

    def look(*given: Any) -> None:
        seen.add(gc.get_threshold())
        read(*given)

    monkeypatch.setattr(CairnPage, "read_source", look)
    make_clean(write_course(tmp_path))
    assert seen == {(THRESHOLD, *usual[1:])}
    assert gc.get_threshold() == usual


def test_collection_is_as_before_after_a_build_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    usual = gc.get_threshold()
    monkeypatch.setattr(CairnPage, "render", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_clean(write_course(tmp_path))
    assert gc.get_threshold() == usual


def test_collection_goes_on_after_a_fault():
    with suppress(ValueError), gc_paused():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()
