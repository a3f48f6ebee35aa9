# SPDX-License-Identifier: MIT
"""Files with records, what was set aside, and a browser that is asked to keep the record."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .learner import RECORD, attempt, question, store, stored
from .record_menu import give, load, menu, open_menu, said

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_gzipped_record_can_be_loaded(types: Page) -> None:
    record = {"format": "learner-record", "version": 1, "events": [attempt("disparate impact", "metric", 1)]}
    load(types, gzip.compress(json.dumps(record).encode()))
    assert said(types) == "1 entry was added."
    expect(question(types, "metric")).to_have_attribute("data-state", "right")
    load(types, gzip.compress(b"no record"))
    refusal = "This file contains no progress that can be loaded. Nothing was changed."
    expect(menu(types).get_by_role("status")).to_have_text(refusal)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(types: Page) -> None:
    load(types, gzip.compress(b" " * 50_000_001))
    assert said(types) == "This file is larger than 50 MB, so it cannot be loaded. Nothing was changed."
    assert stored(types) == []


def test_what_was_set_aside_can_be_downloaded_from_a_long_page(types: Page) -> None:
    types.evaluate("key => localStorage.setItem(key, 'damaged')", f"{RECORD}:s:other:0")
    types.reload()
    types.wait_for_selector("#hospital-open[data-ready]")
    expect(menu(types).get_by_role("button", name="Download what was set aside")).to_be_hidden()
    open_menu(types)
    with types.expect_download() as waiting:
        menu(types).get_by_role("button", name="Download what was set aside").click()
    assert waiting.value.path().read_text("utf-8") == "damaged"


ASKED = "navigator.storage.persist = async () => { localStorage.asked = 1 + Number(localStorage.asked ?? 0); }"


def test_the_browser_is_asked_once_to_keep_the_record_when_it_has_20_attempts(types: Page) -> None:
    types.add_init_script(ASKED)
    store(types, *({**attempt("ratio", "metric"), "id": str(number)} for number in range(18)))
    types.reload()
    for text, asked in (("ratio", None), ("impact", "1"), ("disparate impact", "1")):
        give(types, text)
        assert types.evaluate("localStorage.asked ?? null") == asked
        types.reload()
        expect(question(types, "metric")).to_have_attribute("data-ready", "")
