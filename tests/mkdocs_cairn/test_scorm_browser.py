# SPDX-License-Identifier: MIT
"""A SCORM package in a real browser, under a strict policy, with a stand-in for a learning management system."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cairn_cli.__main__ import main

from .conftest import COURSE, MATERIAL, write_site
from .published import WebHost, hosting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import FrameLocator, Page

QUIZ = """concepts: [vectors]
questions:
  - id: zero-norm
    stem: Which vector has no direction?
    choices: |
      - [x] The zero vector
      - [ ] A unit vector
  - id: two-of-three
    stem: Complete it.
    blanks: A [[norm]] is a [[length]].
"""
OTHER = "concepts: [norms]\nquestions:\n  - id: short-way\n    stem: Is it short?\n    is_true: yes\n"
# What a system has: it keeps its values over sessions, in the storage of the page around the package.
SYSTEM = """window.log = [];
const values = JSON.parse(sessionStorage.getItem("values") ?? '{"cmi.core.lesson_status": "not attempted"}');
window.API = {
  LMSInitialize: () => { log.push("initialize"); return "true"; },
  LMSFinish: () => { log.push("finish"); sessionStorage.setItem("log", log.join()); return "true"; },
  LMSCommit: () => { log.push("commit"); return "true"; },
  LMSGetValue: (name) => values[name] ?? "",
  LMSSetValue: (name, value) => {
    values[name] = value;
    sessionStorage.setItem("values", JSON.stringify(values));
    return "true";
  },
};
"""
NESTED = '<!doctype html><html lang="en"><title>{}</title><iframe src="{}" title="Inside" width="900" height="700">'
FIRST, LAST = "scorm.html", "concepts/vectors.html"


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package of a site, one of a chapter, and pages around them."""
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("systems")
    home = "# Home\n\nStart with [[Vectors]]. See [another site](http://127.0.0.1/other/).\n"
    files = {**COURSE, "docs/index.md": home, "quizzes/vectors.yml": QUIZ, "quizzes/norms.yml": OTHER}
    write_site(source, files, theme={**MATERIAL, "features": ["navigation.instant"]}, plugins=["search", "cairn"])
    for name, more in (
        ("course", ["--interactions"]),
        ("chapter", ["--chapter", "Mathematics/Linear Algebra/Ch.10 Maps", "--mastery", "80"]),
    ):
        out = source / f"{name}.zip"
        main(["export", "scorm", str(out), "--project", str(source), *more])
        with zipfile.ZipFile(out) as archive:
            archive.extractall(folder / name)
    (folder / "system.js").write_text(SYSTEM, "utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><title>System</title><script src="system.js"></script>'
        '<iframe id="course" title="Course" width="1000" height="800"></iframe>',
        "utf-8",
    )
    for depth in range(1, 9):
        inner = "course/scorm.html" if depth == 1 else f"frame-{depth - 1}.html"
        (folder / f"frame-{depth}.html").write_text(NESTED.format(depth, inner), "utf-8")
    return folder


@pytest.fixture(scope="module")
def host(packages: Path) -> Iterator[WebHost]:
    with hosting(packages) as host:
        yield host


@pytest.fixture
def system(page: Page, host: WebHost) -> Iterator[Page]:
    """The page of the system; it fails the test if the package reports an error."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(host.url)
    yield page
    # A package has no list of pages, without which the theme's instant navigation loads whole pages.
    assert [line for line in said if "data:" not in line and "404" not in line] == []


def open_package(system: Page, path: str = "course/scorm.html") -> FrameLocator:
    system.locator("#course").evaluate("(frame, path) => { frame.src = path; }", path)
    return system.frame_locator("#course").frame_locator("iframe")


def leave(system: Page) -> None:
    """Close the course, as a system does when it goes on to something else."""
    system.locator("#course").evaluate("frame => { frame.src = 'about:blank'; }")
    system.wait_for_function("() => log.at(-1) === 'finish'")


def read(system: Page, name: str) -> str:
    found: str = system.evaluate(f"API.LMSGetValue('cmi.{name}')")
    return found


def wait_for(system: Page, name: str, value: str) -> None:
    system.wait_for_function("([name, value]) => API.LMSGetValue(`cmi.${name}`) === value", arg=[name, value])


def answer(course: FrameLocator, choice: str = "The zero vector") -> None:
    question = course.locator("#zero-norm")
    question.get_by_label(choice).check()
    question.get_by_role("button", name="Check").click()


def judge(course: FrameLocator, choice: str) -> None:
    question = course.locator("#short-way")
    question.get_by_role("radio", name=choice).check()
    question.get_by_role("button", name="Check").click()


def go_to_questions(course: FrameLocator) -> None:
    course.get_by_role("link", name="Vectors").first.click()
    expect(course.locator("#zero-norm[data-ready]")).to_be_visible()


def test_an_answer_is_reported_and_the_session_goes_on_from_page_to_page(system: Page):
    course = open_package(system)
    wait_for(system, "core.lesson_status", "incomplete")
    go_to_questions(course)
    answer(course)
    wait_for(system, "core.score.raw", "33.33")
    assert (read(system, "core.score.min"), read(system, "core.score.max")) == ("0", "100")
    wait_for(system, "core.lesson_location", LAST)
    course.get_by_role("link", name="Norms").first.click()
    expect(course.locator("#short-way[data-ready]")).to_be_visible()
    wait_for(system, "core.lesson_location", "concepts/norms.html")
    assert "finish" not in system.evaluate("log")
    leave(system)
    assert system.evaluate("log.filter(call => call !== 'commit')") == ["initialize", "finish"]
    assert read(system, "core.session_time").startswith("0000:00:")
    assert read(system, "interactions.0.id") == "zero-norm"
    assert (read(system, "interactions.0.type"), read(system, "interactions.0.result")) == ("choice", "correct")


def test_a_learner_who_comes_back_is_on_the_same_page_with_the_same_score(system: Page):
    course = open_package(system)
    go_to_questions(course)
    answer(course)
    wait_for(system, "core.score.raw", "33.33")
    wait_for(system, "core.lesson_location", LAST)
    leave(system)
    # Another browser has none of the learner's records.
    system.evaluate("localStorage.clear()")
    course = open_package(system)
    expect(course.locator("#zero-norm[data-ready]")).to_be_visible()
    question = course.locator("#two-of-three")
    question.get_by_role("textbox").nth(0).fill("norm")
    question.get_by_role("textbox").nth(1).fill("length")
    question.get_by_role("button", name="Check").click()
    wait_for(system, "core.score.raw", "66.67")
    course.get_by_role("link", name="Norms").first.click()
    judge(course, "True")
    wait_for(system, "core.score.raw", "100")
    assert read(system, "core.lesson_status") == "completed"
    assert len(read(system, "suspend_data")) == 8 + 3


def test_a_chapter_opens_on_its_page_and_only_its_questions_count(system: Page):
    course = open_package(system, "chapter/scorm.html")
    expect(course.get_by_role("heading", level=1)).to_contain_text("Ch.10")
    course.get_by_role("link", name="Norms").first.click()
    go_to_questions(course)
    answer(course)
    expect(course.locator("#zero-norm[data-state=right]")).to_be_visible()
    wait_for(system, "core.lesson_location", LAST)
    assert read(system, "core.score.raw") == "0"
    course.get_by_role("link", name="Norms").first.click()
    judge(course, "False")
    wait_for(system, "core.lesson_status", "failed")
    course.locator("#short-way").get_by_role("button", name="Try again").click()
    judge(course, "True")
    wait_for(system, "core.lesson_status", "passed")
    assert read(system, "interactions.0.id") == ""


@pytest.mark.parametrize(("depth", "is_found"), [(1, True), (7, True), (8, False)])
def test_the_system_may_be_up_to_seven_frames_above(page: Page, host: WebHost, depth: int, *, is_found: bool):
    page.add_init_script(f"if (self === top) {{ {SYSTEM} }}")
    page.goto(f"{host.url}frame-{depth}.html")
    inside = page.frame_locator("iframe")
    for _ in range(depth - 1):
        inside = inside.frame_locator("iframe")
    expect(inside.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("log") == (["initialize", "commit"] if is_found else [])


def test_the_system_may_be_in_the_page_that_opened_a_window(system: Page):
    with system.expect_popup() as opened:
        system.evaluate("void window.open('course/scorm.html')")
    expect(opened.value.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    assert system.evaluate("log") == ["initialize", "commit"]
    opened.value.close(run_before_unload=False)


def test_without_a_system_the_package_is_the_site(page: Page, host: WebHost):
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{host.url}course/scorm.html")
    course = page.frame_locator("iframe")
    go_to_questions(course)
    answer(course)
    expect(course.locator("#zero-norm[data-state=right]")).to_be_visible()
    page.goto(f"{host.url}course/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert said == []


def test_the_course_can_be_used_with_the_keyboard_alone(system: Page):
    system.evaluate("sessionStorage.setItem('values', '{}')")
    course = open_package(system)
    go_to_questions(course)
    course.locator("#zero-norm").get_by_label("The zero vector").focus()
    system.keyboard.press("Space")
    system.keyboard.press("Enter")
    wait_for(system, "core.score.raw", "33.33")


def test_a_package_starts_from_the_keyboard_and_fills_its_window(page: Page, host: WebHost):
    page.goto(f"{host.url}course/scorm.html")
    frame = page.locator("iframe")
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.localName") == "iframe"
    assert frame.evaluate("frame => [frame.clientWidth, frame.clientHeight]") == page.evaluate(
        "[innerWidth, innerHeight]"
    )
    assert frame.get_attribute("title") == page.title()


def test_another_site_opens_in_a_window_of_its_own(system: Page):
    course = open_package(system)
    wait_for(system, "core.lesson_status", "incomplete")
    with system.expect_popup() as opened:
        course.get_by_role("link", name="another site").click()
    assert opened.value.url != ""
    expect(course.get_by_role("link", name="another site")).to_be_visible()


def test_a_package_registers_no_worker(system: Page):
    open_package(system)
    wait_for(system, "core.lesson_status", "incomplete")
    assert system.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
