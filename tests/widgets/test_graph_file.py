# SPDX-License-Identifier: MIT
"""The graph file of any site, written by the engine and read by the scripts, is the graph of that site."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bench.corpus import make_corpus
from tests.bench.mkdocs_sites import cairn_site

from cairn.compile import compile_site
from cairn.content.document import address
from cairn.sources import Sources
from cairn.text.source import Source
from cairn.views.learner.course import build_course
from cairn.views.learner.graph_file import derive_id, find_salt, make_hash, write_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cairn.site import Site

HERE = Path(__file__).parent
SITES = 500
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WORDS = ("Vectors", "linear Maps", "C#", "Goodhart’s Law", "Éclair", "Ångström", "ΣΟΦΟΣ", "İstanbul", "Матрицы", "集合")
titles = st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)
names = st.sampled_from([f"c{number}" for number in range(12)]) | st.sampled_from(
    ["Nobody wrote this", "nor this", "集"]
)
tags = st.sampled_from(["Mathematics", "Mathematics/Algebra", "Mathematics/Algebra/Ch.2", "Physics/Ch.2", "物理"])
question_ids = st.integers(0, 25).map(lambda number: f"q-{number}")
exercises: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {"is_true": "yes"}, {"choices": "- [x] One\n- [ ] Two\n"}, {"model_answer": "One", "ideas": ["one"]}]
)
folders = st.sampled_from(["concepts", "concepts/one", "other"])


@st.composite
def concepts(draw: st.DrawFn, number: int) -> Source:
    fields: dict[str, Any] = {
        "title": draw(titles),
        "learn_before": draw(st.lists(names, max_size=4)),
        "tags": draw(st.lists(tags)),
    }
    if draw(st.booleans()):
        own = [f"an id {number}!", f"one/c{number}", f"c{number}", derive_id(fields["title"])]
        fields["id"] = draw(st.sampled_from(own))
    stem = draw(st.sampled_from([f"c{number}", f"c{number}", f"C {number} é", f"an id {number}!"]))
    uri = f"{draw(folders)}/{stem}.md"
    body = draw(st.sampled_from(["", "Text.\n", "Text.\n"]))
    front_matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return Source(f"docs/{uri}", f"---\n{front_matter}---\n{body}", uri)


@st.composite
def questions(draw: st.DrawFn, *, is_part: bool = False) -> dict[str, Any]:
    given_id, aliases = draw(question_ids), draw(st.lists(question_ids, max_size=2))
    question: dict[str, Any] = {"id": given_id, "aliases": [f"{alias}-old" for alias in aliases]}
    if is_part or draw(st.booleans()):
        return {**question, "stem": f"Is it {given_id}?", **draw(exercises)}
    return {**question, "case": "It is so.", "questions": draw(st.lists(questions(is_part=True), max_size=3))}


@st.composite
def sources(draw: st.DrawFn) -> Sources:
    documents = [draw(concepts(number)) for number in range(draw(st.integers(0, 10)))]
    asked = [
        {**draw(questions()), "concepts": draw(st.lists(names, max_size=2))} for _ in range(draw(st.integers(0, 8)))
    ]
    quiz = Source("quizzes/a.yml", json.dumps({"questions": asked}, ensure_ascii=False))
    return Sources(tuple(documents), (quiz,))


def decode(
    texts: Sequence[str], folder: Path, titles: Sequence[str] = (), ids: Sequence[tuple[str, int]] = ()
) -> list[list[Any]]:
    """What the scripts make of graph files, titles and ids."""
    (folder / "in.json").write_text(json.dumps([texts, titles, ids]), "utf-8")
    options = (
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--import",
        HERE.parents[1] / "plugins/widgets/english.mjs",
    )
    command = ("node", *options, HERE / "decode-graphs.ts", folder / "in.json")
    done = subprocess.run(command, capture_output=True, check=True)
    return cast("list[list[Any]]", json.loads(done.stdout))


def write(site: Site) -> str:
    return write_graph(build_course(site, find_path))


def find_path(uri: str) -> str:
    """Return the address that MkDocs gives to a page."""
    return quote(address(uri))


def key_of(text: str) -> str:
    """The 32-bit FNV-1a hash of a text in base 36, written once more."""
    state = 2166136261
    for byte in text.encode():
        state = (state ^ byte) * 16777619 % 2**32
    found = ""
    while state:
        state, digit = divmod(state, 36)
        found = DIGITS[digit] + found
    return found or "0"


def without_marks(title: str) -> str:
    """A title without the marks that keep it in one piece where it is shown: see `isolate.ts`."""
    return "".join(sign for sign in title if sign not in "\u2066\u2068\u2069")


def check(site: Site, graph: dict[str, Any]) -> None:
    """Check that a graph says of each concept what the site says."""
    read, catalogue = graph["concepts"], site.catalogue
    ids = [concept["id"] for concept in read]
    assert [i for i in ids if i in catalogue.concepts] == list(site.order)
    needed = {p.id for found in site.graph.before.values() for p in found}
    assert {*ids} - {*site.order} == needed & {*catalogue.stubs}
    assert len({*ids}) == len(ids)
    for stub in {*ids} - {*site.order}:
        first = min(map(ids.index, site.graph.after[stub]))
        assert {*ids[ids.index(stub) : first]} <= {*catalogue.stubs}
        assert ids.index(stub) < first
    for concept in read:
        i = concept["id"]
        assert without_marks(concept["title"]) == without_marks(catalogue.title(i))
        assert concept["path"] == find_path(catalogue.uri(i))
        assert [ids[n] for n in concept["before"]] == [p.id for p in site.graph.before.get(i, ())]
        assert [group["questions"] for group in concept["groups"]] == list(expect(site, i, graph["salt"]))
        own = catalogue.concepts[i].tags[:1] if i in catalogue.concepts else ()
        chapter = [graph["chapterPages"][concept["chapter"]]] if concept["chapter"] >= 0 else []
        assert [(page["path"], tuple(map(without_marks, page["titles"]))) for page in chapter] == [
            (find_path(site.page_at(f"tags/{site.tags.address(tag)}.md")), site.tags.tags[site.tags.address(tag)].path)
            for tag in own
        ]
    assert graph["chapters"] == [page["titles"][-1] for page in graph["chapterPages"]]


def expect(site: Site, concept: str, salt: int) -> Iterator[list[list[str]]]:
    """Yield the groups of questions of a concept, as keys."""
    everything = site.questions.questions
    for number in site.questions.by_concept.get(concept, ()) if site.catalogue.is_written(concept) else ():
        asked = everything[number]
        group = [
            [key_of(f"{salt}:{i}") for i in dict.fromkeys([single.id, *single.aliases])]
            for single in (asked.parts or [asked])
            if single.type not in {"draft", "case"} and everything[single.id] is single
        ]
        if group:
            yield group


CASE = Sources(
    documents=(Source("docs/concepts/tea.md", "# Tea\n\nText.\n", "concepts/tea.md"),),
    quizzes=(
        Source(
            "quizzes/tea.yml",
            "concepts: [tea]\nquestions:\n- case: Tea is made.\n  questions:\n"
            "  - {id: hot, stem: Is it hot?, is_true: yes}\n  - {id: cold, stem: Is it cold?, is_true: no}\n",
        ),
    ),
)
"""A case with two questions, which a random site seldom has."""


def test_a_graph_file_is_read_as_the_graph_of_its_site(tmp_path: Path):
    sites: list[Site] = []

    @given(sources())
    @settings(max_examples=SITES, database=None, derandomize=True)
    def collect(given_sources: Sources) -> None:
        sites.append(compile_site(given_sources))

    collect()
    sites.append(compile_site(CASE))
    texts = [write(site) for site in sites]
    read = decode(texts, tmp_path)[0]
    assert len(read) >= SITES
    for site, graph in zip(sites, read, strict=True):
        check(site, graph)
    has = [json.dumps(graph, ensure_ascii=False) for graph in read]
    assert all(any(sign in text for text in has) for sign in ('"chapter": 2', '"chapter": -1', "%C3%A9", "集"))
    assert any(n >= place for g in read for place, c in enumerate(g["concepts"]) for n in c["before"])  # a cycle
    assert any(len(group["questions"]) > 1 for g in read for c in g["concepts"] for group in c["groups"])  # a case


def test_both_languages_derive_the_same_ids_and_keys(tmp_path: Path):
    texts: list[str] = []

    @given(titles)
    @settings(max_examples=1000, database=None, derandomize=True)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    texts += [chr(number) for number in range(0x20, 0x2FF0)]
    pairs = [(text, number % 3) for number, text in enumerate(texts)]
    _, ids, keys = decode([], tmp_path, texts, pairs)
    assert ids == [derive_id(text) for text in texts]
    assert keys == [key_of(f"{salt}:{text}") for text, salt in pairs]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vectors", "vectors"),
        ("Goodhart's Law", "goodharts-law"),
        ("  A/B tests (and more) ", "a-b-tests-and-more"),
        ("Матрицы", "матрицы"),
        ("集合 2", "集合-2"),
        ("+", ""),
    ],
)
def test_an_id_follows_from_a_title(title: str, expected: str):
    assert derive_id(title) == expected


@pytest.mark.parametrize(("text", "expected"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_hash_of_these_tests_is_the_published_one(text: str, expected: int):
    assert int(key_of(text), 36) == expected


def test_the_salt_is_the_smallest_without_a_collision():
    collide = "q-df0335c64ca1", "q-03a250d33dfb"
    assert make_hash(0)(collide[0]) == make_hash(0)(collide[1])
    assert find_salt(collide) == 1
    assert find_salt(("a", "b", "a")) == 0
    assert find_salt(()) == 0


@pytest.mark.parametrize(("size", "most"), [(100, 3_000), (1_000, 27_000), (10_000, 230_000)])
def test_a_graph_file_stays_small(size: int, most: int, tmp_path: Path):
    site = compile_site(read_course(size))
    text = write(site)
    assert len(gzip.compress(text.encode(), 9)) <= most
    if size == 1_000:
        assert text == write(compile_site(read_course(size)))
        check(site, decode([text], tmp_path)[0][0])


def read_course(size: int) -> Sources:
    """Return a made-up course, with short texts, on which no graph depends."""
    files = {
        path: text[: text.find("\n---\n") + 5] + "Text.\n" if path.endswith(".md") else text
        for path, text in cairn_site(make_corpus(size))
    }
    documents = [Source(path, text, path[5:]) for path, text in files.items() if path.endswith(".md")]
    quizzes = [Source(path, text) for path, text in files.items() if path.startswith("quizzes/")]
    return Sources(tuple(documents), tuple(quizzes))
