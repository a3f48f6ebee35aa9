# SPDX-License-Identifier: MIT
"""Static pages of questions, as the templates write them, served for tests in a real browser."""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_cairn.languages.catalogues import make_messages
from mkdocs_cairn.languages.scripts import fill_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "plugins/mkdocs_cairn/static/assets/cairn"
AXE = ROOT / "plugins/widgets/node_modules/axe-core/axe.min.js"
STYLES = files("material") / "templates/assets/stylesheets"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In a sandboxed frame, reading `localStorage` throws, as in a browser that blocks it.
FRAME = """<!doctype html><html lang="en"><title>Frame</title>
<iframe sandbox="allow-scripts allow-forms" src="bare.html" width="800" height="1600" title="Questions">
</iframe>"""
NO_QUESTION = """<!doctype html><html lang="en"><title>None</title><link rel="icon" href="data:,">
<main></main><script src="assets/cairn/loader.js"></script>"""


@pytest.fixture(scope="session")
def question_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in a sub-folder, like GitHub project pages, with the theme's own style sheets."""
    if not (BUILT / "questions.js").exists() or not AXE.exists():
        pytest.fail("The widgets are not built. Run 'npm ci' and 'npm run build' in plugins/widgets.")
    site = tmp_path_factory.mktemp("questions") / "project"
    shutil.copytree(BUILT, site / "assets/cairn")
    for script in (site / "assets/cairn").glob("*.js"):
        script.write_text(fill_script(script.read_text("utf-8"), make_messages("en", {}), "en"), "utf-8")
    (site / "theme").mkdir()
    with as_file(STYLES) as styles:
        for name in ("main", "palette"):
            shutil.copy(next(styles.glob(f"{name}.*.css")), site / f"theme/{name}.css")
    (site / "types.html").write_text(types := (Path(__file__).parent / "types.html").read_text("utf-8"), "utf-8")
    (site / "many.html").write_text(repeat_questions(types), "utf-8")
    page = (Path(__file__).parent / "questions.html").read_text("utf-8")
    (site / "questions.html").write_text(page, "utf-8")
    # For another theme, and for file URLs, where a policy of 'self' allows nothing.
    bare = re.sub(r".*(theme/|Content-Security-Policy).*\n", "", page)
    (site / "bare.html").write_text(bare, "utf-8")
    (site / "frame.html").write_text(FRAME, "utf-8")
    (site / "none.html").write_text(NO_QUESTION, "utf-8")
    return site


def repeat_questions(page: str) -> str:
    """The same page with every question four times, each with its own ids."""
    start, end = page.index("<cairn-question"), page.index("</section>\n<cairn-record")
    names = set(re.findall(r'<cairn-question id="([^"]+)"', page)) | {"hospital"}
    pattern = re.compile(
        rf"(?<=\")({'|'.join(sorted(names, key=len, reverse=True))})(?=\"|--)|(?<= )({'|'.join(names)})(?=--)"
    )
    copies = [pattern.sub(rf"\g<0>-{number}", page[start:end]) for number in range(4)]
    return page[:start] + "".join(copies) + page[end:]


@pytest.fixture(scope="session")
def question_site(question_folder: Path, serve_folder: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of that site."""
    with serve_folder(question_folder.parent) as url:
        yield f"{url}project/"


@pytest.fixture
def calm_page(page: Page) -> Iterator[Page]:
    """A page that fails the test if it reports an error."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


@pytest.fixture
def questions(calm_page: Page, question_site: str) -> Page:
    """The page of questions, when they are ready."""
    calm_page.goto(f"{question_site}questions.html")
    calm_page.wait_for_selector("#loop[data-ready]")
    return calm_page


SEED = "if (!localStorage.getItem('cairn:seed')) localStorage.setItem('cairn:seed', 'one')"


@pytest.fixture
def types(calm_page: Page, question_site: str) -> Page:
    """The page with a question of every type, when they are ready, with a fixed shuffle seed."""
    calm_page.add_init_script(SEED)
    calm_page.goto(f"{question_site}types.html")
    calm_page.wait_for_selector("#hospital-open[data-ready]")
    return calm_page


@pytest.fixture
def touched(browser: Browser, question_site: str) -> Iterator[Page]:
    """The same page on a phone."""
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.add_init_script(SEED)
    page.goto(f"{question_site}types.html")
    page.wait_for_selector("#hospital-open[data-ready]")
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.fixture(scope="session")
def find_violations() -> Callable[[Page], list[Any]]:
    """Returns a function that finds accessibility faults with axe."""
    script = AXE.read_text("utf-8")

    def find(page: Page) -> list[Any]:
        page.evaluate(script)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", RULES)
        return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]]

    return find
