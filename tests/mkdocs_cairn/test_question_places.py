# SPDX-License-Identifier: MIT
"""Where questions stand on a page, whoever brought them there, and that their source is never shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import copy_site, rebuild

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Built, MakeSite

COURSE = {"docs/index.md": "# Home\n\nHello.\n", "docs/concepts/norms.md": "---\ntitle: Norms\n---\nText.\n"}
QUIZ = "id: {}\nstem: Which?\nchoices: |\n  - [x] the right one\n  - [ ] the wrong one\n"
FENCES = ["attr_list", "md_in_html", "admonition", "footnotes", "def_list", "pymdownx.superfences", "pymdownx.details"]
FENCES += ["pymdownx.highlight"]


def html_of(built: Built, place: str) -> str:
    return (built.folder / place / "index.html").read_text("utf-8")


def questions_of(html: str) -> list[str]:
    return re.findall(r'<cairn-question id="([^"]*)"', html)


def indent(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n".rstrip(" ") if line else f"{by.rstrip(' ')}\n" for line in text.split("\n")[:-1])


def fence(name: str, info: str = "quiz", marks: str = "```") -> str:
    return f"{marks}{info}\n{QUIZ.format(name)}{marks}\n"


def test_a_fence_that_comes_in_by_include_moves_no_other(tmp_path: Path):
    built = rebuild(copy_site("field/01-included-fence-shifts", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    page = html_of(built, "concepts/own")
    assert questions_of(page) == ["inc-q", "own-first", "own-second"]
    places = [page.index(word) for word in ("Included", 'id="inc-q"', "FIRST own q", 'id="own-first"', "SECOND own q")]
    assert places == sorted(places)


def test_a_fence_in_a_list_is_a_question_in_that_list(tmp_path: Path):
    built = rebuild(copy_site("field/02-fence-in-a-list-shows-the-key", tmp_path / "site"))
    assert (built.error, built.log) == ("", ())
    item = re.search(r"<li>\s*<p>First step\.</p>.*?</ol>", html_of(built, "concepts/tab"), re.DOTALL)
    assert item
    assert questions_of(item[0]) == ["leaked"]
    assert "[x]" not in html_of(built, "concepts/tab")


def test_what_a_snippet_brings_in_is_taken_for_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written = copy_site("field/03-snippet-shows-brackets-and-key", tmp_path / "site")
    monkeypatch.chdir(written.source)
    built = rebuild(written)
    assert (built.error, built.log) == ("", ())
    page = html_of(built, "concepts/n")
    assert questions_of(page) == ["sn"]
    assert '<a href="../beta/">Beta</a>' in page
    assert "[x]" not in page


PLACES = {
    "a quote": indent(fence("q"), "> "),
    "a list": "1. Item.\n\n" + indent(fence("q"), "    "),
    "a list, by tabs": "1. Item.\n\n" + indent(fence("q"), "\t"),
    "a list, two columns in": "- Item.\n\n" + indent(fence("q"), "  "),
    "the mark of an item": "- ```quiz\n" + indent(QUIZ.format("q") + "```\n", "  "),
    "a list in a list": "- One.\n\n    - Two.\n\n" + indent(fence("q"), "        "),
    "an admonition": "!!! note\n\n" + indent(fence("q"), "    "),
    "details": "??? note\n    Text.\n\n" + indent(fence("q"), "    "),
    "a tab": '=== "Tab"\n\n' + indent(fence("q"), "    "),
    "a definition": "Term\n:   Meaning.\n\n" + indent(fence("q"), "    "),
    "a footnote": "Text.[^1]\n\n[^1]: Note.\n\n" + indent(fence("q"), "    "),
    "HTML": '<div markdown="1">\n\n' + fence("q") + "\n</div>\n",
    "raw HTML": "<div>\n" + fence("q") + "</div>\n",
    "the end of a paragraph": "Text\n" + fence("q") + "and more.\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fence_works_wherever_markdown_has_one(site: MakeSite, place: str):
    built = site(
        {**COURSE, "docs/page.md": f"# Page\n\n{PLACES[place]}"}, markdown_extensions=[*FENCES, "pymdownx.tabbed"]
    )
    assert (built.error, built.log) == ("", ())
    page = html_of(built, "page")
    assert questions_of(page) == ["q"]
    assert "[x]" not in page
    assert page.count("<form") == page.count("</form")


@pytest.mark.parametrize(
    ("info", "marks"),
    [
        ("Quiz", "```"),
        ("QUIZ", "~~~"),
        (' quiz title="Try it"', "```"),
        ("quiz {#here .wide}", "````"),
        ("{ .quiz #here }", "~~~~"),
        (".quiz", "```"),
        ('quiz linenums="1" hl_lines="2"', "```"),
        ("quiz, easy", "```"),
    ],
)
@pytest.mark.parametrize("extensions", [FENCES, ["fenced_code"]], ids=["superfences", "fenced_code"])
def test_a_fence_works_however_it_is_marked(site: MakeSite, info: str, marks: str, extensions: list[str]):
    built = site({**COURSE, "docs/page.md": f"# Page\n\n{fence('q', info, marks)}"}, markdown_extensions=extensions)
    assert (built.error, built.log) == ("", ())
    assert questions_of(html_of(built, "page")) == ["q"]


def test_examples_stay_code(site: MakeSite):
    examples = f"# Page\n\n````markdown\n{fence('one')}````\n\nText.\n\n{indent(fence('two'), '    ')}"
    built = site({**COURSE, "docs/page.md": examples}, markdown_extensions=FENCES)
    assert (built.error, built.log) == ("", ())
    assert questions_of(html_of(built, "page")) == []
    assert html_of(built, "page").count("the right one") == 2


HOOK = """
import markdown
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_page_markdown(text, **_):
    return text.replace("HERE", {fence!r})

def on_page_content(html, **_):
    return html.replace("LATE", markdown.markdown({fence!r}, extensions=["fenced_code"]))
"""


@pytest.mark.parametrize("priority", [150, 0, -150])
def test_a_fence_that_a_hook_brings_in_is_shown_on_each_page(site: MakeSite, priority: int):
    pages = {f"docs/{name}.md": f"# {name}\n\nText.\n\nHERE\n\nEnd.\n" for name in ("one", "two")}
    hook = HOOK.format(priority=priority, fence=fence("brought"))
    built = site({**COURSE, **pages, "hook.py": hook}, hooks=["hook.py"], markdown_extensions=FENCES)
    assert (built.error, built.log) == ("", ())
    assert questions_of(html_of(built, "one")) == questions_of(html_of(built, "two")) == ["brought"]


def test_what_is_wrong_with_it_is_told_of_the_line_that_brings_it_in(site: MakeSite):
    hook = HOOK.format(priority=0, fence=fence("brought").replace("[x]", "[ ]"))
    page = "# One\n\nText.\n\nHERE\n"
    built = site({**COURSE, "docs/one.md": page, "hook.py": hook}, hooks=["hook.py"], markdown_extensions=FENCES)
    assert built.error
    assert [line for line in built.log if "docs/one.md:5" in line and "question-without-key" in line]


def test_another_question_with_its_id_is_refused(site: MakeSite):
    hook = HOOK.format(priority=0, fence=fence("brought").replace("Which?", "What else?"))
    pages = {"docs/one.md": "# One\n\nHERE\n", "docs/two.md": f"# Two\n\n{fence('brought')}"}
    built = site({**COURSE, **pages, "hook.py": hook}, hooks=["hook.py"], markdown_extensions=FENCES)
    assert [line for line in built.log if "docs/one.md:3" in line and "question-id-taken" in line]


def test_a_key_that_is_published_all_the_same_is_an_error(site: MakeSite):
    hook = HOOK.format(priority=0, fence=fence("brought"))
    built = site({**COURSE, "docs/one.md": "# One\n\nLATE\n", "hook.py": hook}, hooks=["hook.py"])
    assert built.error
    assert [line for line in built.log if "docs/one.md:1" in line and "key-published" in line]


@pytest.mark.parametrize(
    ("body", "inside"),
    [
        ("<!-- never closed\n\n{}", ""),
        ("<script>\n\n{}", "'script'"),
        ("1. Item.\n\nText.\n\n<textarea>\n{}</textarea>\n", "'textarea'"),
    ],
)
def test_a_question_that_cannot_be_shown_is_an_error(site: MakeSite, body: str, inside: str):
    built = site({**COURSE, "docs/one.md": "# One\n\n" + body.format(fence("lost"))})
    shown = questions_of(html_of(built, "one")) if not built.error else []
    assert shown == ["lost"] or [line for line in built.log if "question-misplaced" in line and inside in line]
    assert "[x]" not in "".join(path.read_text("utf-8") for path in built.folder.rglob("*.html"))


def test_a_macro_puts_a_question_into_the_item_or_cell_that_calls_it(site: MakeSite):
    files = {
        f"quizzes/{n}.yml": f"concepts: [norms]\nquestions:\n- {indent(QUIZ.format(n), '  ').strip()}\n" for n in "ab"
    }
    page = '# Page\n\n- {{ quiz("a") }}\n- Next.\n\n| x | y |\n|---|---|\n| {{ quiz("b") }} | z |\n'
    built = site({**COURSE, **files, "docs/page.md": page}, plugins=["macros", "cairn"], markdown_extensions=["tables"])
    assert (built.error, built.log) == ("", ())
    html = html_of(built, "page")
    assert questions_of(html) == ["a", "b"]
    assert re.search(r"<li>\s*<cairn-question", html)
    assert re.search(r"<td>\s*<cairn-question", html)
