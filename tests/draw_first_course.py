# SPDX-License-Identifier: MIT
"""Draws the picture in the README and in the guide: a page of a new course, as a browser shows it.

Run `python -m tests.draw_first_course` after a change to how pages look or to what `cairn init` writes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "assets" / "first-course.png"
_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
_SIZE = {"width": 1240, "height": 800}


def main() -> None:
    """Write a new course, build it so that it works from a folder, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "my-course"
        _run("cairn_cli", "init", str(course))
        (course / "flat.yml").write_text("INHERIT: mkdocs.yml\nuse_directory_urls: false\n", "utf-8")
        _run("mkdocs", "build", "--quiet", "--config-file", str(course / "flat.yml"))
        take_picture(course / "site" / "concepts" / "compound-interest.html")


def _run(module: str, *words: str) -> None:
    subprocess.run([sys.executable, "-m", module, *words], check=True, stdout=subprocess.DEVNULL)


def take_picture(page: Path) -> None:
    """Show a page, and save what is seen first."""
    named = os.environ.get("CAIRN_BROWSER")
    browser_path = next(filter(None, map(shutil.which, [named] if named else _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path)
        tab = browser.new_page(viewport=_SIZE, color_scheme="light")
        tab.goto(page.as_uri())
        tab.wait_for_load_state("networkidle")
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
