# SPDX-License-Identifier: MIT
"""`cairn stats` reads files and folders, names what is no record, and writes tables, JSON and a page."""

from __future__ import annotations

import gzip
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

from .files import write

AXE = Path(__file__).parents[2] / "plugins/widgets/node_modules/axe-core/axe.min.js"
QUIZ = """\
concepts: [tea]
questions:
  - id: hot
    stem: Is tea <b>hot</b>?
    choices: |
      - [x] Yes & no
      - [ ] "No" <script>alert(1)</script>
    rationale: So it is.
  - {id: word, stem: Which?, accept: tea, rationale: So it is.}
"""
TEXT = "my <img src=//x> name"


def log(name, *scores, question="hot", response=("c-1",)):
    events = [
        {
            "id": f"{name}-{n}",
            "type": "attempt",
            "at": f"2026-03-0{n + 1}T12:00:00.000Z",
            "subject": f"question:{question}",
            "response": response if isinstance(response, str) else list(response),
            "score": score,
            "hints": 0,
        }
        for n, score in enumerate(scores)
    ]
    return json.dumps({"format": "learner-record", "version": 1, "events": events})


def test_a_day_ends_when_the_option_of_the_site_says(project, capsys):
    def count() -> str:
        assert main(["stats", "late.json"]) == 0
        return str(capsys.readouterr().out.splitlines()[0])

    late = log("late", 0, 1).replace("01T12:00", "01T23:30").replace("02T12:00", "02T03:30")
    write("late.json", late)
    assert count().startswith("1 learner, 1 counted attempt")
    write("mkdocs.yml", "site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn: {learner: {day_ends_at: 2}}]\n")
    assert count().startswith("1 learner, 2 counted attempts")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", "site_name: Tea\ntheme: {name: mkdocs}\nplugins: [cairn]\n")
    write("docs/index.md", "# Tea\n")
    write("docs/concepts/tea.md", "---\nlearn_before: [water]\n---\nTea is a drink.\n")
    write("quizzes/tea.yml", QUIZ)
    write("logs/a.json", log("a", 1, 0))
    write("logs/more/b.json", log("b", 0))
    write("logs/c.json", log("c", 0, question="word", response=TEXT))
    return tmp_path


def read_json(capsys, *words):
    assert main(["stats", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_table_shows_each_question_and_concept(project, capsys):
    assert main(["stats", "logs"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out == (
        "3 learners, 4 counted attempts at 2 questions.\n"
        "\n"
        "question  readers  right  hint  sure, wrong  discrimination\n"
        "word            1    0 %   0 %            –               –\n"
        "hot             2   50 %   0 %            –               –\n"
        "\n"
        "concept  learners  mastered  days  lapses\n"
        "tea             3       0 %     –       0\n"
    )


def test_files_folders_and_packed_files_are_read_and_a_doubled_one_counts_once(project, capsys):
    expected = read_json(capsys, "logs")
    Path("packed.json.gz").write_bytes(gzip.compress(Path("logs/a.json").read_bytes()))
    write("bom.json", "\ufeff" + log("b", 0))
    assert read_json(capsys, "packed.json.gz", "bom.json", "logs/c.json") == expected
    assert read_json(capsys, "logs/c.json", "logs", "packed.json.gz", "logs/a.json") == expected
    assert expected["learners"] == 3
    assert expected["questions"][0]["right"] == {"count": 1, "total": 2}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("note.txt", b"Hello", "This is not a learner record of version 1."),
        ("bytes.json", b"\xff\xfe\x00", "This is not a learner record of version 1."),
        ("new.json", b'{"format": "learner-record", "version": 2, "events": []}', "is not a learner record"),
        ("cut.json.gz", gzip.compress(os.urandom(5000))[:500], "This file cannot be read."),
        ("bad.json.gz", b"\x1f\x8b" + b"x" * 50, "This file cannot be read."),
        ("bomb.json.gz", gzip.compress(bytes(30_000_000)), "This file is larger than 20 MB."),
        ("large.json", b" " * 20_000_001, "This file is larger than 20 MB."),
    ],
)
def test_what_is_no_record_is_named_and_passed_over(project, capsys, name, data, reason):
    Path("logs", name).write_bytes(data)
    assert main(["stats", "logs"]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(f"cairn: logs/{name}: ")
    assert reason in captured.err
    assert captured.out.startswith("3 learners,")


def test_a_pipe_a_broken_link_and_a_missing_file_are_named(project, capsys):
    os.mkfifo("logs/pipe.json")
    Path("logs/link.json").symlink_to("nowhere")
    assert main(["stats", "logs", "missing.json"]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("cairn: ") == 3
    assert "missing.json: There is no such file or folder." in captured.err
    assert captured.out.startswith("3 learners,")


def test_typed_texts_are_shown_only_where_they_are_asked_for(project, capsys):
    for words in ([], ["--format", "json"]):
        assert main(["stats", "logs", "--html", "page.html", *words]) == 0
        assert "name" not in capsys.readouterr().out
        assert "name" not in Path("page.html").read_text("utf-8").replace('name="viewport"', "")
        assert main(["stats", "logs", "--html", "page.html", "--texts", *words]) == 0
        assert TEXT in capsys.readouterr().out
        assert "my &lt;img src=//x&gt; name" in Path("page.html").read_text("utf-8")


def test_long_tables_are_cut_unless_all_is_asked_for(project, capsys):
    questions = "".join(f"  - {{id: q{n}, stem: Is it {n}?, is_true: yes}}\n" for n in range(25))
    write("quizzes/more.yml", f"concepts: [tea]\nquestions:\n{questions}")
    for n in range(25):
        write(f"logs/q{n}.json", log(f"q{n}", 1, question=f"q{n}"))
    main(["stats", "logs"])
    assert "and 7 more; --all lists them.\n" in capsys.readouterr().out
    main(["stats", "logs", "--all"])
    said = capsys.readouterr().out
    assert "more; --all" not in said
    assert re.findall(r"^q\d+ ", said, re.MULTILINE).__len__() == 25


def test_no_project_and_a_page_that_cannot_be_written_are_reported(project, capsys):
    assert main(["stats", "logs", "--project", "docs"]) == 1
    assert main(["stats", "logs", "--html", "docs/index.md/page.html"]) == 1
    assert "cannot be written" in capsys.readouterr().err


# --- The page -------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """Collects what a page contains, and checks that its elements are closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.texts = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def write_page(*words):
    main(["stats", "logs", "--html", "page.html", *words])
    return Page(Path("page.html").read_text("utf-8"))


def test_the_page_has_no_scripts_no_requests_and_one_style_element(project):
    page = write_page("--texts")
    assert page.open == []
    assert page.tags.count("style") == 1
    assert not {"script", "link", "img", "iframe", "b"} & {*page.tags}
    names = {name for name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"style", "src"})
    assert {value for name, value in page.attributes if name == "href"} == {"#question-hot"}
    assert "url(" not in Path("page.html").read_text("utf-8")
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/]+='", policy)
    assert '"No" <script>alert(1)</script>' not in Path("page.html").read_text("utf-8")


def test_the_page_is_the_same_for_the_same_records(project):
    write_page()
    first = Path("page.html").read_bytes()
    Path("logs/a.json").rename("logs/z.json")
    write_page()
    assert Path("page.html").read_bytes() == first


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_keeps_its_own_policy(project, page, scheme):
    write_page("--texts")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto((project / "page.html").as_uri())
    assert said == []
    assert page.get_by_role("table", name="One row for each question").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']})")
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
