# SPDX-License-Identifier: MIT
"""`cairn import` of sources that somebody made to do harm: each is a problem with a place, or text on its page."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.cairn_cli.hostile_sources import DAMAGED, LIVE, LONG, SOURCES
from tests.cairn_cli.test_import_archives import HOSTILE, archive

from cairn_cli.__main__ import main

SETTINGS = "site_name: Bakery\ntheme: material\nmarkdown_extensions: [attr_list]\nplugins: [cairn]\n"
PLACE = re.compile(r"(?P<place>[^\n:]+:[1-9][0-9]*): .+[.?] \[(?:import-[a-z-]+|encoding-broken)\]")


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    inside = tmp_path / "project"
    inside.mkdir()
    monkeypatch.chdir(inside)
    return inside


def put(name, data):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)


def put_all(more=()):
    for name, data in {**{name: data for name, (data, _) in DAMAGED.items()}, **LIVE, **dict(more)}.items():
        put(name, data)
    for number, (files, changes, _) in enumerate(HOSTILE.values()):
        put(f"packed-{number}.zip", archive(files, **changes))
    return [*filter(os.path.exists, SOURCES), *(path.name for path in sorted(Path().glob("*.zip")))]


def tree(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_source_is_a_problem_with_a_place_and_nothing_of_it_is_written(name, capsys, tmp_path):
    data, code = DAMAGED[name]
    put(name, data)
    assert main(["import", name]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said
    for line in said:
        assert PLACE.fullmatch(line)
        assert line.startswith(f"{name}:")
    assert any(line.endswith(f"[{code}]") for line in said)
    assert tree(tmp_path) <= {f"project/{name}", "project/docs/.cairn-import.json"}


def test_no_hostile_source_stops_the_others_or_leaves_the_two_folders(capsys, tmp_path):
    sources = put_all(LONG)
    before = tree(tmp_path)
    assert main(["import", *sources, "--report", "json"]) == 1
    out, err = capsys.readouterr()
    report = json.loads(out)
    counts = report["counts"]
    assert counts["found"] == len(report["items"]) == sum(counts.values()) - counts["found"]
    assert counts["carried"] + counts["simplified"] >= len(LIVE) - 4
    assert all(PLACE.fullmatch(line) for line in err.splitlines())
    new = tree(tmp_path) - before
    assert all(path.startswith(("project/docs/", "project/quizzes/")) for path in new)
    assert not any("evil" in path or path.endswith(".svg") for path in new)


class Shown(HTMLParser):
    """What is live in a page, and its text."""

    def __init__(self, html):
        super().__init__()
        self.live, self.texts, self._script = [], [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._script = tag == "script" and found.get("type") != "application/json"
        self.live += [(tag, name) for name in found if name.startswith("on")]
        targets = (
            re.sub(r"[\x00-\x20]", "", found.get(name) or "") for name in ("href", "src", "action", "formaction")
        )
        self.live += [(tag, target) for target in targets if re.match("(?i)(java|vb)script:", target)]
        self.live += [(tag, "")] if tag in {"object", "embed", "base"} or "srcdoc" in found else []

    def handle_endtag(self, _tag):
        self._script = False

    def handle_data(self, data):
        self.texts.append(data)
        self.live += [("script", data)] if self._script and "evil" in data else []


def test_what_is_written_of_hostile_sources_builds_without_live_markup():
    put("mkdocs.yml", SETTINGS.encode())
    put("docs/index.md", b"# Bakery\n")
    main(["import", *put_all()])
    assert main(["check", "--fail-on", "error"]) == 0
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    pages = {path.as_posix(): Shown(path.read_text("utf-8")) for path in Path("site").rglob("*.html")}
    assert {path: page.live for path, page in pages.items() if page.live} == {}
    texts = "".join(text for page in pages.values() for text in page.texts)
    assert "[[no gap]]" in texts
    assert "{{ 7 * 191 }}" in texts
    assert "1337" not in texts
    assert not [path for path in pages if "no-gap" in path or "evil" in path]
    assert not list(Path("site").rglob("*evil*"))
