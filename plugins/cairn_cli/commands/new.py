# SPDX-License-Identifier: MIT
"""`cairn new`: creates a valid document or question to fill in. It never overwrites a file.

If the name of a concept is probably a slip, the command says which one may be meant, writes nothing and ends with
status 2.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from cairn.authoring.scaffold import QUESTION_TYPES, add_question, new_file, write_concept, write_question
from cairn.authoring.typed_names import explain_id, explain_slip, find_drafts, suggest_id
from cairn.content.document import page_path
from cairn.graph.names import MatchStage, Names
from cairn.questions.keys import ID_FORM
from cairn.questions.parser import parse_quiz_file
from cairn.site import Site
from cairn.text.path_segments import cut_segment
from cairn.text.slug import name_key, slug
from cairn.text.source import Source
from cairn.text.text_edits import unify_ends
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import add_project_option, fail, open_project, refuse, show
from cairn_cli.output import print_line
from mkdocs_cairn.build.project import Project

_NEXT = "Write its text below the second '---'. Without one, the concept counts as not written."


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parsers of `cairn new`."""
    parser = commands.add_parser("new", help="create a concept or a question", description=__doc__)
    kinds = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    concept = kinds.add_parser("concept", help="create a document for a concept", description=__doc__)
    concept.add_argument("title", metavar="TITLE", help="its title, from which the file name is derived")
    concept.add_argument("--tag", action="append", default=[], help="a tag, from general to specific; may be repeated")
    concept.add_argument("--after", action="append", default=[], metavar="NAME", help="a prerequisite; may be repeated")
    concept.add_argument("--id", help="its id and file name, where the title does not make a good one: c-sharp for C#")
    concept.add_argument("--folder", help="a folder in the docs folder (default: the folder of concepts)")
    add_project_option(concept)
    concept.set_defaults(run=run_concept)
    question = kinds.add_parser("question", help="add a question to quizzes/CONCEPT.yml", description=__doc__)
    question.add_argument("id", metavar="ID", help="its id, under which progress is stored: a to z, 0 to 9 and '-'")
    question.add_argument("--type", choices=QUESTION_TYPES, default="single", help="its type (default: single)")
    question.add_argument("--concept", required=True, metavar="NAME", help="the concept that it is about")
    add_project_option(question)
    question.set_defaults(run=run_question)


def run_concept(options: Any) -> int:
    """Write a document; return 1 if it cannot be written, and 2 if a prerequisite is probably a slip."""
    project = open_project(options.project)
    if project is None:
        return 1
    title, site = " ".join(options.title.split()), project.site
    if slip := next(filter(None, (explain_slip(site, name) for name in options.after)), ""):
        return refuse(slip)
    folder = (options.folder if options.folder is not None else site.folder).strip("/")
    path = project.docs / page_path(f"{folder}/{options.id or _segment(site, title)}".strip("/"))
    if fault := _refuse_title(project, title) or _refuse_id(project, title, options.id) or _refuse_path(project, path):
        return fail(fault)
    drafts = find_drafts(project.sources, site.folder)[1]
    before = [site.catalogue.find(name) or drafts.look_up(name).id or name for name in options.after]
    if not write_all({path: write_concept(title, before, options.tag)}):
        return 1
    waiting = site.catalogue.demand.get(site.catalogue.stub_ids.get(name_key(title), ""), 0)
    wanted = f" {waiting} {'file already names' if waiting == 1 else 'files already name'} it." if waiting else ""
    print_line(f"Wrote {show(path)}.{wanted}")
    for name in (name for name in options.after if not site.catalogue.find(name)):
        print_line(_describe_unwritten(name, drafts))
    print_line(_NEXT)
    return 0


def _describe_unwritten(name: str, drafts: Names) -> str:
    return f"'{name}' is a draft." if drafts.look_up(name).id else f"'{name}' has no document yet."


def _refuse_id(project: Project, title: str, concept_id: str | None) -> str:
    """Return a message if a concept cannot have this id, or needs one of its own; otherwise an empty string."""
    site = project.site
    if concept_id is not None:
        owner = _find_owner(project, concept_id)
        taken = f"The id '{concept_id}' is already a name of {owner}. Choose another." if owner else ""
        return explain_id(concept_id) or taken
    if not slug(title):
        return f"The title '{title}' needs a letter or a digit. Choose another. Or give it an id: --id NAME."
    if _segment(site, title) not in {cut_segment(slug(title), title), suggest_id(title), *site.catalogue.stubs}:
        owner = _find_owner(project, slug(title)) or "another concept"
        return f"The file name '{slug(title)}' is taken by {owner}. Give '{title}' an id of its own: --id NAME."
    return ""


def _refuse_title(project: Project, title: str) -> str:
    """Return a message if another concept has this title already; otherwise an empty string."""
    owner = _find_owner(project, title)
    return f"'{title}' is already a name of {owner}. Edit that document, or choose another title." if owner else ""


def _refuse_path(project: Project, path: Path) -> str:
    """Return a message if no document can be written to a path; otherwise an empty string."""
    if not path.resolve().is_relative_to(project.docs.resolve()):
        return f"'{path}' is outside the docs folder. Choose a folder inside it."
    if path.exists():
        return f"{show(path)} already exists. Choose another title, or rename that file."
    return ""


def _find_owner(project: Project, name: str) -> str:
    """Return the path of the document that has a name already, even if it is a draft; empty if there is none."""
    published = project.site.catalogue.concepts, project.site.catalogue.names
    for concepts, names in (published, find_drafts(project.sources, project.site.folder)):
        hit = names.look_up(name)
        if hit.id and hit.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED}:
            return concepts[hit.id].span.path
    return ""


def run_question(options: Any) -> int:
    """Add a question; return 1 if it cannot be added, and 2 if the concept is probably a slip."""
    project = open_project(options.project)
    if project is None:
        return 1
    if slip := explain_slip(project.site, options.concept):
        return refuse(slip)
    if fault := _refuse_question(project.site, options):
        return fail(fault)
    drafts = find_drafts(project.sources, project.site.folder)[1]
    concept = drafts.look_up(options.concept).id or _name(project.site, options.concept)
    path = project.quizzes / f"{_segment(project.site, concept)}.yml"
    text = _with_question(project, path, options, concept)
    if text is None:
        shown = show(path)
        return fail(f"No question can be added to {shown}. Write 'questions' as a list with one item per line.")
    if not write_all({path: text}):
        return 1
    line = _find_line(text, options.id)
    print_line(f"Wrote '{options.id}' to {show(path)}:{line}.")
    if concept not in project.site.catalogue.concepts:
        print_line(_describe_unwritten(options.concept, drafts))
    return 0


def _refuse_question(site: Site, options: Any) -> str:
    """Return a message if a question cannot be added; otherwise an empty string."""
    if not re.fullmatch(ID_FORM, options.id):
        return f"The id '{options.id}' may contain only a to z, 0 to 9 and '-'. Choose another."
    if other := _find_question(site, options.id):
        return f"The id '{options.id}' already belongs to the question at {other}. Choose another."
    is_known = slug(options.concept) or site.catalogue.find(options.concept)
    return "" if is_known else f"The name '{options.concept}' needs a letter or a digit. Name a concept."


def _with_question(project: Project, path: Path, options: Any, concept: str) -> str | None:
    """Return the text of a question file with a question appended; None if it cannot be added."""
    if not path.exists():
        return new_file(write_question(options.type, options.id, (), 0), concept)
    text = read_exactly(path)
    if text is None:
        return None
    quiz, _ = parse_quiz_file(Source("", unify_ends(text)))
    plain = add_question(text, write_question(options.type, options.id, (), len(quiz.questions)))
    if plain is not None and _names(project.site, plain) == [concept]:
        return plain
    return add_question(text, write_question(options.type, options.id, [concept], len(quiz.questions)))


def _names(site: Site, text: str) -> list[str]:
    """Return the concepts of the last question of a file."""
    quiz, _ = parse_quiz_file(Source("", unify_ends(text)))
    return [_name(site, mention.name) for mention in quiz.questions[-1].concepts]


def _name(site: Site, name: str) -> str:
    """Return the id of the concept with that name, or the name itself if there is no such concept."""
    found = site.catalogue.find(name) or ""
    return found if found in site.catalogue.concepts else " ".join(name.split())


def _segment(site: Site, name: str) -> str:
    """Return the file name for a concept, without extension."""
    return cut_segment(slug(name), name) if name in site.catalogue.concepts else site.catalogue.new_segment(name)


def _find_question(site: Site, question_id: str) -> str:
    for taken in (question_id, f"{question_id}-1"):  # a case contains questions
        if question := site.questions.questions.get(taken):
            return f"{question.span.path}:{question.span.line}"
    aliases = (q for q in site.questions.questions.values() if question_id in q.aliases)
    return next((f"{q.span.path}:{q.span.line}" for q in aliases), "")


def _find_line(text: str, question_id: str) -> int:
    lines = text.splitlines()
    return next(n for n, line in enumerate(lines, 1) if re.fullmatch(rf"[ -]*id: {question_id}", line))
