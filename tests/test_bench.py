# SPDX-License-Identifier: MIT
"""The benchmark measures what it says: its courses are as promised, and its report is well-formed. No times."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from .bench.corpus import CHAPTER, make_corpus
from .bench.machine import describe_machine, folder_for_sites
from .bench.measure import Cost, FailedError, measure, tree
from .bench.plot import BOTTOM, HEIGHT, LINE_HEIGHT, draw, spread
from .bench.report import BEGIN, END, long_report, put, short_report
from .bench.results import Results, growth_exponent, parse_results, write_results
from .bench.rounds import EDITED, FULL, UNCHANGED, Trial, Weight, write_course
from .bench.stacks import STACKS
from .bench.write import SITES

ROOT = Path(__file__).parent.parent
CORPUS = make_corpus(3000)
IDS = {concept.id for concept in CORPUS}
BY_NAME = {stack.name: stack for stack in STACKS}


# --- The course --------------------------------------------------------------------------------------------


def prose(text: str) -> str:
    """What a reader reads of a text, without its code and the targets of its links."""
    without_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    without_wikilinks = re.sub(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]", r"\1", without_code)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", without_wikilinks)


def test_the_same_course_is_made_again_whatever_the_hash_seed():
    code = "from tests.bench.corpus import make_corpus; print(repr(make_corpus(100)))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {f"{make_corpus(100)!r}\n"}
    assert make_corpus(100, seed=2) != make_corpus(100)


def test_each_concept_comes_after_those_that_it_requires():
    place = {concept.id: number for number, concept in enumerate(CORPUS)}
    assert len(place) == len(CORPUS)
    assert all(place.get(p.name, -1) < place[concept.id] for concept in CORPUS for p in concept.prerequisites)


def test_some_concepts_have_hundreds_of_dependents_and_most_none():
    dependents = Counter(p.name for concept in CORPUS for p in concept.prerequisites if p.name in IDS)
    assert dependents.most_common(3)[2][1] >= 100
    assert dependents.most_common(1)[0][1] >= 200
    assert len(dependents) <= len(CORPUS) * 0.55


def test_one_concept_in_twenty_requires_one_that_nobody_has_written():
    waiting = [concept for concept in CORPUS if any(p.name not in IDS for p in concept.prerequisites)]
    assert len(waiting) == len(CORPUS) / 20


def test_a_chapter_has_a_hundred_concepts():
    assert set(Counter(concept.tag for concept in CORPUS).values()) == {CHAPTER}
    assert CORPUS[-1].tag == "Science/Book 3/Ch.10"


def test_a_page_has_120_to_170_words_and_all_its_parts():
    for concept in CORPUS:
        body = concept.body
        assert 120 <= len(re.findall(r"[\w'-]+", prose(body))) <= 170, body
        wikilinks, links = re.findall(r"\[\[([^|\]]+)\|", body), re.findall(r"\]\(([^)]+)\.md\)", body)
        assert (len(wikilinks), len(links)) == (2, 2)
        assert {*wikilinks, *links} <= IDS - {concept.id}
        assert (body.count("```"), body.count("\n## "), body.count("\n* ")) == (2, 2, 3)


def test_a_question_has_four_choices_of_which_one_or_two_are_right():
    for concept in CORPUS:
        assert [sum(right for _, right in question.choices) for question in concept.questions] == [1, 2]
        assert all(len({text for text, _ in question.choices}) == 4 for question in concept.questions)


# --- Where and on what it runs -----------------------------------------------------------------------------


def test_sites_that_do_not_fit_into_memory_are_built_on_the_disk(tmp_path: Path):
    assert folder_for_sites(10**12, tmp_path) == tmp_path / "sites"


def test_no_two_benchmarks_share_a_folder_in_memory(tmp_path: Path):
    folder = folder_for_sites(0, tmp_path)
    assert folder == tmp_path / "sites" or str(os.getpid()) in str(folder)


# --- Its sites ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SITES)
def test_every_stack_gets_all_of_the_prose(name):
    corpus = CORPUS[:20]
    files = dict(SITES[name](corpus))
    for concept in corpus:
        assert prose(concept.body) in prose(files[BY_NAME[name].source.format(concept.id)])


@pytest.mark.parametrize("name", ["cairn", "material"])
def test_a_strict_build_of_its_site_says_nothing(name, tmp_path):
    stack, corpus = BY_NAME[name], make_corpus(30)
    course = write_course(stack, Path(sys.executable).parent / stack.command[0], tmp_path, corpus)
    source, page = (tmp_path / place.format(corpus[15].id) for place in (stack.source, stack.page))
    text = source.read_text("utf-8")
    course.build_from_nothing()
    assert "One more sentence" not in page.read_text("utf-8")
    course.build_edited()
    assert source.read_text("utf-8") == text
    html = page.read_text("utf-8")
    assert "One more sentence" in html
    assert html.count("<cairn-question") == (2 if name == "cairn" else 0)
    weight = course.weigh()
    assert weight.page > weight.page_packed > 0
    assert weight.index > weight.index_packed > 0


# --- Measuring ---------------------------------------------------------------------------------------------


def test_the_work_and_memory_of_children_count(tmp_path):
    child = "x = bytearray(60_000_000); x[::4096] = bytes(len(x[::4096])); sum(range(3_000_000)); input()"
    parent = (
        "import subprocess, sys, time\n"
        f"made = [subprocess.Popen([sys.executable, '-c', {child!r}], stdin=subprocess.PIPE) for _ in range(2)]\n"
        "time.sleep(1.2)\n"
        "[one.communicate(b'\\n') for one in made]\n"
    )
    cost = measure([sys.executable, "-c", parent], tmp_path)
    assert cost.cpu > 0
    assert cost.wall >= 1.2
    assert cost.memory > (120e6 if sys.platform == "linux" else 60e6)


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path):
    with pytest.raises(FailedError, match="no luck"):
        measure([sys.executable, "-c", "raise SystemExit('no luck')"], tmp_path)


def test_a_process_that_is_gone_has_no_memory():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert list(tree(process.pid)) == [process.pid]


# --- The report --------------------------------------------------------------------------------------------


def made_up_results() -> Results:
    """Of three stacks, in two rounds, the second a little slower; the cost grows linearly."""
    trials = tuple(
        Trial(name, size, kind, Cost(size / 100 * (1 + slower), size / 90, size * 100_000))
        for slower in (0, 0.1)
        for size in (300, 3000)
        for name in ("cairn", "material", "hugo")
        for kind in ((FULL, UNCHANGED, EDITED) if name == "cairn" else (FULL, EDITED))
    )
    weights = tuple(Weight(name, 3000, 12_000, 4_000, 0, 0) for name in ("cairn", "material", "hugo"))
    absent = {"Zensical": "it could not be installed here"}
    return Results(trials, weights, absent, {"Cairn": "mkdocs 1.6.1"}, "2026-01-31", describe_machine())


def rows(report: str) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in report.splitlines() if line.startswith("| ")]


def test_results_can_be_kept():
    assert parse_results(write_results(made_up_results())) == made_up_results()


def test_growth_is_the_slope_of_the_logarithms():
    assert growth_exponent([(n, 3.0 * n) for n in (10, 100, 1000)]) == pytest.approx(1)
    assert growth_exponent([(n, 0.2 * n * n) for n in (10, 200)]) == pytest.approx(2)


@pytest.mark.parametrize(("make", "heads"), [(long_report, 2), (short_report, 1)])
def test_a_table_has_a_row_a_stack_and_as_many_cells_in_each(make, heads):
    found = rows(make(made_up_results()))
    assert len(found) == heads * (1 + 3)
    assert len({len(row) for row in found}) == 1
    assert [row[0] for row in found[:4]] == ["Stack", "Cairn", "Material alone", "Hugo, smallest theme"]
    assert found[1][1] == "30.0 (31.5)"


def test_the_report_names_what_was_left_out_and_how_it_grows():
    report = long_report(made_up_results())
    assert "* Zensical is left out: it could not be installed here." in report
    assert "Cairn 1.00; Material alone 1.00; Hugo, smallest theme 1.00" in report
    assert "Measured on 2026-01-31 in 2 rounds" in report


def test_a_report_replaces_the_one_before_and_nothing_else():
    page = f"# Page\n\n{BEGIN}\nold\n{END}\n\nMore.\n"
    once = put(page, "new")
    assert once == f"# Page\n\n{BEGIN}\n\nnew\n\n{END}\n\nMore.\n"
    assert put(once, "new") == once
    with pytest.raises(ValueError, match="no place"):
        put("# Page\n", "new")


@pytest.mark.parametrize("path", ["README.md", "docs/guide/benchmark.md"])
def test_the_pages_have_a_place_for_it(path):
    assert put((ROOT / path).read_text("utf-8"), "new").count("\nnew\n") == 1


def test_the_plot_is_an_image_with_a_title_a_description_and_no_style():
    lines = {stack.title: [(300, 1.5 + n), (3000, 20.0 + n)] for n, stack in enumerate(STACKS)}
    for text in (draw(lines, "Cost & growth", "2026-01-31"), (ROOT / "docs/assets/bench.svg").read_text("utf-8")):
        svg = ET.fromstring(text)
        tags = [element.tag.rpartition("}")[2] for element in svg.iter()]
        assert (tags[1:3], svg.get("role")) == (["title", "desc"], "img")
        assert tags.count("polyline") == len(STACKS)
        assert not {"style", "script"} & set(tags)
        assert not any("style" in element.attrib for element in svg.iter())
    assert ">Cost &amp; growth</title>" in draw(lines, "Cost & growth", "")


def test_labels_of_the_plot_keep_their_distance():
    places = sorted(spread({"a": 372.0, "b": 371.0, "c": 100.0, "d": 372.0}).values())
    assert all(after - before >= LINE_HEIGHT - 0.01 for before, after in pairwise(places))
    assert places[0] == 100
    assert places[-1] <= HEIGHT - BOTTOM
