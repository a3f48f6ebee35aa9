# SPDX-License-Identifier: MIT
"""Cases that need no Python: each `##` heading of a file in `tests/cases/` holds sources and what becomes of them.

A fence whose info is a path is a source. The others say what is expected:

* `problems`: the lines, exactly. A case without this fence must have none.
* `order`: the ids in learning order, with `chapter: ` before them where there are chapters.
* `page ID`: what the page of a concept shows; an unwritten concept has a `*`, empty lists are left out.
* `markdown PATH`: the body as the host gets it, a question as `(number id)`.
* `question ID`: a question as it was read.
* `exercise ID`: each field of what a question asks for, as JSON; a list has a line for each entry.
* `tag ADDRESS`: the page of a tag; `wanted`: what is still to write, and how many files name it.
* `generated`: the pages that nobody wrote, with their titles.
* `advice`: what `cairn check` would say beyond the problems.
* `check`: all that `cairn check` says in a profile, as in `check strict`, with how much it weighs.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cairn.check.check import CheckRules, check_site, check_sources
from cairn.check.severity_profile import SeverityProfile
from cairn.compile import compile_site
from cairn.content.folder_defaults import select_defaults
from cairn.questions.placement import hide_fences
from cairn.sources import Sources
from cairn.text.problem import Code, Problem, sort_problems
from cairn.text.source import Source
from cairn.views.concept.body import compile_body, mark_question
from cairn.views.concept.concept_page import compile_concept
from cairn.views.indexes.index_models import TagPage, WantedPage
from cairn.views.indexes.index_pages import compile_indexes
from mkdocs_cairn.languages.catalogues import make_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cairn.content.page_link import PageLink
    from cairn.questions.shown import ShownQuestion
    from cairn.site import Site
    from cairn.views.concept.concept_models import ConceptPage
    from cairn.views.links import LinkList

FOLDER = Path(__file__).parent.parent / "cases"
IMPORTS = FOLDER / "imports"
"""The samples of other formats, some of which are Markdown."""
_OPENING = re.compile(r"(?P<marks>`{3,}|~{3,})(?P<info>.+)")
_MACRO = re.compile(r"\{\{ *quiz\(\"([^\"]+)\"\) *\}\}")
_DOCS = "docs/"
ENGLISH = make_messages("en", {})


@dataclass(frozen=True)
class Case:
    name: str
    blocks: tuple[tuple[str, str], ...]
    """The info and the text of each fence, in order."""

    @property
    def files(self) -> dict[str, str]:
        return {info: text for info, text in self.blocks if "/" in info and " " not in info}

    @property
    def expected(self) -> dict[str, str]:
        found = {info: text for info, text in self.blocks if info not in self.files}
        return {"problems": "", **found}


def read_cases(folder: Path = FOLDER) -> list[Case]:
    paths = (path for path in folder.rglob("*.md") if IMPORTS not in path.parents)
    return [case for path in sorted(paths) for case in _split(path)]


def _split(path: Path) -> Iterator[Case]:
    title, marks, info = "", "", ""
    text: list[str] = []
    blocks: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        opening = _OPENING.fullmatch(line)
        if marks and line == marks:
            blocks.append((info, "".join(text)))
            marks = ""
        elif marks:
            text.append(line + "\n")
        elif opening:
            marks, info, text = opening["marks"], opening["info"].strip(), []
        elif line.startswith("## "):
            if blocks:
                yield Case(f"{path.stem}: {title}", tuple(blocks))
            title, blocks = line.removeprefix("## "), []
    yield Case(f"{path.stem}: {title}", tuple(blocks))


def sources_of(files: dict[str, str]) -> Sources:
    defaults = tuple(Source(p, t, p.removeprefix(_DOCS)) for p, t in files.items() if p.endswith("/.meta.yml"))
    documents = [Source(p, t, p.removeprefix(_DOCS)) for p, t in files.items() if p.endswith(".md")]
    documents = [replace(page, defaults=select_defaults(defaults, page.uri)) for page in documents]
    quizzes = [Source(p, t) for p, t in files.items() if p.startswith("quizzes/")]
    others = {p: Source(p, t) for p, t in files.items() if p in ("docs/tags.yml", "docs/references.bib")}
    assert len((*documents, *quizzes, *others, *defaults)) == len(files), "a source has a path that means nothing"
    shared = others.get("docs/tags.yml"), others.get("docs/references.bib")
    return Sources(tuple(documents), tuple(quizzes), *shared, defaults=defaults)


def compile_case(case: Case) -> dict[str, str]:
    """What the case gives, for each of its expected blocks."""
    sources = sources_of(case.files)
    site = compile_site(sources, messages=ENGLISH)
    bodies = {uri: _body(site, uri) for uri in site.documents}
    problems = sort_problems([*site.problems, *(p for _, found in bodies.values() for p in found)])
    found = {}
    for info in case.expected:
        kind, _, name = info.partition(" ")
        if kind == "problems":
            found[info] = "".join(f"{problem}\n" for problem in problems)
        elif kind == "markdown":
            found[info] = bodies[name.removeprefix(_DOCS)][0]
        elif kind == "check":
            rated_problems = check_sources(site, sources, CheckRules(SeverityProfile(name))).rated_problems
            found[info] = "".join(f"{v.severity.name.lower()}: {v.problem}\n" for v in rated_problems)
        else:
            found[info] = "".join(f"{line}\n" for line in _WRITERS[kind](site, name))
    return found


def _body(site: Site, uri: str) -> tuple[str, tuple[Problem, ...]]:
    def write(shown: ShownQuestion) -> str:
        return f"({shown.number} {shown.question.id}{shown.css_class and f' in a section {shown.css_class}'})"

    hidden = _MACRO.sub(lambda m: mark_question(m[1]), hide_fences(site.documents[uri].body))
    return compile_body(site, uri, hidden, write)


def _order(site: Site, _name: str) -> Iterator[str]:
    for address, ids in site.chapters.items():
        yield f"{address}: {', '.join(ids)}" if address else ", ".join(ids)


def _advice(site: Site, _name: str) -> Iterator[str]:
    yield from (str(problem) for problem in check_site(site) if problem not in site.problems)


def _generated(site: Site, _name: str) -> Iterator[str]:
    for uri, page in compile_indexes(site).items():
        yield f"{uri}: {page.title}" + (" (stands there)" if uri in site.documents else "")


def _wanted(site: Site, _name: str) -> Iterator[str]:
    view = compile_indexes(site)["wanted/index.md"].compile_view(site)
    assert isinstance(view, WantedPage)
    yield from (f"{_link(link)} {count}" for link, count in view.entries)


def _tag(site: Site, name: str) -> Iterator[str]:
    view = compile_indexes(site)[f"tags/{name}.md"].compile_view(site)
    assert isinstance(view, TagPage)
    yield f"title: {view.title} ({view.concept_count})"
    yield from _list("children", (f"{entry.link.title} ({entry.question_count})" for entry in view.children))
    for group in view.groups:
        label = f"{group.title} ({group.count})" if group.title else "concepts"
        yield from _list(label, (_link(entry.link) for entry in group.entries))
    yield from _list("others", (_link(entry.link) for group in view.others for entry in group.entries))
    yield from _list("questions", _links(view.questions))


def _question(site: Site, name: str) -> Iterator[str]:
    question = site.questions.questions[name]
    concepts = ", ".join(m.name for m in question.concepts)
    yield f"{question.type} at {question.span.path}:{question.span.line}" + (f" of {concepts}" if concepts else "")
    yield from (f"seen on: {m.name}" for m in question.seen_on)
    yield from (f"alias: {alias}" for alias in question.aliases)
    yield from _text("stem", question.stem)
    for choice in getattr(question.exercise, "items", ()):
        yield from _text("[x]" if choice.is_key else "[ ]", choice.text)
        yield from _text("  >", choice.feedback)
    for hint in question.hints:
        yield from _text("hint", hint)
    yield from _text("rationale", question.rationale)


def _exercise(site: Site, name: str) -> Iterator[str]:
    exercise: Any = site.questions.questions[name].exercise
    fields = {field: value for field, value in asdict(exercise).items() if field != "type"}
    for field, value in fields.items():
        yield from (f"{field}: {json.dumps(entry, ensure_ascii=False)}" for entry in _entries(value))


def _entries(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _text(mark: str, text: str) -> Iterator[str]:
    for line in text.split("\n") if text else ():
        yield f"{mark} | {line}".rstrip()


def _page(site: Site, name: str) -> Iterator[str]:
    page = compile_concept(site, name)
    yield f"title: {page.title}" + ("" if page.is_written else "*")
    yield from _list("tags", (f"{tag.title} ({tag.uri})" for tag in page.tags))
    yield from _list("before", _links(page.before))
    yield from _list("after", _links(page.after))
    yield from _list("needed by", _links(page.needed_by))
    yield from _list("instead", _links(page.instead))
    for group in page.related:
        label = f"related by {group.prerequisite.title}" if group.prerequisite else "related"
        yield from _list(label, _links(group.list))
    yield from _list("needing questions", _links(page.needing_questions))
    questions = site.questions
    for label, found in ("questions", questions.by_concept), ("related questions", questions.seen_on):
        yield from _list(label, (questions.questions[question].label for question in found.get(name, ())))
    yield from _rest(page)


def _rest(page: ConceptPage) -> Iterator[str]:
    for cited in page.references:
        where = f", {cited.locator}" if cited.locator else ""
        yield f"reference: {cited.reference.key}{where}" + (f" ({cited.times} times)" if cited.times > 1 else "")
    for entry in page.backlinks:
        sentence = entry.sentence
        yield f"backlink: {entry.link.uri}: {sentence.before}<{sentence.label}>{sentence.after}"
    if page.outline:
        yield from _list(
            f"outline of {page.outline.chapter.title} ({page.outline.size})", map(_link, page.outline.links)
        )
    if page.votes:
        yield f"votes: {page.votes.unhelpful} unhelpful, {page.votes.helpful} helpful"


def _list(label: str, entries: Iterator[str]) -> Iterator[str]:
    texts = list(entries)
    if texts:
        yield f"{label}: {', '.join(texts)}"


def _links(links: LinkList) -> Iterator[str]:
    yield from (_link(link) for link in links.links)
    if links.more:
        yield f"and {links.more} more"


def _link(link: PageLink) -> str:
    return link.title + ("" if link.is_written else "*") + (f" ({link.note})" if link.note else "")


_WRITERS = {
    "advice": _advice,
    "exercise": _exercise,
    "order": _order,
    "page": _page,
    "question": _question,
    "generated": _generated,
    "tag": _tag,
    "wanted": _wanted,
}


CASES = read_cases()
_OF_PROBLEMS = {"problems", "advice", "check"}
OF_THE_RIMS = {
    *(code for code in Code if code.name.startswith(("IMPORT_", "EXPORT_"))),
    *(Code.ENCODING_BROKEN, Code.FORMULA_BROKEN, Code.CONCEPT_UNKNOWN, Code.QUESTION_UNKNOWN),
    *(Code.QUESTION_LINK_BROKEN, Code.QUESTION_MISPLACED),
    *(Code.KEY_PUBLISHED, Code.MACRO_BROKEN, Code.MACROS_MISSING),
    *(Code.FILE_UNREADABLE, Code.OPTION_PATH_MISSING, Code.QUIZ_PUBLISHED, Code.SOURCE_MISNAMED),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_what_it_says_and_points_at_lines_that_exist(case: Case):
    found = compile_case(case)
    for info, expected in case.expected.items():
        assert found[info].rstrip() == expected.rstrip(), info
    for problem in found["problems"].splitlines():
        path, line, _ = problem.split(":", 2)
        assert 1 <= int(line) <= len(case.files[path].split("\n"))


def test_cases_have_names_of_their_own():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


def test_every_problem_of_the_engine_has_a_case():
    told = (text for case in CASES for info, text in case.expected.items() if info.split()[0] in _OF_PROBLEMS)
    texts = "".join(told)
    covered = set(re.findall(r"\[([a-z-]+)\]$", texts, re.MULTILINE))
    assert {code.label for code in Code if code not in OF_THE_RIMS} == covered
