# SPDX-License-Identifier: MIT
"""Exported pages in invented words, composed as the origin composes them, and the check that nothing is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import markdown
import pytest
import yaml
from hypothesis import strategies as st

from cairn.importing.corpus import build_corpus
from cairn.importing.output.output_files import compile_files
from cairn.importing.parsing.exported_page import ExportedPage, parse_exported_page
from cairn.importing.parsing.overrides import Overrides
from cairn.text.slug import slug
from cairn.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FIRST = ("Brindle", "Quorn", "Tessel", "Morvin", "Ossal", "Pellam", "Vastic", "Zemble", "Krill's", "Ünder")
SECOND = ("Fathom", "Gloaming", "Harrow", "Lattice", "Mirth", "Nacre", "Sproat", "Wick", "Yield-Turn", "Orrery")
ODD = ("", "", "", ": Brask and Fenn", " (Qx)", " #2", " in C++", ", Slow", " & Co.", " / Undone", " 'Full'")
MARKUP = (
    *("*brask*", "_fenn_", "a_b_c", "`quoll`", "[[Tessel]]", "[gorm](https://gorm.example)", "<b>nim</b>"),
    *("{{ quorn }}", "{% osk %}", "{# ulm #}", "&amp;", "&lt;i&gt;", "AT&T", "\\(x^2\\)", "$5", "$x_1$", "~~wan~~"),
    *("==lug==", "++alt++", "^sup^", ":smile:", "|", "[x]", "[^1]", "![](i.png)", "http://orm.example/", "\\*"),
    *("{: .big }", "--8<--", "<!-- hush -->", "[TOC]", "*[HTML]:", "H~2~O", "&copy;", "`` ` ``", "**"),
)
STARTS = (
    *("# ", "## ", "> ", "1. ", "2) ", "+ ", "--- ", "!!! note ", '=== "Tab" ', "??? ", ": ", "~~~ ", "``` "),
    *("| ", "[^1]: ", "[ab]: ", "    ", "A. ", "/// ", "- [ ] ", "#5 ", "***", "-", "* "),
)
WORDS = ("the", "morvin", "slowly", "turns", "every", "ossal", "into", "a", "pellam", "before", "dusk", "near", "wick")
HEADINGS = ("Learn Before", "References", "Tags", "Related", "Learn After")
EXTENSIONS = (
    *("extra", "admonition", "toc", "sane_lists", "pymdownx.betterem", "pymdownx.tilde", "pymdownx.caret"),
    *("pymdownx.mark", "pymdownx.keys", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.details"),
    *("pymdownx.superfences", "pymdownx.arithmatex", "pymdownx.emoji", "pymdownx.critic", "pymdownx.inlinehilite"),
    *("pymdownx.fancylists", "pymdownx.snippets", "pymdownx.blocks.admonition"),
)


@dataclass(frozen=True)
class Export:
    """Pages of an invented graph."""

    texts: dict[str, str]
    """The text of each exported page by its title."""
    before: dict[str, tuple[str, ...]]
    """The prerequisites of each concept."""
    dependents: dict[str, tuple[str, ...]]
    """Concepts and questions (whole stems) after each concept."""
    questions: frozenset[str]


def sentences(starts: Iterable[str] = ("",), ends: str = ".?!") -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(WORDS), min_size=8, max_size=14)
    marked = st.tuples(words, st.lists(st.sampled_from(MARKUP), max_size=4), st.randoms(use_true_random=False))

    def join(parts: Any, start: str, end: str) -> str:
        plain, marks, random = parts
        for mark in marks:
            plain.insert(random.randrange(len(plain)), mark)
        return f"{start}{' '.join(plain)}{end}".strip()

    return st.builds(join, marked, st.sampled_from(tuple(starts)), st.sampled_from(ends))


@st.composite
def question_texts(draw: Any) -> str:
    number = draw(st.integers(0, 10**9))
    tail = draw(sentences(ends="?"))
    kind = draw(st.sampled_from(("asks", "orders", "judges", "asserts", "items", "labels", "title", "case")))
    if kind in {"items", "labels"}:
        labels = ("- ", "* ", "1. ") if kind == "items" else ("Case A: ", "Model B: ", "Step 3: ")
        items = draw(st.lists(st.builds("{}{}".format, st.sampled_from(labels), sentences()), min_size=1, max_size=4))
        return "\n".join((f"A {number} {draw(sentences(ends=':'))}", *items, f"Which of {number} {tail}"))
    return {
        "asks": f"A wick {number} {tail}",
        "orders": f"Arrange {number} fenns {draw(sentences(ends='.'))}",
        "judges": f"True or False: {number} {draw(sentences(ends='.'))}",
        "asserts": f"A gloaming {number} {draw(sentences(ends='.'))}",
        "title": f"Evaluating a Sproat {number}",
        "case": f"Nacre Plan {number} for a Fathomer",
    }[kind]


@st.composite
def exports(draw: Any, *, all_pages: bool = False) -> Export:
    """Draw a graph and compose its pages: Related is, for each prerequisite in turn, all of its dependents."""
    pairs = st.tuples(st.sampled_from(FIRST), st.sampled_from(SECOND), st.sampled_from(ODD))
    titles = draw(st.lists(pairs.map(lambda p: f"{p[0]} {p[1]}{p[2]}"), min_size=2, max_size=9, unique_by=slug))
    stems = draw(st.lists(question_texts(), max_size=6, unique_by=lambda s: " ".join(s.split())))
    before = {
        t: tuple(draw(st.lists(st.sampled_from(titles[:n]), max_size=3, unique=True))) if n else ()
        for n, t in enumerate(titles)
    }
    after: dict[str, list[str]] = {title: [t for t in titles if title in before[t]] for title in titles}
    for stem in stems:
        for title in draw(st.lists(st.sampled_from(titles), min_size=1, max_size=2, unique=True)):
            after[title].append(stem)
    dependents = {title: tuple(draw(st.permutations(after[title]))) for title in titles}
    chosen = titles if all_pages else draw(st.lists(st.sampled_from(titles), min_size=1, unique=True))
    texts = {title: draw(page_texts(title, before, dependents)) for title in sorted(chosen)}
    return Export(texts, before, dependents, frozenset(stems))


@st.composite
def page_texts(draw: Any, title: str, before: dict[str, tuple[str, ...]], dependents: Any) -> str:
    lines = ["Learn Before", *(before[title] if draw(st.booleans()) else ()), title]
    lines += [draw(sentences()), *draw(st.lists(sentences(STARTS), max_size=3))]
    lines += draw(st.sampled_from(([], ["0", "1"], ["2", "31"])))
    books = draw(st.lists(st.sampled_from(("Low Tides", "Harrows/Wicks", "On: Nacre")), max_size=2, unique=True))
    tags = [tag for book in books for tag in (f"Ch.{len(book)} Mirth - {book}", book, f"{book} Course")]
    tags[3:3] = ["Sproat Lore"] if books else []
    sections = {
        "References": draw(st.lists(st.sampled_from(REFERENCES), max_size=5)),
        "Tags": [*tags, *(f"Ch.2 Osk #2 - {book}" for book in books)],
        "Related": [line for p in before[title] for entry in dependents[p] for line in entry.split("\n")],
        "Learn After": [line for entry in dependents[title] for line in entry.split("\n")],
    }
    for heading, entries in sections.items():
        lines += [heading, *entries] if entries or draw(st.booleans()) else []
    return str(draw(st.sampled_from(("\n", "\r\n"))).join(lines))


REFERENCES = (
    *("Reference of Low Tides Course", "Reference of {Harrow} & 100% Wick_s", "Vastic, P. (1907). On~Nacre -- II."),
    *("Reference of \\Osk\\", "Reference of Krill's ''Lattice'' #3 $4$"),
)


def import_texts(texts: Iterable[str]) -> dict[tuple[str, str], str]:
    """Import pages and return the written files by folder and path."""
    pages = [parse_exported_page(Source("page.txt", text)) for text in texts]
    assert all(isinstance(page, ExportedPage) for page in pages), pages
    corpus = build_corpus([page for page in pages if isinstance(page, ExportedPage)], Overrides())
    return {target.key: target.text for target in compile_files(corpus, {})}


class _Lines(HTMLParser):
    """The lines that a reader sees: one for each paragraph or list item."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag in {"p", "li"}:
            self.lines.append("- " if tag == "li" else "")

    def handle_data(self, data: str) -> None:
        if data.strip() or self.lines:
            self.lines[-1] += data


RENDERER = markdown.Markdown(extensions=list(EXTENSIONS))


@lru_cache(maxsize=1000)
def read_markdown(text: str) -> list[str]:
    """Return the lines that a reader sees, with as many extensions as there are."""
    html = RENDERER.reset().convert(text)
    reader = _Lines()
    reader.feed(html)
    assert reader.tags <= {"p", "ul", "li"}, html
    return [" ".join(line.split()) for line in reader.lines]


def plain(line: str) -> str:
    """A line as it compares: white space, and the sign of a list item, do not matter."""
    return re.sub(r"^[-*•] +", "- ", " ".join(line.split()))


def unaccounted(text: str, files: dict[tuple[str, str], str]) -> list[str]:
    """Return the lines of an exported page that the written files do not hold, each in the right place."""
    return _Accounts(files).missing(text)


class _Accounts:
    """The written files, read back by other means than those that wrote them."""

    def __init__(self, files: dict[tuple[str, str], str]) -> None:
        self.documents = [_read_document(text) for (_, path), text in files.items() if path.endswith(".md")]
        self.questions = []
        for (folder, _), text in files.items():
            quiz = yaml.safe_load(text) if folder == "quizzes" else {"questions": ()}
            self.questions += [{"concepts": quiz.get("concepts"), **question} for question in quiz["questions"]]
        self.notes = _unescape(files.get(("docs", "references.bib"), ""))
        self.courses = [v["course"] for v in yaml.safe_load(files.get(("docs", "tags.yml"), "{}")).values()]
        self.ids = {slug(str(d["id"])): slug(str(d["title"])) for d in self.documents}
        self.ids |= {slug(str(d["title"])): slug(str(d["title"])) for d in self.documents}

    def missing(self, text: str) -> list[str]:
        sections: dict[str, list[str]] = {}
        heading = ""
        for line in (" ".join(part.split()) for part in text.splitlines()):
            if line in HEADINGS and line not in sections:
                heading = line
                sections[heading] = []
            elif line:
                sections.setdefault(heading, []).append(line)
        head = sections.pop("", []) + sections.pop("Learn Before", [])
        own = {slug(str(d["title"])) for d in self.documents if "body" in d} & {slug(line) for line in head}
        title = next(line for line in reversed(head) if slug(line) in own)
        page = next(d for d in self.documents if slug(str(d["title"])) == slug(title))
        return [line for name, lines in sections.items() for line in self._find_missing(page, name, lines)] + [
            line for line in head if not self._stands_in_head(page, line)
        ]

    def _stands_in_head(self, page: dict[str, Any], line: str) -> bool:
        votes = page.get("votes") or {}
        return (
            line == page["title"]
            or plain(line) in page["body"]
            or slug(line) in self._names(page.get("learn_before", ()))
            or line in {str(v) for v in votes.values()}
        )

    def _find_missing(self, page: dict[str, Any], section: str, lines: list[str]) -> list[str]:
        if section == "Tags":
            levels = {x for tag in page["tags"] for x in re.split(r"(?<!\\)/", tag)} if lines else set()
            levels = {level.replace("\\/", "/") for level in levels} | set(self.courses)
            return [x for x in lines if not any(x in (v, *self.courses) or x.startswith(f"{v} - ") for v in levels)]
        if section == "References":
            times = sum(r.get("times", 1) if isinstance(r, dict) else 1 for r in page.get("references", ()))
            return [line for line in lines if line not in self.notes] + [f"{times} of {len(lines)}"] * (
                times != len(lines)
            )
        key = "seen_on" if section == "Related" else "concepts"
        stems = {line for q in self.questions if page["id"] in (q.get(key) or ()) for line in read_markdown(q["stem"])}
        names = self._related(page) if section == "Related" else self._dependents(page)
        return [line for line in lines if slug(line) not in names and plain(line) not in stems]

    def _names(self, names: Iterable[Any]) -> set[str]:
        flat = [n for name in names for n in (name if isinstance(name, list) else [name])]
        return {self.ids.get(slug(str(name)), slug(str(name))) for name in flat}

    def _related(self, page: dict[str, Any]) -> set[str]:
        own = self._names(page.get("learn_before", ()))
        siblings = {d["title"] for d in self.documents if own & self._names(d.get("learn_before", ()))}
        return self._names(page.get("related", ())) | self._names(siblings) | {slug(page["title"])}

    def _dependents(self, page: dict[str, Any]) -> set[str]:
        own = slug(page["title"])
        return {slug(d["title"]) for d in self.documents if own in self._names(d.get("learn_before", ()))}


def _read_document(text: str) -> dict[str, Any]:
    _, front_matter, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return {**yaml.safe_load(front_matter), **({"body": read_markdown(body)} if body else {})}


def _unescape(latex: str) -> str:
    signs = {"textbackslash{}": "\\", "textasciitilde{}": "~"}
    pattern = re.compile(r"\\(text\w+\{\}|[{}%&$#_])|\{\}")
    return pattern.sub(lambda m: signs.get(m[1], m[1]) if m[1] else "", latex)


@dataclass(frozen=True)
class Kit:
    """What the tests of this folder share."""

    exports: Callable[..., st.SearchStrategy[Export]]
    sentences: Callable[..., st.SearchStrategy[str]]
    starts: tuple[str, ...]
    import_texts: Callable[[Iterable[str]], dict[tuple[str, str], str]]
    read_markdown: Callable[[str], list[str]]
    unaccounted: Callable[[str, dict[tuple[str, str], str]], list[str]]
    plain: Callable[[str], str]


@pytest.fixture(scope="session")
def kit() -> Kit:
    return Kit(exports, sentences, STARTS, import_texts, read_markdown, unaccounted, plain)
