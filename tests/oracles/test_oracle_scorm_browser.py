# SPDX-License-Identifier: MIT
"""A package in a real browser, in an implementation of a learning management system by others."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.mkdocs_cairn.published import hosting
from tests.mkdocs_cairn.test_scorm_browser import answer, go_to_questions, open_package, packages

from .oracles import ENVIRONMENT

__all__ = ["packages"]
SYSTEM = """window.errors = [];
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
API.on("LMSSetValue", () => errors.push(API.LMSGetLastError()));
const kept = sessionStorage.getItem("kept");
if (kept) API.loadFromJSON(JSON.parse(kept), "cmi");
API.on("LMSFinish", () => sessionStorage.setItem("kept", JSON.stringify(API.cmi)));
"""
PAGE = """<!doctype html><html lang="en"><title>System</title>
<script src="scorm12.min.js"></script><script src="again.js"></script>
<iframe id="course" title="Course" width="1000" height="800"></iframe>"""


def test_a_course_is_taken_up_again(page, packages: Path, tmp_path: Path):
    folder = tmp_path / "systems"
    shutil.copytree(packages, folder)
    shutil.copy(Path(ENVIRONMENT, "node_modules/scorm-again/dist/scorm12.min.js"), folder)
    (folder / "again.js").write_text(SYSTEM, "utf-8")
    (folder / "again.html").write_text(PAGE, "utf-8")
    with hosting(folder) as host:
        page.goto(f"{host.url}again.html")
        course = open_package(page)
        go_to_questions(course)
        answer(course)
        page.wait_for_function("() => API.LMSGetValue('cmi.core.score.raw') === '33.33'")
        page.wait_for_function("() => API.LMSGetValue('cmi.core.lesson_location') === 'concepts/vectors.html'")
        assert set(page.evaluate("errors")) == {"0"}
        page.locator("#course").evaluate("frame => frame.remove()")
        page.wait_for_function("() => sessionStorage.getItem('kept')")
        page.reload()
        course = open_package(page)
        course.locator("#two-of-three[data-ready]").wait_for()
        answer(course, "A unit vector")
        page.wait_for_function("() => API.LMSGetValue('cmi.core.score.raw') === '0'")
        assert page.evaluate("API.LMSGetValue('cmi.core.lesson_status')") == "incomplete"
