# SPDX-License-Identifier: MIT
"""Draws the picture in the README and in the guide: a page of a new course, as a browser shows it.

Run `python -m tests.draw_first_course` after a change to how pages look or to what `cairn init` writes.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "assets" / "first-course.png"
_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
_SIZE: ViewportSize = {"width": 1240, "height": 830}


def main() -> None:
    """Write a new course, build it, serve it, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "my-course"
        _run("cairn_cli", "init", str(course))
        _run("mkdocs", "build", "--quiet", "--config-file", str(course / "mkdocs.yml"))
        handler = functools.partial(QuietHandler, directory=str(course / "site"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            take_picture(f"http://127.0.0.1:{server.server_port}/concepts/compound-interest/")
            server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word about each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _run(module: str, *words: str) -> None:
    subprocess.run([sys.executable, "-m", module, *words], check=True, stdout=subprocess.DEVNULL)


def take_picture(address: str) -> None:
    """Show a page, and save what is seen first."""
    named = os.environ.get("CAIRN_BROWSER")
    browser_path = next(filter(None, map(shutil.which, [named] if named else _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        tab = browser.new_page(viewport=_SIZE, color_scheme="light")
        tab.add_init_script("localStorage.setItem('cairn:seed', 'picture')")  # sets the order of choices
        tab.goto(address)
        tab.wait_for_load_state("networkidle")
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
