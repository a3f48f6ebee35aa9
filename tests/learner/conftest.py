# SPDX-License-Identifier: MIT
"""A small course, built and served below its host, and records of its readers on fixed days."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import serving
from tests.mkdocs_cairn.conftest import Built, rebuild, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

RECORD = "/course/"
"""The name of the record, from the address of the site."""
TODAY = datetime(2026, 3, 20, 9, 0, tzinfo=timezone.utc)

CHAPTERS = {
    "Numbers": {"Counting": "", "Adding": "Counting", "Multiplying": "Adding", "Dividing": "Multiplying"},
    "Letters": {"Variables": "Counting", "Equations": "Variables, Adding", "Functions": "Variables, Multiplying"},
}
"""The concepts by chapter, each with its prerequisites."""
CONCEPTS = [title for concepts in CHAPTERS.values() for title in concepts]


def write_concept(title: str, before: str, chapter: str) -> str:
    names = f"[{before}]"
    body = f"{title} is explained here.\n\n## More\n\nA second part."
    return f"---\ntitle: {title}\nlearn_before: {names}\ntags: [Mathematics/{chapter}]\n---\n# {title}\n\n{body}\n"


def write_questions(title: str) -> str:
    """Three questions about a concept. The right choice is always `right`."""
    name = title.lower()
    questions = (
        f"  - id: {name}-{n}\n    concepts: [{name}]\n    stem: Question {n} on {name}?\n    choices: |\n"
        f"      - [x] right {n}\n      - [ ] wrong {n}\n    rationale: Because {n}.\n    hints: [A hint.]\n"
        for n in (1, 2, 3)
    )
    return "questions:\n" + "\n".join(questions)


def write_path(goal: str) -> str:
    return f"## To {goal.lower()}\n\n{{{{ learning_path('{goal}') }}}}\n"


def write_course() -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        "docs/index.md": "# Course\n\nWhat it is about.\n\n{{ next_steps() }}\n\n## More\n\nMore text.\n",
        "docs/two.md": "# Two\n\n" + "\n".join(map(write_path, ("Adding", "Equations"))),
        "docs/path.md": '# Path\n\nWhat this path is about.\n\n{{ learning_path("functions") }}\n',
        "docs/plain.md": "# A plain page\n\nNothing to learn here.\n",
    }
    for chapter, concepts in CHAPTERS.items():
        for title, before in concepts.items():
            files[f"docs/concepts/{title.lower()}.md"] = write_concept(title, before, chapter)
            files[f"quizzes/{title.lower()}.yml"] = write_questions(title)
    return files


SETTINGS: dict[str, Any] = {
    "site_name": "Course",
    "site_url": "https://example.org/course/",
    "theme": {"name": "material", "font": False, "features": ["navigation.instant", "navigation.footer"]},
    "plugins": ["search", "macros", {"cairn": {}}],
    "markdown_extensions": ["tables", {"toc": {"permalink": True}}],
    "exclude_docs": "",
}


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = rebuild(write_site(tmp_path_factory.mktemp("learner"), write_course(), **SETTINGS))
    assert not built.error
    served = built.source / "served"
    served.mkdir()
    return Built(built.source, built.folder.rename(served / "course"), built.log, "")


@pytest.fixture(scope="session")
def course_url(course: Built) -> Iterator[str]:
    """The address of the course, below its host as the pages of a project are."""
    with serving(course.folder.parent) as address:
        yield f"{address}course/"


@dataclass
class Record:
    """The record of a reader, which a test writes before it opens a page."""

    events: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, subject: str, days_ago: float, **more: Any) -> Record:
        """Add an event, so many days before `TODAY`."""
        at = (TODAY - timedelta(days=days_ago)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        event = {"id": f"e{len(self.events):021}", "type": kind, "at": at, "subject": subject, **more}
        self.events.append(event)
        return self

    def answer(self, question: str, days_ago: float, *, is_right: bool = True, **more: Any) -> Record:
        """Add an attempt at a question."""
        response = ["1" if is_right else "2"]
        fields = {"response": response, "score": int(is_right), "hints": 0, "offset": 0, **more}
        return self.add("attempt", f"question:{question}", days_ago, **fields)

    def master(self, concept: str, days_ago: float) -> Record:
        """Answer the three questions of a concept right on that day, and the first again on the next one."""
        for number in (1, 2, 3):
            self.answer(f"{concept}-{number}", days_ago)
        return self.answer(f"{concept}-1", days_ago - 1)

    def mark(self, concept: str, days_ago: float, value: str = "known") -> Record:
        return self.add("mark", f"concept:{concept}", days_ago, value=value, by="hand")

    def aim(self, concept: str, days_ago: float) -> Record:
        return self.add("goal", f"concept:{concept}", days_ago, value=True)

    def store(self, page: Page, address: str, name: str = RECORD) -> None:
        """Put the record into the storage of a browser whose clock shows `TODAY`."""
        text = json.dumps({"format": "learner-record", "version": 1, "events": self.events})
        page.clock.set_fixed_time(TODAY)
        page.route("**/empty.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.goto(f"{address}empty.html")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"cairn:{name}", text])


@pytest.fixture
def record() -> Record:
    return Record()
