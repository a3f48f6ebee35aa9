# SPDX-License-Identifier: MIT
"""No text of an author takes time that grows with the square of its length, whatever is opened and never closed.

Two looks: calls are counted at one length and at twice that, which shows what Python does; and a long text goes
through the whole engine, with a bound that a step hidden in a regular expression would pass many times over.
"""

from __future__ import annotations

import json
import re
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.check.suppressions import find_suppressions
from cairn.compile import compile_site
from cairn.importing.formats.gift import GIFT
from cairn.importing.formats.jupyterquiz import JUPYTERQUIZ
from cairn.importing.formats.mdbook import MDBOOK
from cairn.importing.formats.moodle_xml import MOODLE_XML
from cairn.importing.formats.obsidian import OBSIDIAN
from cairn.importing.formats.table import TABLE
from cairn.importing.formats.tasklist import TASKLIST
from cairn.importing.found import Bundle
from cairn.importing.output.imported import Placing, compile_imported
from cairn.importing.task_lists.pages import Page, convert_pages
from cairn.importing.texts import Texts
from cairn.links.autolink import explain_links
from cairn.links.title_index import build_title_index
from cairn.questions.placement import hide_fences
from cairn.sources import Sources
from cairn.text.paired_marks import find_pairs, replace_pairs
from cairn.text.prose import plain_text, split_sentences
from cairn.text.source import Source
from cairn.views.concept.body import compile_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SITES = Path(__file__).parents[1] / "sites"
LONG = 150_000
CPU_SECONDS = 5  # the slowest takes about one; a quadratic one takes a quarter of a minute
_KINDS: tuple[dict[str, str], ...] = (
    {"[[": "]]", "[[a": "]]", "[[a|b ": "]]", "[[a]] ": "", "[[a#b": "]]", r"\[\[": r"\]", r"\[": r"\]"},
    {"\\[\n": "\\]", r"\(": r"\)", r"\(\)": "", "\\": "`", "$$": "$$", "$a": "$", "$a ": "a$", "$x$ ": ""},
    {"<!--": "-->", "x\n\n<!--": "-->", "<a <a": ">", '<a a="': '">', '<a =" ': ">", "<pre>": "</pre>"},
    {"<b></i>": "</b>", "<div>": "</div>", "</div>": "", "<a-": ">", "<svg>": "", "<a\n": ">"},
    {"`": "", "`a ``b ```c ````d ": "`", "| ` ": "|", "x\n\n`": "`", "```\n": "", "````\n```\n": "", "~": "`"},
    {"**a ": "a**", "__a ": "a__", "*a ": "a*", "_a ": "a_", "~~a ": "a~~", "==a ": "a==", "_": "", "*": ""},
    {"{{": "}}", "{%": "%}", "{{ concept('a' ": "}}", "{ .a": "}", "{": "}"},
    {"[a](b ": ")", '[a](b.md "': '")', "![": "]()", "![a](b": ")", "[^": "]", "[ [b] ": "]", "[a][": "]"},
    {"[](": ")", "](a()": ")", "[[a]](": ")", "*[a": "]: b", "[a\n": "](b.md)", "<https://a": ">"},
    {"!!!": "", "!!! a\n": "", " ": "a", "\t": "a", "# ": "a", "# a #": "b", "a\n": "===", "> ": "a", "\n": "a"},
    {"[@a ": "]", "[@a; @": "]", "[@a, @a": ", 1]", "[@a": "]", "[x [@a] ": "](b", "[@": "]", "[@a][": "]", "@": "]"},
    {"|": "\n", "| a | b |\n": "", '"': ".", 'a." ': "", "a ": ".", "A. ": "b", "e.g. ": "E", '.")': " A"},
    {"a": " a@b.c", "a@": "b.c", "www.": "a", "&#1": ";", "-": "\n", "- ": "a", "next:\n": "", "1. a\n": ""},
    {"<!-- cairn: allow x: a": " -->", "<!-- cairn: allow a -->\n": "", "# cairn: allow  ": "x"},
)
KINDS = {opening: closing for kinds in _KINDS for opening, closing in kinds.items()}
TEXTS = [text for opening, closing in KINDS.items() for text in dict.fromkeys([opening, opening + "…" + closing])]


def repeat(text: str, length: int) -> str:
    opening, _, closing = text.partition("…")
    return opening * (length // len(opening)) + closing


def run_engine(text: str) -> None:
    """Everything that is made of a page: as text, with its links, and with links that nobody wrote."""
    pages = (("a", f"---\ntitle: A\nautolink: true\n---\n{text}"), ("b", "---\ntitle: Bee\n---\nOf [[a]]."))
    documents = (Source(f"docs/concepts/{n}.md", page, f"concepts/{n}.md") for n, page in pages)
    sources = Sources(tuple(documents), references=Source("docs/references.bib", "@misc{a, title={A}}"))
    site = compile_site(sources)
    title_index = build_title_index(site.catalogue)
    for uri, document in site.documents.items():
        compile_body(site, uri, hide_fences(document.body), lambda shown: shown.question.label, title_index)
    plain_text(text)
    split_sentences(text)
    find_suppressions(site, sources)
    list(explain_links(site, "concepts/a.md", title_index))


def run_quiz(text: str) -> None:
    """Each field of a question."""
    block = "|\n" + "".join(f"        {line}\n" for line in text.split("\n"))
    item = block.replace("        ", "        - [x] ", 1)
    for key, value in (("rationale", block), ("choices", item), ("blanks", block), ("table", block), ("match", block)):
        quiz = f"questions:\n  - stem: {block}    {key}: {value}"
        compile_site(Sources((), (Source("quizzes/a.yml", quiz),)))


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Fail where a step takes that much of the processor; a generous bound, for a step that would take minutes."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise AssertionError(f"more than {seconds} seconds of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def count_calls(run: Callable[[str], object], text: str) -> int:
    """How many functions of Python and C are called."""
    calls = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        run(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("text", TEXTS)
def test_twice_the_length_takes_twice_the_calls(text: str):
    run_engine(repeat(text, 500))  # what is asked for the first time takes more
    once, twice = (count_calls(run_engine, repeat(text, length)) for length in (2000, 4000))
    assert twice <= 2.2 * once


@pytest.mark.parametrize("opening", KINDS)
def test_a_long_line_of_it_goes_through_the_engine(opening: str):
    with bounded(CPU_SECONDS):
        run_engine(repeat(opening, LONG))


@pytest.mark.parametrize("opening", [k for k in KINDS if "\n" not in k])
def test_a_question_may_hold_it(opening: str):
    with bounded(CPU_SECONDS):
        run_quiz(repeat(opening, LONG // 3))


@pytest.mark.parametrize("source", ["{%s", "Q{%s~b}", "Q{=%s}", "[html]%s{T}", "[markdown]%s{T}", "\\\\(%s{T}"])
def test_a_source_of_an_import_may_hold_any_of_it(source: str):
    with bounded(6 * CPU_SECONDS):
        for opening in (*KINDS, "=a ~b", "~%5", "::a", "[id:", "Q{\n\n", "a{=b\n\n}", "$CATEGORY: a/", 'a,"\n'):
            text = source.replace("%s", repeat(opening, LONG // 24))
            found = GIFT.read(Bundle("a.gift", text.encode()))
            compile_imported(found, "gift:a.gift", "a", Placing())
            TABLE.read(Bundle("a.csv", f"stem,right\n{text}".encode()))


@pytest.mark.parametrize("start", ["", "# A\n- [x] a\n- [ ] ", "<quiz>\nA\n- [x] a\n- [ ] b", "<quiz>[[a]] "])
def test_a_page_of_questions_may_hold_any_of_it(start: str):
    block = "<quiz>\nA\n- [x] a\n- [ ] b\n</quiz>\n"
    own = "<quiz>", "<quiz>\n", "</quiz>", "<quiz></quiz>", block, "- [x] a\n", "  ```\n", "# A\n"
    with bounded(6 * CPU_SECONDS):
        for text in (start + repeat(opening, LONG // 24) for opening in (*KINDS, *own)):
            for page in (text, f"{text}\n</quiz>"):
                convert_pages([Page(Source("a.md", page), page, ("docs", "a.md"))], ())
            TASKLIST.read(Bundle("a.md", text.encode()))


@pytest.mark.parametrize("start", ["", "[[questions]]\na = "])
def test_data_of_questions_may_hold_any_of_it(start: str):
    own = '"', "'", '"""\n', "a.", "[[questions]]\n", '[[questions]]\n"""\n', "{", '{"a":', "[", ",\n", "$a$ "
    with bounded(6 * CPU_SECONDS):
        for text in (start + repeat(opening, LONG // 24) for opening in (*KINDS, *own)):
            MDBOOK.read(Bundle("a.toml", text.encode()))
            JUPYTERQUIZ.read(Bundle("a.json", text.encode()))
            answers = [{"answer": text, "correct": True, "feedback": text}]
            item = {"question": text, "type": "string", "answers": answers}
            JUPYTERQUIZ.read(Bundle("a.json", json.dumps([item]).encode()))


@pytest.mark.parametrize("start", ["", "- x\n  > ", "---\nup: "])
def test_a_note_of_a_vault_may_hold_any_of_it(start: str):
    with bounded(12 * CPU_SECONDS):
        for opening in (
            *KINDS,
            "%%",
            "`%%",
            "![[a]]\n",
            "#a ",
            "a ^",
            "a:: [[b]]\n",
            "  - a\n",
            "[a](b.md) ",
            "<a on=",
        ):
            text = start + repeat(opening, LONG // 12)
            OBSIDIAN.read(Bundle("vault", members={"a.md": text.encode()}, related=("up",)))


HTML = (
    *("<ul><li>", "<li>", "<b>x</b><i>y</i>", "<i><b>", "<b><p>", "<table><tr><td>", "<td>x", "<tr><td>a<td>b"),
    *(
        "<blockquote>",
        "<br>",
        "<a href='x'>",
        '<a href="',
        "<img alt='",
        "<code>",
        "<pre>x</pre>",
        "<script>",
        "<math>",
    ),
    *(
        "<source src=a>",
        "a = ",
        "<a a=  ",
        "<![CDATA[",
        "\\(x\\)",
        "<span style='font-weight:bold'>",
        "!<a href='x'>a</a>",
    ),
)


@pytest.mark.parametrize("kind", ["html", "markdown", "moodle"])
def test_a_text_of_an_import_may_hold_any_of_it(kind: str):
    with bounded(6 * CPU_SECONDS):
        for opening in (*KINDS, *HTML):
            Texts(kind).markdown(repeat(opening, LONG // 4))


@pytest.mark.parametrize("kind", ["cloze", "gapselect", "essay"])
def test_a_question_of_moodle_may_hold_any_of_it(kind: str):
    with bounded(6 * CPU_SECONDS):
        for opening in (*KINDS, "{1:SA:=a", "{1:SA:=a}", "{1:SA:~", "{1:SA:#", "[[1]]", "<li>"):
            text = repeat(opening, LONG // 12).replace("\0", "").replace("]]>", "")
            stem = f"<question type='{kind}'><questiontext format='html'><text><![CDATA[{text}]]></text></questiontext>"
            inside = f"<graderinfo format='html'><text><![CDATA[{text}]]></text></graderinfo></question>"
            assert MOODLE_XML.read(Bundle("a.xml", f"<quiz>{stem}{inside}</quiz>".encode())).is_read


def test_twenty_thousand_brackets_are_a_page():
    with bounded(CPU_SECONDS):
        run_engine((SITES / "hostile/slow-20k-brackets.md").read_text("utf-8"))


STRONG = r"\*\*(?=\S)", r"(?<=\S)\*\*"
SHORT = st.lists(st.sampled_from(["**", "*", "a", " ", "\n"]), max_size=12).map("".join)


@given(SHORT)
def test_pairs_are_those_that_a_regular_expression_finds(text: str):
    expected = re.sub(rf"{STRONG[0]}(.+?){STRONG[1]}", r"<\1>", text, flags=re.DOTALL)
    opening, closing = map(re.compile, STRONG)
    assert replace_pairs(text, opening, closing, lambda content: f"<{content}>", shortest=1) == expected
    places = [place for pair in find_pairs(text, opening, closing, 1) for place in pair]
    assert places == sorted(places)


def test_a_number_of_any_length_is_text():
    assert plain_text("&#" + "1" * 5000 + ";").startswith("&#1")
    assert plain_text("&#65;&#x41;") == "AA"
