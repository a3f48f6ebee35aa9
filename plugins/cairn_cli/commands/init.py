# SPDX-License-Identifier: MIT
"""`cairn init`: writes a small course that builds as it stands, or adds Cairn to a site that is there.

It never overwrites a file. With --existing, it adds the plugin to `mkdocs.yml`, and changes nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import material
from mkdocs.exceptions import MkDocsException

from cairn.content.document import title_from_file_name
from cairn.text.markdown import escape
from cairn.yaml.writer import scalar
from cairn_cli.files.existing_site import find_inherited_plugins, foresee_site
from cairn_cli.files.plugin_list import NotAddedError, add_plugin
from cairn_cli.files.requirement import find_requirement, is_from_file
from cairn_cli.files.starter_files import write_starter_files
from cairn_cli.files.text_files import read_exactly, write_all
from cairn_cli.options import fail, show
from cairn_cli.output import print_error, print_line
from cairn_cli.reports.init_report import print_commands, print_future, print_purposes, print_reminders
from mkdocs_cairn.build.project import CONFIG_FILES, find_config_file
from mkdocs_cairn.host.theme_languages import explain_unknown, list_theme_languages
from mkdocs_cairn.languages.catalogues import make_messages

_CONCEPTS = "concepts"
"""The folder of concepts that a site has by default."""
_REQUIREMENTS = "requirements.txt"
_KEPT = ".gitignore"
"""The file that a folder for a course often has already; it stays as it is."""
_TEMPLATES = str(Path(material.__file__).parent / "templates")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of `cairn init`."""
    parser = commands.add_parser("init", help="begin a course, or add Cairn to a site", description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=_parse_folder, default=Path(), metavar="DIR", help="default: this folder"
    )
    parser.add_argument("--name", metavar="TITLE", help="the name of the course (default: that of its folder)")
    parser.add_argument(
        "--language",
        metavar="CODE",
        help="the language of the interface, such as 'de' (default: en); the example stays English",
    )
    parser.add_argument("--existing", action="store_true", help="add Cairn to the site whose mkdocs.yml is in DIR")
    parser.set_defaults(run=run)


def _parse_folder(given: str) -> Path:
    if not given.strip():
        raise argparse.ArgumentTypeError("the name of the folder is empty; leave it out to use this folder")
    return Path(given)


def run(options: Any) -> int:
    """Write a course, or add to a site; return 1 if this is not possible."""
    folder: Path = options.folder
    if options.existing:
        if options.name or options.language:
            return fail("A site that is there keeps its name and language. Leave out --name and --language.")
        return _run_existing(folder)
    name = " ".join((options.name or title_from_file_name(folder.resolve().name) or "My course").split())
    language = _find_language(options.language or "en")
    if fault := _refuse(folder, options.language, language):
        return fail(fault)
    texts = write_starter_files(_fill_in(name, language))
    if taken := [path for path in texts if (folder / path).exists() and path != _KEPT]:
        return fail(f"{show(folder / taken[0])} already exists. Choose another folder, or remove that file.")
    new = {folder / path: text for path, text in texts.items() if not (folder / path).exists()}
    if not write_all(new):
        return 1
    for path in new:
        print_line(f"Wrote {show(path)}")
    if folder / _KEPT not in new:
        print_line(f"{show(folder / _KEPT)} stays as it is. It should have the lines '.cache/' and 'site/'.")
    if is_from_file():
        print_line(f"{show(folder / _REQUIREMENTS)} names a version that came from a file here.")
        print_line("If no index has it yet, write its address there before you publish the course.")
    print_purposes(language)
    print_commands(folder, "mkdocs serve")
    print_line("and in another terminal, in the same folder, with the environment of this one activated:")
    print_line('    cairn new concept "My first concept"')
    return 0


def _refuse(folder: Path, given: str, language: str) -> str:
    """Return a message if no course can be written to a folder; otherwise an empty string."""
    if not language:
        return explain_unknown(given, list_theme_languages([_TEMPLATES]))
    if folder.exists() and not folder.is_dir():
        return f"{show(folder)} is a file. Choose a folder."
    if settings := next((name for name in CONFIG_FILES if (folder / name).exists()), ""):
        return (
            f"{show(folder / settings)} already exists. To add Cairn to that site, use --existing; for a new course, "
            "choose another folder."
        )
    return ""


def _find_language(given: str) -> str:
    """Return the code of a language as the theme writes it; empty if the theme does not know it."""
    known = list_theme_languages([_TEMPLATES])
    return next((code for code in known if code.lower() == given.replace("_", "-").lower()), "")


def _fill_in(name: str, language: str) -> Mapping[str, str]:
    """Return the values in the files of a course."""
    messages = make_messages(language, {})
    return {
        "site_name": scalar(name),
        "title": escape(name),
        "language": language,
        "requirement": find_requirement(),
        "light": scalar(messages.say("colors.light")),
        "dark": scalar(messages.say("colors.dark")),
        "device": scalar(messages.say("colors.device")),
    }


def _run_existing(folder: Path) -> int:
    """Add the plugin to a site; return 1 if an author has to do that."""
    try:
        if not folder.exists():
            return fail(f"There is no folder '{show(folder)}'.")
        path = find_config_file(folder)
        text = read_exactly(path)
        if text is None:
            return fail(f"{show(path)} cannot be read as UTF-8.")
        site = foresee_site(path, _CONCEPTS)
    except MkDocsException as error:
        return fail(str(error))
    try:
        changed = add_plugin(text, "cairn", find_inherited_plugins(path, text))
    except NotAddedError as reason:
        print_error(f"cairn: {show(path)} stays as it is. {reason} Add 'cairn' at the end of its plugins yourself.")
        print_future(site, _CONCEPTS)
        return 1
    if changed == text:
        print_line(f"{show(path)} has the plugin already.")
    elif not write_all({path: changed}):
        return 1
    else:
        print_line(f"Added 'cairn' to the plugins in {show(path)}. Nothing else has changed.")
        print_future(site, _CONCEPTS)
        print_reminders(path.parent, site, _CONCEPTS, find_requirement())
    print_commands(path.parent, "cairn check", "mkdocs serve")
    return 0
