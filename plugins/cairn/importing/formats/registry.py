# SPDX-License-Identifier: MIT
"""The formats that can be imported. To add one, write its module and list its value here."""

from __future__ import annotations

from cairn.importing.formats.cairn_site import CAIRN_SITE
from cairn.importing.formats.exercism import EXERCISM
from cairn.importing.formats.gift import GIFT
from cairn.importing.formats.jupyterquiz import JUPYTERQUIZ
from cairn.importing.formats.mdbook import MDBOOK
from cairn.importing.formats.moodle_xml import MOODLE_XML
from cairn.importing.formats.obsidian import OBSIDIAN
from cairn.importing.formats.pages import PAGES
from cairn.importing.formats.qti import QTI
from cairn.importing.formats.table import TABLE
from cairn.importing.formats.tasklist import TASKLIST
from cairn.importing.found import Bundle, Format
from cairn.text.problem import Code, Problem
from cairn.text.source import Span

FORMATS = (CAIRN_SITE, EXERCISM, GIFT, JUPYTERQUIZ, MDBOOK, MOODLE_XML, OBSIDIAN, PAGES, QTI, TABLE, TASKLIST)
BY_NAME = {each.name: each for each in FORMATS}
"""All formats, by name."""
EXTENSIONS = tuple(sorted({ending for each in FORMATS if not each.has_to_be_named for ending in each.extensions}))
"""The endings of files that are imported from a folder."""
MARKS = {each.mark: each for each in FORMATS if each.mark}
"""The formats of folders and archives, by what makes a folder one source."""


def find_format(bundle: Bundle) -> Format | Problem:
    """Return the format of a source, or a problem if none or several recognize it."""
    likely = [(each.detect(bundle), each) for each in FORMATS]
    best = max(rank for rank, _ in likely)
    found = [each for rank, each in likely if rank == best]
    if best and len(found) == 1:
        return found[0]
    here = f"This {'folder' if bundle.members else 'file'}"
    fault = f"{here} is of no format that can be imported. If you know its format, name it, as in '--format gift'."
    if best:
        names = " or ".join(f"'--format {each.name}'" for each in found)
        fault = f"{here} could be of several formats. Add {names}."
    return Problem(Code.IMPORT_UNKNOWN, Span(bundle.path, 1), fault)
