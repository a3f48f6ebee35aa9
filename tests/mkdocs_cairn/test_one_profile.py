# SPDX-License-Identifier: MIT
"""A check and a build say the same of the same sources: for every code, with any weight, allowed or not.

What only a build can see is listed here, and a check says that it does not look at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.cairn.test_cases import CASES, Case

from cairn.text.problem import Code, Severity
from cairn_cli.__main__ import main
from cairn_cli.commands.check import ONLY_BUILDS
from mkdocs_cairn.build.page_views import Banner
from mkdocs_cairn.build.project import check_project, find_plugin
from mkdocs_cairn.preview.edits import Edits

from .conftest import SITES, Built, rebuild, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_cairn.build.build import Build
    from mkdocs_cairn.build.project import Plugin

SEEN_BY_BUILDS_ALONE = {
    *(Code.CONCEPT_UNKNOWN, Code.FORMULA_BROKEN, Code.QUESTION_UNKNOWN),
    *(Code.KEY_PUBLISHED, Code.QUESTION_MISPLACED),
}
"""Formulas, what macros say, and what finished pages show; a check sees the same question twice, and an unknown tag,
unless macros write it."""
OF_COMMANDS = {code for code in Code if code.name.startswith(("IMPORT_", "EXPORT_"))}
HEAD = "---\nlearn_before: []\n---\n"
RIM: dict[Code, dict[str, str | bytes]] = {
    Code.CONCEPT_UNKNOWN: {"docs/a.md": "{{ concept('nowhere') }}\n"},
    Code.ENCODING_BROKEN: {"docs/a.md": b"\xff\n"},
    Code.FILE_UNREADABLE: {"docs/a.md": "", "docs/tags.yml/a": ""},
    Code.FORMULA_BROKEN: {"docs/concepts/a.md": f"{HEAD}Text $\\frac{{$.\n"},
    Code.KEY_PUBLISHED: {
        "docs/a.md": '<pre><code class="language-quiz">stem: Is it so?\nis_true: yes\n</code></pre>\n'
    },
    Code.MACRO_BROKEN: {"docs/a.md": "{{ a b }}\n"},
    Code.MACROS_MISSING: {"docs/a.md": "Text {{ stats() }}.\n"},
    Code.OPTION_PATH_MISSING: {"docs/a.md": "Text.\n"},
    Code.QUESTION_LINK_BROKEN: {
        "docs/concepts/a.md": f"{HEAD}Text.\n",
        "quizzes/a.yml": "concepts: [a]\nquestions:\n  - {id: q, stem: 'See [it](nowhere.md).', is_true: yes}\n",
    },
    Code.QUESTION_MISPLACED: {
        "docs/concepts/a.md": f"{HEAD}Text.\n\n<div title='<!-- cairn:question q -->'>Text.</div>\n",
        "quizzes/a.yml": "concepts: [a]\nquestions:\n  - {id: q, stem: What?}\n",
    },
    Code.QUESTION_UNKNOWN: {"docs/a.md": "{{ quiz('nowhere') }}\n"},
    Code.QUESTION_SHOWN_TWICE: {
        "docs/concepts/a.md": f"{HEAD}{2 * '<!-- cairn:question q -->'}\n",
        "quizzes/a.yml": "concepts: [a]\nquestions:\n  - {id: q, stem: What?}\n",
    },
    Code.QUIZ_PUBLISHED: {"docs/quizzes/a.yml": "stem: What?\n"},
    Code.QUIZ_UNREAD: {"quizes/a.yml": "stem: What?\n"},
    Code.SOURCE_MISNAMED: {"quizzes/a.yml.txt": "stem: What?\n"},
}
THEME = {"name": "mkdocs", "locale": "en"}
LINE = re.compile(r"(?P<level>[A-Z]+): (?P<problem>.*)")


def files_of(code: Code) -> dict[str, str | bytes]:
    """The smallest sources that have a problem of a code."""
    if code in RIM:
        return RIM[code]
    mark = f"[{code.label}]"
    usual = [case for case in CASES if not any(path.endswith(".meta.yml") for path in case.files)]
    bare = [case for case in usual if "cairn: allow" not in "".join(case.files.values())]
    alike = [case for case in bare if mark in case.expected["problems"]]
    alike = alike or [case for case in CASES if any(mark in text for text in told(case).values())]
    return dict(min(alike, key=lambda case: sum(map(len, case.files.values()))).files)


def told(case: Case) -> dict[str, str]:
    return {info: text for info, text in case.expected.items() if info.split(" ")[0] in {"problems", "advice", "check"}}


def settings_of(code: Code, check: dict[str, Any]) -> dict[str, Any]:
    options = {"check": check, **({"quizzes": "nowhere"} if code is Code.OPTION_PATH_MISSING else {})}
    is_macro = code in {Code.CONCEPT_UNKNOWN, Code.MACRO_BROKEN, Code.QUESTION_UNKNOWN}
    return {"plugins": [*(["macros"] if is_macro else []), {"cairn": options}], "theme": THEME}


def rated_problems(built: Built) -> list[tuple[str, str]]:
    """What a check says that fails it with --strict."""
    found = check_project(built.source)[1].rated_problems
    return [(v.severity.name, str(v.problem)) for v in found if v.severity > Severity.INFO]


def agree(built: Built) -> list[tuple[str, str]]:
    """Assert that a build says what a check says, and return it."""
    said, done = rated_problems(built), rebuild(built)
    lines = [(match["level"], match["problem"]) for line in done.problems if (match := LINE.fullmatch(line))]
    alone = {f"[{code.label}]" for code in SEEN_BY_BUILDS_ALONE}
    assert [line for line in lines if line[1].rpartition(" ")[2] not in alone] == said
    assert bool(done.error) == bool(lines), done.log
    return lines


@pytest.mark.parametrize("code", [code for code in Code if code not in OF_COMMANDS], ids=lambda code: code.label)
def test_a_build_fails_where_a_check_does_for_every_code(tmp_path: Path, code: Code):
    built = write_site(tmp_path / "usual", files_of(code), **settings_of(code, {}))
    has_code = any(line[1].endswith(f"[{code.label}]") for line in agree(built))
    assert has_code == (code.severity > Severity.INFO)
    level = "error" if code.severity is Severity.INFO else "off"
    level = "warning" if code is Code.MACRO_BROKEN else level  # of which the macros plugin warns itself
    check = {"profile": "strict", "codes": {code.label: level}}
    built = write_site(tmp_path / "strict", files_of(code), **settings_of(code, check))
    lines = [line for line in agree(built) if line[1].endswith(f"[{code.label}]")]
    assert {severity for severity, _ in lines} == ({level.upper()} if level != "off" else set())


SLIPS = {
    Code.PREREQUISITE_UNKNOWN: "---\n# cairn: allow prerequisite-unknown: why\nlearn_before: [vektors]\n---\nText.\n",
    Code.WIKILINK_UNKNOWN: f"{HEAD}Text.\n\n<!-- cairn: allow wikilink-unknown: why -->\nSee [[vektors]].\n",
    Code.MACROS_MISSING: f"{HEAD}<!-- cairn: allow macros-missing: why -->\nText {{{{ stats() }}}}.\n",
    Code.FORMULA_BROKEN: f"{HEAD}<!-- cairn: allow formula-broken: why -->\nText $\\frac{{$.\n",
}


@pytest.mark.parametrize("code", SLIPS, ids=lambda code: code.label)
def test_what_a_comment_allows_is_allowed_in_builds_too(tmp_path: Path, code: Code):
    files = {"docs/concepts/vectors.md": HEAD + "Text.\n", "docs/concepts/a.md": SLIPS[code]}
    assert agree(write_site(tmp_path / "with", files, theme=THEME, plugins=["cairn"])) == []
    bare = re.sub(r"(?m)^.*cairn: allow.*\n", "", SLIPS[code])
    built = write_site(tmp_path / "without", {**files, "docs/concepts/a.md": bare}, theme=THEME, plugins=["cairn"])
    assert [line[1].rpartition(" ")[2] for line in agree(built)] == [f"[{code.label}]"]


def test_a_comment_that_allows_nothing_fails_a_strict_build_too(tmp_path: Path):
    text = f"{HEAD}<!-- cairn: allow concept-island: why -->\nText.\n"
    [line] = agree(write_site(tmp_path, {"docs/concepts/a.md": text}, theme=THEME, plugins=["cairn"]))
    assert "[allow-unused]" in line[1]


def test_a_link_that_is_allowed_passes_check_and_build(tmp_path: Path):
    text = (SITES / "newcomer" / "allow-passes-check-fails-build.md").read_text("utf-8")
    files = {"docs/concepts/cable.md": text, "docs/concepts/stress.md": "Text.\n"}
    assert agree(write_site(tmp_path, files, theme=THEME, plugins=["cairn"])) == []


def test_an_error_that_the_project_says_is_none_can_be_allowed(tmp_path: Path):
    text = "---\nlearn_before: [a]  # cairn: allow prerequisite-self: why\n---\nText.\n"
    for level, code in (("warning", []), ("error", ["[allow-unused]", "[prerequisite-self]"])):
        plugins = [{"cairn": {"check": {"codes": {"prerequisite-self": level}}}}]
        built = write_site(tmp_path / level, {"docs/concepts/a.md": text}, theme=THEME, plugins=plugins)
        assert [line[1].rpartition(" ")[2] for line in agree(built)] == code


def test_a_preview_shows_what_a_check_reports_before_and_after_an_edit(tmp_path: Path):
    files = {"docs/concepts/vectors.md": HEAD + "Text.\n", "docs/concepts/a.md": SLIPS[Code.WIKILINK_UNKNOWN]}
    built = write_site(tmp_path, files, theme=THEME, plugins=["cairn"])
    config = load_config(str(built.source / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    plugin = find_plugin(config)
    first, page = plugin.pages.build, built.source / "docs" / "concepts" / "a.md"
    assert Banner().write(first) == ""
    page.write_text(page.read_text("utf-8").replace("cairn: allow", "cairn, allow"), "utf-8")
    second = apply_edit(plugin, config, page)
    assert "wikilink-unknown" in Banner().write(second)
    page.write_text(SLIPS[Code.WIKILINK_UNKNOWN], "utf-8")
    assert Banner().write(apply_edit(plugin, config, page)) == ""


def apply_edit(plugin: Plugin, config: MkDocsConfig, page: Path) -> Build:
    """What a preview does with an edit."""
    after = Edits(config, plugin.config).apply(plugin.pages.build, [str(page)])
    after.report_edit(plugin.pages.build)
    plugin.pages.build = after
    return after


def test_a_check_says_what_only_a_build_sees(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_site(tmp_path, {"docs/concepts/a.md": "Text.\n"})
    assert main(["check", str(tmp_path)]) == 0
    assert ONLY_BUILDS in capsys.readouterr().err
    assert main(["check", "--format", "json", str(tmp_path)]) == 0
    assert not capsys.readouterr().err
