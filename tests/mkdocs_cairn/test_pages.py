# SPDX-License-Identifier: MIT
"""What becomes of a small course: its concept pages, and the pages that nobody writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .conftest import COURSE
from .tree import by_class, by_id, text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .conftest import Built, MakeSite

CHAPTER = "tags/mathematics/linear-algebra/ch-2-basics"


@pytest.fixture(scope="module")
def course(site: MakeSite) -> Built:
    return site(COURSE)


def lines(element: Element | None) -> list[str]:
    """What the items of a list say; the parts of an item are kept apart by a stroke."""
    items = [] if element is None else element.iter("li")
    return [" | ".join(filter(None, (part.strip() for part in item.itertext()))) for item in items]


def relation(page: Element, name: str) -> Element:
    found = page.find(f".//nav[@aria-labelledby='cairn-{name}']")
    assert found is not None
    return found


def test_a_course_builds_strictly_and_all_its_links_resolve(course: Built):
    assert (course.error, course.log) == ("", ())
    assert course.faults() == []


def test_every_page_that_nobody_writes_is_there(course: Built):
    tags = "", "physics", "mathematics", "mathematics/linear-algebra"
    chapters = "mathematics/linear-algebra/ch-2-basics", "mathematics/linear-algebra/ch-10-maps"
    others = "concepts", "concepts/linear-maps", "wanted", "references"
    expected = {*others, *(f"tags/{tag}".rstrip("/") for tag in (*tags, *chapters))}
    assert {place for place in expected if (course.folder / place / "index.html").is_file()} == expected


def test_files_of_tags_and_references_are_no_part_of_the_site(course: Built):
    assert [f.name for f in course.folder.rglob("*") if f.name in {"tags.yml", "references.bib"}] == []


# --- Concept pages ---------------------------------------------------------------------------------------


def test_concepts_stay_out_of_the_navigation(course: Built):
    (menu,) = by_class(course.page(""), "md-nav--primary")
    places = {link.get("href") for link in menu.iter("a")}
    assert places == {".", "concepts/", "map/", "references/", "tags/"}  # what is wanted is for authors


def test_a_concept_that_its_author_puts_into_the_navigation_stays_there(site: MakeSite):
    built = site(COURSE, nav=[{"Home": "index.md"}, {"First of all": "concepts/numbers.md"}])
    (menu,) = by_class(built.page(""), "md-nav--primary")
    assert "First of all" in text(menu)
    assert built.log == ()


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ("numbers", None, "../vectors/"),
        ("vectors", "../numbers/", "../matrices/"),
        ("matrices", "../vectors/", "../norms/"),
        ("norms", "../matrices/", None),
    ],
)
def test_previous_and_next_follow_the_learning_order(course: Built, place, before, after):
    page = course.page(f"concepts/{place}")
    found = {link.get("rel"): link.get("href") for link in page.iter("link")}
    assert (found.get("prev"), found.get("next")) == (before, after)


def test_a_concept_stands_below_its_chapter(course: Built):
    (path,) = by_class(course.page("concepts/numbers"), "md-path")
    assert lines(path) == ["Home", "Contents", "Mathematics", "Linear Algebra", "Ch.2 Basics"]


def test_a_concept_opens_with_its_title_its_other_tags_and_what_it_builds_on(course: Built):
    (article,) = by_class(course.page("concepts/vectors"), "md-typeset")[:1]
    assert [text(h) for h in article.iter("h1")] == ["Vectors"]
    assert [text(tag) for tag in by_class(article, "md-tag")] == ["Physics"]  # the chapter is in the path above
    assert text(by_class(article, "cairn-under")[0]) == "Builds on: Numbers 1 question"
    assert [a.get("href") for a in by_class(article, "cairn-ask")[0]] == ["#zero-norm"]
    (skip,) = [a for a in by_class(course.page("concepts/vectors"), "md-skip") if "questions" in text(a)]
    assert skip.get("href") == "#zero-norm"


def test_the_chapter_is_a_chip_where_no_path_ends_with_it(site: MakeSite):
    built = site(COURSE, theme={"name": "material", "font": False})
    assert [text(tag) for tag in by_class(built.page("concepts/vectors"), "md-tag")] == ["Ch.2 Basics", "Physics"]


def test_relations_stand_beside_the_article_once_in_their_order(course: Built):
    page = course.page("concepts/vectors")
    (relations,) = by_class(page, "cairn-relations")
    assert [text(h) for h in relations.iter("h2")] == ["Learn before", "Learn after"]
    assert lines(relation(page, "before")) == ["Numbers | its entries are numbers"]
    assert lines(relation(page, "next")) == ["Matrices", "Norms"]  # its own question is on the page
    assert list(by_class(by_class(page, "md-content")[0], "cairn-relations")) == []


def test_related_concepts_are_named_by_the_prerequisite_that_they_share(course: Built):
    related = relation(course.page("concepts/norms"), "related")
    assert text(related) == "Related Also build on Vectors Matrices"


def test_the_map_leads_to_the_neighbours(course: Built):
    (drawing,) = by_class(course.page("concepts/vectors"), "cairn-map")
    links = {link.get("href"): text(link) for link in drawing.iter("a")}
    assert links == {"../numbers/": "Numbers", "./": "Vectors", "../norms/": "Norms", "../matrices/": "Matrices"}


def test_a_mention_is_shown_with_its_sentence(course: Built):
    (mentions,) = by_class(course.page("concepts/vectors"), "cairn-mentions")
    assert lines(mentions) == ["Matrices | See | the list | and Linear Maps."]


def test_references_are_shown_with_their_locator(course: Built):
    (references,) = by_class(course.page("concepts/numbers"), "cairn-refs")
    assert lines(references) == ["Emmy Noether. | Ideals in Rings | . 1921. | chapter 2"]


def test_what_follows_the_body_stands_in_the_table_of_contents(course: Built):
    (contents,) = by_class(course.page("concepts/numbers"), "md-nav--secondary")
    assert lines(contents) == ["In practice", "Concept map", "References", "Mentioned in"]


def test_the_chapter_stands_on_the_left_with_this_concept_marked(course: Built):
    (outline,) = by_class(course.page("concepts/vectors"), "cairn-outline")
    own = "Check your understanding Concept map Mentioned in"
    assert text(outline) == f"In this chapter 2 concepts Numbers Vectors {own}"
    assert [text(item) for item in by_class(outline, "cairn-outline__page")] == [own]
    assert [text(link) for link in outline.iter("a") if link.get("aria-current")] == ["Vectors"]


def test_a_question_is_a_form_that_follows_the_body(course: Built):
    page = course.page("concepts/vectors")
    (question,) = by_class(page, "cairn-q")
    assert question.get("id") == "zero-norm"
    assert [i.get("type") for i in question.iter("input")] == ["radio", "radio"]
    assert "Check your understanding" in [text(h).removesuffix("¶") for h in page.iter("h2")]


def test_questions_are_styled_only_where_they_stand(course: Built):
    assert "questions.css" in course.read("concepts/vectors/index.html")
    assert "questions.css" not in course.read("concepts/numbers/index.html")


# --- Pages that nobody writes ----------------------------------------------------------------------------


def test_a_stub_says_who_needs_it_why_and_what_it_should_answer(course: Built):
    page = course.page("concepts/linear-maps")
    needing, instead = by_class(page, "cairn-concepts")
    assert lines(needing) == ["Matrices | it stands for one"]
    assert "Matrices builds on it, too." in lines(instead)[0]
    assert text(by_class(page, "cairn-stub__actions")[0]) == "Continue with Matrices"
    assert text(by_id(page, "questions-it-should-answer")) == "Questions it should answer"
    assert "What does a linear map keep?" in text(by_id(page, "what-maps-do"))
    assert "has not been written yet" in text(by_class(page, "cairn-stub")[0])


def test_a_tag_lists_its_concepts_by_sub_tag_in_natural_order(course: Built):
    above = course.page("tags/mathematics/linear-algebra")
    assert [text(h) for h in by_class(above, "md-content")[0].iter("h3")] == ["Ch.2 Basics", "Ch.10 Maps"]
    counts = [text(p).partition(" · ")[0] for p in by_class(above, "md-content")[0].iter("p") if "concepts" in text(p)]
    assert counts == ["4 concepts", "2 concepts", "2 concepts"]
    assert [len(lines(names)) for names in by_class(above, "cairn-concepts")] == [2, 2]
    assert "4 concepts" in text(by_class(above, "md-content")[0])
    below = by_class(course.page("tags/mathematics/linear-algebra/ch-10-maps"), "cairn-concepts")
    assert lines(below[0]) == ["Matrices | A matrix has rows.", "Norms | A norm is a length."]


def test_a_tag_shows_its_description_and_its_questions(course: Built):
    assert "What can be proved." in text(by_class(course.page("tags/mathematics"), "md-content")[0])
    questions = by_class(course.page(CHAPTER), "cairn-names")
    assert [lines(names) for names in questions] == [["Which vector has no direction?"]]


def test_the_index_of_tags_has_them_all(course: Built):
    (tree,) = by_class(course.page("tags"), "cairn-tree")
    names = ["Mathematics", "Linear Algebra", "Ch.2 Basics", "Ch.10 Maps", "Physics"]
    assert [text(link) for link in tree.iter("a")] == names


def test_the_index_from_a_to_z_has_every_concept_and_stub_by_letter(course: Built):
    page = course.page("concepts")
    assert [text(by_id(page, f"letter-{letter}")) for letter in "lmnv"] == ["L", "M", "N", "V"]
    names = [name for names in by_class(page, "cairn-names") for name in lines(names)]
    other = "tables of numbers | : see | Matrices"
    assert names == ["Linear Maps", "Matrices", "Norms", "Numbers", other, "Vectors"]


def test_the_index_of_wanted_concepts_counts_who_wants_them(course: Built):
    assert lines(by_class(course.page("wanted"), "cairn-concepts")[0]) == ["Linear Maps | 2 files"]


def test_the_index_of_references_says_who_cites_each(course: Built):
    (entry,) = lines(by_class(course.page("references"), "cairn-refs")[0])
    assert entry == "Emmy Noether. | Ideals in Rings | . 1921. | Cited by | Numbers"


@pytest.mark.parametrize(
    ("place", "listed"),
    [
        ("tags/index", "cairn-tree"),
        ("tags/mathematics", "cairn-subtags"),
        (CHAPTER, "cairn-concepts"),
        ("concepts/index", "cairn-names"),
        ("wanted/index", "cairn-concepts"),
        ("references/index", "cairn-refs"),
    ],
)
def test_a_document_stands_in_place_of_a_generated_page_and_the_list_follows_it(site: MakeSite, place, listed):
    built = site({**COURSE, f"docs/{place}.md": "---\nlearn_more: true\n---\n# By hand\n\nHello, [[vectors]].\n"})
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page = built.page(place.removesuffix("/index"))
    assert [text(h).removesuffix("¶") for h in page.iter("h1")] == ["By hand"]
    (article,) = by_class(page, "md-content__inner")
    words = text(article)
    assert by_class(article, listed)
    assert words.index("Hello, Vectors.") < words.index(text(by_class(article, listed)[0]))


def test_a_document_with_another_id_at_the_address_of_a_stub_takes_its_place(site: MakeSite):
    built = site({**COURSE, "docs/concepts/linear-maps.md": "---\nid: functions\n---\n# Functions\n\nBody.\n"})
    assert (built.error, built.log, built.faults()) == ("", (), [])
    page = built.page("concepts/linear-maps")
    assert [text(h).removesuffix("¶") for h in page.iter("h1")] == ["Functions"]
    assert "Body." in text(by_class(page, "md-content__inner")[0])
    assert by_class(page, "cairn-stub") == []


def test_what_nobody_wrote_is_not_searched_and_neighbours_are_found_on_their_own_page_only(course: Built):
    entries = json.loads(course.read("search/search_index.json"))["docs"]
    found = {entry["location"] for entry in entries}
    assert "concepts/vectors/" in found
    assert not [place for place in found if place.startswith(("wanted/", "references/"))]
    (stub,) = [entry for entry in entries if entry["location"].startswith("concepts/linear-maps/")]
    assert (stub["names"], stub["text"], stub["after"]) == (["Linear Maps"], "", 1)  # found by its name alone
    assert {e["location"].partition("#")[0] for e in entries if "Norms" in e["title"] + e["text"]} == {
        "concepts/norms/"
    }


def test_the_search_finds_what_a_question_asks_and_neither_its_key_nor_its_buttons(course: Built):
    (entry,) = (e for e in json.loads(course.read("search/search_index.json"))["docs"] if "direction" in e["text"])
    for word in ("Check", "Try again", "nowhere", "Choose one"):
        assert word not in entry["text"]


# --- Many ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(site: MakeSite) -> Built:
    """One root with 501 concepts that build on it, all with one tag."""
    head = "---\ntitle: {}\nlearn_before: [{}]\ntags: [Everything]\n---\n"
    files = {f"docs/concepts/c{n}.md": head.format(f"{'ABCDE'[n % 5]} {n}", "root") for n in range(501)}
    return site({**files, "docs/concepts/root.md": head.format("Root", "")}, plugins=["cairn"])


def test_a_large_site_builds_and_all_its_links_resolve(large: Built):
    assert (large.error, large.log) == ("", ())
    assert large.faults() == []


def test_more_than_500_concepts_get_a_sheet_for_each_letter(large: Built):
    index = large.page("concepts")
    (sheets,) = by_class(index, "cairn-sheets")
    assert [text(link) for link in sheets.iter("a")] == ["A", "B", "C", "D", "E", "R"]
    assert by_class(index, "cairn-names") == []
    assert len(lines(by_class(large.page("concepts/letter_a"), "cairn-names")[0])) == 101


def test_a_tag_of_more_than_500_concepts_gets_sheets(large: Built):
    first, second = large.page("tags/everything"), large.page("tags/everything/page_2")
    assert [len(lines(by_class(page, "cairn-concepts")[0])) for page in (first, second)] == [500, 2]
    for page in (first, second):
        assert [text(link) for link in by_class(page, "cairn-sheets")[0].iter("a")] == ["1", "2"]


def test_more_than_25_dependents_are_bounded_and_the_whole_list_is_on_the_page_of_the_prerequisite(large: Built):
    page = large.page("concepts/root")
    after = relation(page, "next")
    assert len(lines(after)) == 25
    assert [(text(a), a.get("href")) for a in by_class(after, "cairn-side__rest")[0]] == [
        ("Show all 501", "#cairn-after")
    ]
    assert len(lines(by_class(page, "cairn-names")[0])) == 501
    related = relation(large.page("concepts/c7"), "related")
    assert len(lines(related)) == 25
    assert by_class(related, "cairn-side__rest")[0][0].get("href") == "../root/#cairn-after"


def test_a_long_chapter_is_shown_round_the_concept_only(large: Built):
    (outline,) = by_class(large.page("concepts/c300"), "cairn-outline")
    names = [text(a) for a in outline.iter("a") if a.get("href") != "#cairn-map"]
    assert (names[0], len(names[2:-1])) == ("502 concepts", 13)
    assert names.index("A 300") == 2 + 5
    before, after = by_class(outline, "cairn-side__rest")
    numbers = [int("".join(filter(str.isdigit, text(rest)))) for rest in (before, after)]
    assert (sum(numbers), text(before)[0], text(after)[:4]) == (502 - 13, "…", "and ")
    assert {a.get("href") for rest in (before, after) for a in rest.iter("a")} == {"../../tags/everything/"}


def test_other_names_stand_under_the_title_each_once(site: MakeSite):
    aliases = "aliases: [RM, reward  model, Rm, 'R & <D>']"
    page = f"---\ntitle: Reward Model\n{aliases}\nlearn_before: []\n---\nA model.\n"
    built = site({"docs/concepts/reward-model.md": page})
    assert built.error == ""
    assert [text(p) for p in by_class(built.page("concepts/reward-model"), "cairn-aka")] == ["Also called: RM, R & <D>"]
