# SPDX-License-Identifier: MIT
"""`cairn import --in-place`: turns `<quiz>` blocks of mkdocs-quiz into `quiz` fences, in the pages that contain them.

It remembers nothing, because nothing is left that could be imported again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cairn.importing.output.manifest import Manifest
from cairn.importing.output.plan import Action, Step
from cairn.importing.task_lists.pages import ConvertedPage, Page, convert_pages
from cairn.text.problem import Code, Problem
from cairn.text.source import Source, Span
from cairn.text.text_edits import unify_ends
from cairn_cli.files.known_names import load_known_names
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import refuse
from cairn_cli.output import print_line, print_text, printable_lines
from cairn_cli.reports.import_outcome import Outcome, print_outcome
from cairn_cli.reports.page_diff import write_diff
from mkdocs_cairn.build.project import CONFIG_FILES

IN_PLACE = "mkdocs-quiz"
"""What the format of the blocks is called."""
_PLUGIN = "mkdocs_quiz"
_SETTINGS = (
    "The plugin 'mkdocs_quiz' and its options have no effect on 'quiz' fences. Remove them when all pages are done."
)
_OTHERS = ("format", "concept", "text", "encoding", "force")


def run_in_place(options: Any) -> int:
    """Convert pages; return 0 if every block was converted and written, otherwise 1."""
    if name := next((name for name in _OTHERS if getattr(options, name)), ""):
        return refuse(f"'--{name}' has no meaning with '--in-place', which changes pages where they are. Remove it.")
    pages, problems = _load_pages(options.sources)
    known = load_known_names({"docs": options.docs, "quizzes": options.quizzes}, Manifest())
    converted = convert_pages(pages, known.questions)
    texts = {Path(*page.key): new.text for page, new in zip(pages, converted, strict=True) if new.changes}
    if not options.dry_run and not write_all(texts):
        return 1
    found = (*problems, *(problem for page in converted for problem in page.problems), *_find_plugin(options.sources))
    items = tuple(item for page in converted for item in page.items)
    steps = tuple(_step(page, new) for page, new in zip(pages, converted, strict=True) if new.items)
    status = print_outcome(Outcome(found, items, (), steps), options)
    if options.report == "text" and not items:
        print_line("No page has a '<quiz>' block.")
    if options.report == "text":
        for page, new in zip(pages, converted, strict=True):
            print_text(printable_lines(write_diff(page.source.path, new.changes)))
    return status


def _step(page: Page, new: ConvertedPage) -> Step:
    action = Action.WRITE if new.changes else Action.KEEP
    origin = f"{IN_PLACE}:{page.key[1]}"
    return Step(*page.key, action, new.text, page.original, is_remembered=False, is_ours=False, origin=origin)


def _load_pages(sources: Sequence[Path]) -> tuple[list[Page], list[Problem]]:
    """Read the pages at some places, each once."""
    pages: dict[Path, Page] = {}
    problems = []
    for folder, path in (found for source in sources for found in _find_pages(source)):
        text = read_exactly(path)
        if text is None:
            what = "cannot be read as UTF-8. Save it in that encoding" if path.is_file() else "does not exist"
            problems.append(Problem(Code.IMPORT_DAMAGED, Span(str(path), 1), f"This page {what}."))
        else:
            key = str(folder), path.relative_to(folder).as_posix()
            pages.setdefault(path.resolve(), Page(Source(str(path), unify_ends(text)), text, key))
    return [*pages.values()], problems


def _find_pages(source: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the folder and the path of each page."""
    if not source.is_dir():
        yield source.parent, source
        return
    for path in sorted(source.rglob("*.md")):
        if path.is_file() and not any(name.startswith(".") for name in path.relative_to(source).parts):
            yield source, path


def _find_plugin(sources: Sequence[Path]) -> Iterator[Problem]:
    """Yield the line of the settings beside the sources that loads the other plugin."""
    for path in dict.fromkeys(source.parent / name for source in sources for name in CONFIG_FILES):
        lines = (read_exactly(path) or "").splitlines()
        line = next((n for n, line in enumerate(lines, 1) if _PLUGIN in line.partition("#")[0]), 0)
        if line:
            yield Problem(Code.IMPORT_SIMPLIFIED, Span(str(path), line), _SETTINGS)
