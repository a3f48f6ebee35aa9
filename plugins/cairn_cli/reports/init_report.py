# SPDX-License-Identifier: MIT
"""What `cairn init` says at its end: which pages become concepts, what is left to do, and how to go on."""

from __future__ import annotations

from pathlib import Path

from cairn_cli.files.existing_site import FutureSite
from cairn_cli.files.text_files import read_exactly
from cairn_cli.options import show
from cairn_cli.output import print_line

_MAX_SHOWN = 20
_PURPOSES = (
    "docs/ has the pages, quizzes/ the questions, and mkdocs.yml the settings of the course.",
    ".cairn/ and .vscode/ let an editor complete and check what you write.",
    ".github/ and .gitlab-ci.yml publish the site, with the programs that requirements.txt names.",
)
_CACHE, _IGNORED = ".cache", ".gitignore"


def print_future(site: FutureSite, folder: str) -> None:
    """Print which pages of a site become concepts, and why."""
    concepts = site.concepts
    if concepts:
        print_line(f"{len(concepts)} {'page becomes a concept' if len(concepts) == 1 else 'pages become concepts'}:")
    else:
        print_line("No page becomes a concept yet.")
    for uri in concepts[:_MAX_SHOWN]:
        print_line(f"    {show(site.docs / uri)}")
    if len(concepts) > _MAX_SHOWN:
        print_line(f"    and {len(concepts) - _MAX_SHOWN} more")
    place = show(site.docs / folder)
    print_line(f"Concepts are all pages in {place}/, and others with 'learn_before' in their front matter.")


def print_reminders(folder: Path, site: FutureSite, concepts: str, requirement: str) -> None:
    """Print what remains to be done by hand."""
    if site.has_nav:
        pages = ", ".join(f"{part}/index.md" for part in ("tags", "map", concepts))
        print_line(f"Your menu is set by 'nav'. Add the lists of the course where you want them: {pages}.")
    print_line(f"Where the site is built and published, install '{requirement}' too.")
    if _CACHE not in (read_exactly(folder / _IGNORED) or ""):
        print_line(f"Add the line '{_CACHE}/' to {_IGNORED}: builds keep pages there.")


def print_purposes(language: str) -> None:
    """Print what the files of a new course are for."""
    print_line()
    for purpose in _PURPOSES:
        print_line(purpose)
    if language != "en":
        print_line("The interface has the language that you chose. The example is English, for you to replace.")


def print_commands(folder: Path, *commands: str) -> None:
    """Print commands to go on with."""
    way = show(folder)
    print_line()
    print_line("Next:")
    if way != ".":
        print_line(f"    cd {way}" if " " not in way else f'    cd "{way}"')
    for command in commands:
        print_line(f"    {command}")
