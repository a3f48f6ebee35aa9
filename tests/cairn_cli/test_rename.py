# SPDX-License-Identifier: MIT
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cairn_cli.__main__ import main

from .files import write

CONFIG = """site_name: Tea  # mine
theme: {name: mkdocs}
plugins: [cairn]
nav:
  - Home: index.md
  - Tea: concepts/tea.md   # first
"""
TEA = """---
# What it is.
title: "Tea"
tags: [Drinks]   # more to come
aliases: [cha]
---
Tea is a drink. [Again](tea.md#kinds).

## Kinds

See [[oolong]].

```quiz
id: own
stem: Is [[Tea]] hot?
is_true: yes
rationale: '[[tea#kinds|It''s]] hot.'
```
"""
OOLONG = """---
learn_before:
  - tea: its leaves
  - {concept: Tea, reason: "again: and again"}
  - cha
related: [[TEA, milk], [cup]]
---
# Oolong

`[[Tea]]`, [[Tea]], [[tea|the *drink*]], [[Tea#kinds]], [[cha]], [here][1], [there](<tea.md> "Tea").

| A |
|---|
| [[Tea\\|x]] |

[1]: ./tea.md#kinds
"""
QUIZ = """concepts: [Tea]   # all of them
questions:
  - stem: What is [[Tea]]?
    choices: |
      - [x] A [[Tea|drink]]
        > See [[tea]].
      - [ ] A stone
    rationale: "\\u201e[[Tea]]\\u201c"
  - id: pinned
    seen_on: [milk, tea]
    stem: |
      What is [[Tea]]?

      And [this](../docs/concepts/tea.md)?
"""
CHANGED = {
    "mkdocs.yml": [("concepts/tea.md ", "concepts/green-tea.md ")],
    "docs/index.md": [("[[Tea]]", "[[Green Tea]]"), ("(concepts/tea.md)", "(concepts/green-tea.md)")],
    "docs/tags.yml": [("[[tea]]", "[[green-tea]]")],
    "docs/concepts/oolong.md": [
        ("- tea: its", "- green-tea: its"),
        ("{concept: Tea,", "{concept: green-tea,"),
        ("[[TEA, milk]", "[[green-tea, milk]"),
        (", [[Tea]],", ", [[Green Tea]],"),
        ("[[tea|the", "[[green-tea|the"),
        ("[[Tea#kinds]]", "[[Green Tea#kinds]]"),
        ('(<tea.md> "Tea")', '(<green-tea.md> "Tea")'),
        ("[[Tea\\|x]]", "[[Green Tea\\|x]]"),
        ("./tea.md", "green-tea.md"),
    ],
    "quizzes/tea.yml": [
        ("concepts: [Tea]", "concepts: [green-tea]"),
        ('"\\u201e[[Tea]]\\u201c"', '"\\u201e[[Green Tea]]\\u201c"'),
        ("> See [[tea]].", "> See [[green-tea]]."),
        ("[milk, tea]", "[milk, green-tea]"),
        ("      What is [[Tea]]?", "      What is [[Green Tea]]?"),
        ("(../docs/concepts/tea.md)", "(../docs/concepts/green-tea.md)"),
    ],
}
GREEN = (
    TEA.replace('title: "Tea"', "title: Green Tea")
    .replace("aliases: [cha]\n", "aliases: [cha, tea]\nredirect_from: [concepts/tea]\n")
    .replace("(tea.md#kinds)", "(green-tea.md#kinds)")
    .replace("stem: Is [[Tea]]", "stem: Is [[Green Tea]]")
    .replace("[[tea#kinds|It''s]]", "[[green-tea#kinds|It''s]]")
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("mkdocs.yml", CONFIG)
    write("docs/index.md", "# Home\n\n[[Tea]] and [tea](concepts/tea.md).\n")
    write("docs/tags.yml", "Drinks: All of [[tea]].\n")
    write("docs/concepts/tea.md", TEA)
    write("docs/concepts/oolong.md", OOLONG)
    write("docs/concepts/milk.md", "Milk is white.\n")
    write("quizzes/tea.yml", QUIZ)
    return tmp_path


def contents():
    files = (path for path in sorted(Path().rglob("*")) if path.is_file() and path.parts[0] != ".cache")
    return {path.as_posix(): path.read_bytes().decode() for path in files}


def expected(before):
    after = dict(before)
    for path, changes in CHANGED.items():
        for old, new in changes:
            assert after[path].count(old) == 1, (path, old)
            after[path] = after[path].replace(old, new)
    del after["docs/concepts/tea.md"]
    return dict(sorted({**after, "docs/concepts/green-tea.md": GREEN}.items()))


@pytest.mark.parametrize("old", ["tea", "Tea", "Cha"])
def test_every_place_that_names_a_concept_is_rewritten_and_nothing_else(project, old, capsys):
    before = contents()
    assert main(["rename", old, "Green  Tea"]) == 0
    assert contents() == expected(before)
    assert capsys.readouterr().out.endswith("\n'tea' is now 'green-tea'. Its old names still work.\n")
    assert main(["check"]) == 0


def test_lines_keep_their_ends_and_a_mark_at_the_start_stays(project):
    for path, text in contents().items():
        write(path, "\ufeff" * path.endswith(".md") + text.replace("\n", "\r\n"))
    before = {path: text.removeprefix("\ufeff").replace("\r\n", "\n") for path, text in contents().items()}
    assert main(["rename", "tea", "Green Tea"]) == 0
    for path, text in contents().items():
        assert text == "\ufeff" * path.endswith(".md") + expected(before)[path].replace("\n", "\r\n")


def test_there_and_back_leaves_every_name_and_address_resolving(project, capsys):
    assert main(["rename", "tea", "Green Tea"]) == 0
    assert main(["rename", "tea", "Tea"]) == 0
    text = contents()["docs/concepts/tea.md"]
    assert "aliases: [cha, tea, Green Tea, green-tea]" in text or "aliases: [cha, tea, green-tea]" in text
    assert "redirect_from: [concepts/tea, concepts/green-tea]" in text
    capsys.readouterr()
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 0


def test_a_dry_run_shows_a_diff_that_patch_applies(project, capsys):
    before = contents()
    assert main(["rename", "tea", "Green Tea", "--dry-run"]) == 0
    assert contents() == before
    diff = capsys.readouterr().out
    assert "--- a/docs/concepts/tea.md\n+++ b/docs/concepts/green-tea.md\n" in diff
    write("../change.diff", diff.replace("b/docs/concepts/green-tea.md", "b/docs/concepts/tea.md"))
    subprocess.run(["git", "apply", "--unsafe-paths", "../change.diff"], check=True)
    Path("docs/concepts/tea.md").rename("docs/concepts/green-tea.md")
    assert contents() == expected(before)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["coffee", "Espresso"], "'coffee' is not a concept. Use the id, title or alias of a concept."),
        (["mlik", "Espresso"], "'mlik' is not a concept. Did you mean 'Milk'?"),
        (["plan", "Espresso"], "'plan' is a draft. Publish 'plan' first, or edit its document."),
        (["cup", "Mug"], "'cup' has no document yet, so there is nothing to rename."),
        (["tea", "Milk"], "'Milk' is already a name of docs/concepts/milk.md. Choose another title."),
        (["tea", "!"], "The title '!' needs a letter or a digit. Choose another."),
        (["milk", "Index"], "'Index' cannot"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(project, capsys, words, said):
    write("docs/concepts/plan.md", "---\ndraft: yes\n---\nLater.\n")
    before = contents()
    if words[-1] == "Index":
        write("docs/concepts/index/index.md", "# Taken\n")
        before, said = contents(), "is already"
    assert main(["rename", *words]) == 1
    assert said in capsys.readouterr().err
    assert contents() == before


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(project, capsys, monkeypatch):
    before = contents()
    monkeypatch.setattr("cairn_cli.files.text_files.os.access", lambda path, _: Path(path).name != "oolong.md")
    assert main(["rename", "tea", "Green Tea"]) == 1
    assert "oolong.md' cannot be written" in capsys.readouterr().err
    assert contents() == before


def test_a_title_that_no_link_can_hold_is_linked_by_id(project):
    assert main(["rename", "tea", "Tea [green]: #1"]) == 0
    assert "[[tea-green-1]] and [tea](concepts/tea-green-1.md)" in contents()["docs/index.md"]
    assert 'title: "Tea [green]: #1"' in contents()["docs/concepts/tea-green-1.md"]
    assert main(["check"]) == 0


def test_a_title_in_a_heading_is_changed_there(project):
    assert main(["rename", "oolong", "Oolong *Tea*"]) == 0
    text = contents()["docs/concepts/oolong-tea.md"]
    assert "\n# Oolong &#42;Tea&#42;\n" in text
    assert text.startswith("---\naliases: [oolong]\nlearn_before:\n")
    assert "redirect_from: [concepts/oolong]\n---\n" in text


def test_a_document_without_front_matter_gets_some(project):
    assert main(["rename", "milk", "Cow Milk"]) == 0
    text = contents()["docs/concepts/cow-milk.md"]
    assert text == "---\ntitle: Cow Milk\naliases: [milk]\nredirect_from: [concepts/milk]\n---\nMilk is white.\n"


def test_a_change_of_case_alone_moves_nothing(project):
    assert main(["rename", "tea", "TEA"]) == 0
    text = contents()["docs/concepts/tea.md"]
    assert text == TEA.replace('title: "Tea"', "title: TEA").replace("Is [[Tea]]", "Is [[TEA]]")


def test_an_index_of_a_folder_stays_where_it_is(project):
    write("docs/concepts/cups/index.md", "---\ntitle: Cups\n---\nCups. ![](cup.svg)\n")
    assert main(["rename", "cups", "Mugs"]) == 0
    text = contents()["docs/concepts/cups/index.md"]
    assert text == "---\ntitle: Mugs\nid: mugs\naliases: [cups]\n---\nCups. ![](cup.svg)\n"
