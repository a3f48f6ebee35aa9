# SPDX-License-Identifier: MIT
"""`cairn new`: creates a valid document or question to fill in. It never overwrites a file."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from cairn.authoring.scaffold import QUESTION_TYPES, add_question, new_file, write_concept, write_question
from cairn.content.document import page_path
from cairn.graph.names import MatchStage
from cairn.questions.keys import ID_FORM
from cairn.questions.parser import parse_quiz_file
from cairn.site import Site
from cairn.text.path_segments import cut_segment
from cairn.text.slug import name_key, slug
from cairn.text.source import Source
from cairn.text.text_edits import unify_ends
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import add_project_option, fail, open_project, show
from cairn_cli.output import print_line
from mkdocs_cairn.build.project import Project


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parsers of `cairn new`."""
    parser = commands.add_parser("new", help="create a concept or a question", description=__doc__)
    kinds = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    concept = kinds.add_parser("concept", help="create a document for a concept", description=__doc__)
    concept.add_argument("title", metavar="TITLE", help="its title, from which the file name is derived")
    concept.add_argument("--tag", action="append", default=[], help="a tag, from general to specific; may be repeated")
    concept.add_argument("--after", action="append", default=[], metavar="NAME", help="a prerequisite; may be repeated")
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
    """Write a document; return 1 if it cannot be written."""
    project = open_project(options.project)
    if project is None:
        return 1
    title, site = " ".join(options.title.split()), project.site
    folder = (options.folder if options.folder is not None else site.folder).strip("/")
    path = project.docs / page_path(f"{folder}/{_segment(site, title)}".strip("/"))
    if fault := _refuse_title(project, title, path):
        return fail(fault)
    before = [site.catalogue.find(name) or name for name in options.after]
    if not write_all({path: write_concept(title, before, options.tag)}):
        return 1
    waiting = site.catalogue.demand.get(site.catalogue.stub_ids.get(name_key(title), ""), 0)
    wanted = f" {waiting} {'file already names' if waiting == 1 else 'files already name'} it." if waiting else ""
    print_line(f"Wrote {show(path)}.{wanted}")
    for name in (name for name in options.after if not site.catalogue.find(name)):
        print_line(f"'{name}' has no document yet.")
    return 0


def _refuse_title(project: Project, title: str, path: Path) -> str:
    """Return a message if a concept with this title cannot be written to a path; otherwise an empty string."""
    hit = project.site.catalogue.names.look_up(title)
    owner = hit.id if hit.stage in {MatchStage.ID, MatchStage.EXACT, MatchStage.FOLDED} else ""
    if not slug(title):
        return f"The title '{title}' needs a letter or a digit. Choose another."
    if owner:
        home = _home(project.site, owner)
        return f"'{title}' is already a name of {home}. Edit that document, or choose another title."
    if not path.resolve().is_relative_to(project.docs.resolve()):
        return f"'{path}' is outside the docs folder. Choose a folder inside it."
    if path.exists():
        return f"{show(path)} already exists. Choose another title, or rename that file."
    return ""


def run_question(options: Any) -> int:
    """Add a question; return 1 if it cannot be added."""
    project = open_project(options.project)
    if project is None:
        return 1
    if fault := _refuse_question(project.site, options):
        return fail(fault)
    concept = _name(project.site, options.concept)
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
        print_line(f"'{options.concept}' has no document yet.")
    return 0


def _refuse_question(site: Site, options: Any) -> str:
    """Return a message if a question cannot be added; otherwise an empty string."""
    if not re.fullmatch(ID_FORM, options.id):
        return f"The id '{options.id}' may contain only a to z, 0 to 9 and '-'. Choose another."
    if other := _find_question(site, options.id):
        return f"The id '{options.id}' already belongs to the question at {other}. Choose another."
    return "" if slug(options.concept) else f"The name '{options.concept}' needs a letter or a digit. Name a concept."


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


def _home(site: Site, concept_id: str) -> str:
    return site.catalogue.concepts[concept_id].span.path
