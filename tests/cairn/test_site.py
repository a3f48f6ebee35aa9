# SPDX-License-Identifier: MIT
"""What holds for a whole site: the same sources give the same site, and large sites stay small on each page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.compile import compile_site
from cairn.graph.prerequisites import PrerequisiteGraph
from cairn.links.page_parts import MAX_NAMES
from cairn.sources import Sources
from cairn.text.problem import Code
from cairn.text.prose import plain_text
from cairn.text.slug import item_id, question_id
from cairn.text.source import Source
from cairn.views.concept.body import compile_body
from cairn.views.concept.concept_page import compile_concept
from cairn.views.indexes.index_models import ConceptIndexPage, TagPage
from cairn.views.indexes.index_pages import compile_indexes

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from cairn.site import Site

NAMES = ("a", "b", "c", "d", "Gap", "gpa", "Other Gap", "x: y", "index")
name = st.sampled_from(NAMES)
names = st.lists(name, max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Source, ...]:
    found = []
    for stem in "abcd":
        keys = {key: draw(names) for key in ("learn_before", "related", "aliases")}
        tags = draw(st.lists(st.sampled_from(["T/Ch.2", "T/Ch.10", "t/ch 2", "U"]), max_size=2))
        title = draw(st.sampled_from([stem.upper(), "Same", "Part 10", "Part 9"]))
        lines = [f"title: {title}", f"tags: {tags}", *(f"{key}: {value!r}" for key, value in keys.items())]
        links = " ".join(f"[[{link}]]" for link in draw(names))
        text = "\n".join(["---", *lines, "---", links, ""])
        found.append(Source(f"docs/concepts/{stem}.md", text, f"concepts/{stem}.md"))
    return tuple(found)


@st.composite
def quizzes(draw: st.DrawFn) -> tuple[Source, ...]:
    stems = draw(st.lists(st.sampled_from(["One?", "Two?", "See [[gap]]."]), max_size=4))
    texts = [f"- stem: '{stem}'\n  concepts: {draw(names)!r}\n" for stem in stems]
    return tuple(Source(f"quizzes/{n}.yml", text) for n, text in enumerate(texts))


def everything(site: Site) -> list[object]:
    pages = [compile_concept(site, concept) for concept in site.concept_ids.values()]
    indexes = [(uri, page.markdown, page.compile_view(site)) for uri, page in compile_indexes(site).items()]
    return [[getattr(site, field.name) for field in fields(site)], pages, indexes]


@given(documents(), quizzes(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_sources_makes_no_difference(
    pages: tuple[Source, ...], files: tuple[Source, ...], chance: random.Random
):
    shuffled = Sources(tuple(chance.sample(pages, len(pages))), tuple(chance.sample(files, len(files))))
    assert repr(everything(compile_site(shuffled))) == repr(everything(compile_site(Sources(pages, files))))


@given(documents())
@settings(max_examples=60)
def test_every_link_leads_to_a_page(pages: tuple[Source, ...]):
    site = compile_site(Sources(pages))
    places = {*site.documents, *compile_indexes(site)}
    for value in everything(site)[1:]:
        for link in links_in(value):
            assert link in places


def links_in(value: object) -> Iterator[str]:
    if is_dataclass(value):
        if hasattr(value, "uri"):
            yield value.uri
        for field in fields(value):
            yield from links_in(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from links_in(item)


def concept(stem: str, text: str = "Text.", **keys: object) -> Source:
    lines = [f"{key}: {value}" for key, value in keys.items()]
    return Source(f"docs/concepts/{stem}.md", "\n".join(["---", *lines, "---", text]), f"concepts/{stem}.md")


@pytest.fixture(scope="module")
def hub() -> Site:
    """One concept on which 3,000 others build, all of one chapter, linked to and named as related."""
    others = (
        concept(f"c{n}", "See [[hub]].", learn_before="[hub, wanted]", tags="[T]", related="[friend]")
        for n in range(3000)
    )
    return compile_site(Sources((concept("hub", tags="[T]"), *others)))


def test_the_pages_of_a_hub_stay_small(hub: Site):
    pages = [compile_concept(hub, name) for name in ("c0", "c1500", "c2999", "friend", "wanted", "hub")]
    for page in pages:
        lists = [page.before, page.after, page.needed_by, page.needing_questions]
        lists += [group.list for group in page.related]
        assert all(len(found.links) <= MAX_NAMES for found in lists)
        assert len(page.backlinks) <= MAX_NAMES
    assert [len(page.all_after) for page in pages] == [0, 0, 0, 0, 3000, 3000]
    assert len(pages[-1].backlinks) + len(pages[-1].more_backlinks) == 3000


def test_all_lists_of_related_concepts_together_stay_small(hub: Site):
    ids = [*hub.catalogue.concepts, *hub.catalogue.stubs]
    groups = [group for name in ids for group in compile_concept(hub, name).related]
    assert sum(len(group.list.links) for group in groups) <= MAX_NAMES * len(groups)
    assert len(groups) <= 3 * len(ids) + 3000


def test_a_large_tag_and_a_large_index_are_split_into_sheets(hub: Site):
    pages = compile_indexes(hub)
    sheets = [pages[uri].compile_view(hub) for uri in pages if uri == "tags/t.md" or uri.startswith("tags/t/")]
    assert len(sheets) == 7
    groups = [group for sheet in sheets if isinstance(sheet, TagPage) for group in sheet.groups]
    assert sum(len(group.entries) for group in groups) == 3001
    views = [page.compile_view(hub) for uri, page in pages.items() if uri.startswith("concepts/letter_")]
    letters = [view.letters for view in views if isinstance(view, ConceptIndexPage)]
    assert sum(len(group) for letter in letters for _, group in letter) == 3003


def test_what_follows_is_looked_up_once_for_each_prerequisite(monkeypatch: pytest.MonkeyPatch):
    """The work grows with the number of prerequisites, not with its square."""
    looked_at = 0

    class Counting(dict):  # type: ignore[type-arg]
        def get(self, *args: object) -> object:
            nonlocal looked_at
            looked_at += 1
            return super().get(*args)

    def counted(graph_class: type) -> object:
        return lambda before, after: graph_class(Counting(before), Counting(after))

    monkeypatch.setattr("cairn.graph.prerequisites.PrerequisiteGraph", counted(PrerequisiteGraph))
    work = []
    for size in (200, 400):
        looked_at = 0
        compile_site(Sources(tuple(concept(f"c{n}", learn_before=f"[c{n - 1}, c{n // 2}]") for n in range(2, size))))
        work.append(looked_at)
    assert work[1] < 2.2 * work[0]


def test_the_id_of_a_question_hangs_on_its_stem_only():
    def question(more: str) -> str:
        site = compile_site(Sources((concept("a"),), (Source("quizzes/a.yml", f"concepts: [a]\nquestions:\n{more}"),)))
        return next(iter(site.questions.questions))

    plain = question("  - stem: Why so?")
    assert plain == question_id("Why so?")
    assert question("  - is_true: yes\n    stem: |\n      Why\n      so?\n    rationale: Since.") == plain
    assert question("  - stem: Why  so?\n    is_true: no\n    hints: Think.") == plain
    assert question("  - stem: Why not so?") != plain


def test_ids_are_what_other_programs_can_compute():
    assert question_id("Why?") == "q-5d8a995a6fa7"
    assert item_id("Cafe\u0301  au\nlait") == item_id("Café au lait") == "c-793e7643"


@pytest.mark.parametrize("title", ["A <b>c</b>", "*d*", "[e](f)", "g | h", "`i`", "{{ j }}", "&amp;", "k_l_m", "[[n]]"])
def test_a_title_of_front_matter_is_text(title: str):
    page = concept("x", title=f"'{title}'", learn_before="[y]")
    site = compile_site(Sources((page, concept("z", f"See [[{title}]].", learn_before="[x]"))))
    assert site.catalogue.title("x") == title
    assert compile_concept(site, "z").before.links[0].title == title


def test_a_label_of_a_question_is_short_plain_text():
    stems = {
        "One **two**. Three?": "One two. Three?",
        "First sentence. Word " + "word " * 30: "First sentence.",
        "word " * 30: "word " * 16 + "word word…",
        "字" * 100: "字" * 90 + "…",
        "![](a.png)": question_id("![](a.png)"),
    }
    for stem, expected in stems.items():
        quiz = Source("quizzes/a.yml", f"- concepts: [a]\n  stem: '{stem}'\n")
        [found] = compile_site(Sources((concept("a"),), (quiz,))).questions.questions.values()
        assert found.label == expected
        assert plain_text(found.label) == found.label


def test_a_tag_that_is_the_chapter_of_no_concept_lists_its_concepts_in_learning_order():
    titled = {"first": "", "second": "learn_before: [first]\n", "after": "learn_before: [second]\n"}
    texts = {stem: f"---\n{before}tags: [Chapter, Other]\n---\nText.\n" for stem, before in titled.items()}
    site = compile_site(Sources(tuple(Source(f"docs/c/{s}.md", text, f"c/{s}.md") for s, text in texts.items())), "c")
    for tag in ("chapter", "other"):
        view = compile_indexes(site)[f"tags/{tag}.md"].compile_view(site)
        assert isinstance(view, TagPage)
        assert [entry.link.title for group in view.groups for entry in group.entries] == ["First", "Second", "After"]


def test_what_was_looked_up_in_a_site_makes_it_no_other_site():
    sources = Sources((concept("a", "Text.\n\n## Part\n"), concept("b", "See [[a#Part]] and [[a#Whole]].")))
    asked, fresh = compile_site(sources), compile_site(sources)
    assert asked.catalogue.find("Nothing of the kind") is None
    everything(asked)
    assert compile_body(asked, "concepts/a.md", "[[b#More]] and [[a#Mentioned in]]", str)
    assert asked == fresh
    assert repr(asked) == repr(fresh)


def test_former_addresses_lead_to_the_page_of_today():
    pages = (concept("a", redirect_from="[old/a, /old/b.html, concepts/a]"), concept("b", redirect_from="[[x]]"))
    site = compile_site(Sources(pages))
    assert site.redirects == {"old/a.md": "concepts/a.md", "old/b.md": "concepts/a.md"}
    assert [(p.span.path, p.code) for p in site.problems] == [("docs/concepts/b.md", Code.VALUE_INVALID)]


@pytest.mark.parametrize("value", ["never", " same-tag ", "always\t"])
def test_who_may_link_to_a_concept_is_read_without_the_spaces_round_it(value: str):
    site = compile_site(Sources((concept("a", autolink_to=f'"{value}"'),)))
    assert site.problems == ()
    assert site.catalogue.concepts["a"].autolink_to == value.strip()
