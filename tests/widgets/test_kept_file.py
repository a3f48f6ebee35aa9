# SPDX-License-Identifier: MIT
"""A record that is kept in a file, in a real browser: its own file system stands in for that of the reader."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
ESBUILD = HERE.parents[1] / "plugins/widgets/node_modules/.bin/esbuild"
PAGE = '<!doctype html><title>File</title><link rel="icon" href="data:,"><script src="page.js"></script>'


@pytest.fixture(scope="module")
def file_site(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("file")
    (folder / "index.html").write_text(PAGE, "utf-8")
    options = ("--bundle", "--format=iife", "--target=es2022", "--log-level=error", f"--outfile={folder / 'page.js'}")
    subprocess.run([ESBUILD, HERE / "kept-file-page.ts", *options], check=True)
    with serve_folder(folder) as url:
        yield url


@pytest.fixture
def filed(calm_page: Page, file_site: str) -> Page:
    calm_page.goto(file_site)
    return calm_page


def run(page: Page, script: str, argument: object = None) -> Any:
    return page.evaluate(f"(argument) => {script}", argument)


def ids_in_file(page: Page) -> list[str]:
    return sorted(event["id"] for event in json.loads(run(page, "readFile()"))["events"])


def test_a_record_is_kept_in_a_file_that_later_pages_know(filed: Page) -> None:
    assert run(filed, "file.update()") is None
    run(filed, "answer()")
    assert run(filed, "choose()") == {"name": "learner-record.json", "state": "saved"}
    filed.reload()
    run(filed, "answer()")
    assert run(filed, "file.update()") == {"name": "learner-record.json", "state": "saved"}
    assert ids_in_file(filed) == run(filed, "readIds()")
    assert len(ids_in_file(filed)) == 2
    run(filed, "file.forget()")
    filed.reload()
    assert run(filed, "file.update()") is None


def test_what_another_device_wrote_comes_into_the_record(filed: Page, browser: Browser, file_site: str) -> None:
    run(filed, "answer()")
    run(filed, "choose()")
    with browser.new_context() as context:
        device = context.new_page()
        device.goto(file_site)
        run(device, "answer()")
        run(device, "writeFile(argument)", run(filed, "readFile()"))
        assert run(device, "choose()")["state"] == "saved"
        both = run(device, "readIds()")
        # The device of the test loses a race: its file is replaced by the one of the other device.
        run(filed, "answer()")
        run(filed, "writeFile(argument)", run(device, "readFile()"))
    assert run(filed, "file.update()")["state"] == "saved"
    assert len(both) == 2
    assert set(both) < set(run(filed, "readIds()"))
    assert ids_in_file(filed) == run(filed, "readIds()")
    assert len(ids_in_file(filed)) == 3


def test_two_tabs_that_write_the_file_at_the_same_time_lose_nothing(filed: Page) -> None:
    run(filed, "choose()")
    other = filed.context.new_page()
    other.goto(filed.url)
    for page in (filed, other):
        run(
            page,
            """{ window.done = (async () => {
            for (let number = 0; number < 10; number += 1) { answer(); await file.update(); }
        })(); }""",
        )
    for page in (filed, other):
        run(page, "window.done")
    filed.wait_for_function("readIds().length === 20")
    assert run(filed, "file.update()")["state"] == "saved"
    assert len(ids_in_file(filed)) == 20


def test_a_file_that_is_gone_or_cannot_be_read_is_left_as_it_is(filed: Page) -> None:
    run(filed, "answer()")
    run(filed, "choose()")
    newer = '{"format": "learner-record", "version": 2, "events": []}'
    for text, state in ((newer, "newer"), ('{"format": "learner-re', "damaged")):
        run(filed, "writeFile(argument)", text)
        assert run(filed, "file.update()")["state"] == state
        assert run(filed, "readFile()") == text
    run(filed, "removeFile()")
    assert run(filed, "file.update()")["state"] == "gone"
    assert len(run(filed, "readIds()")) == 1
    assert run(filed, "choose()")["state"] == "saved"
    assert len(ids_in_file(filed)) == 1
