# SPDX-License-Identifier: MIT
"""The formats that can be exported. To add one, write its module and list its value here."""

from __future__ import annotations

from cairn.exporting.formats.anki import ANKI
from cairn.exporting.formats.atom import ATOM
from cairn.exporting.formats.cairn_site import CAIRN_SITE
from cairn.exporting.formats.gift import GIFT
from cairn.exporting.formats.moodle_xml import MOODLE_XML
from cairn.exporting.formats.qti12 import QTI12
from cairn.exporting.formats.qti21 import QTI21
from cairn.exporting.formats.scorm import SCORM
from cairn.exporting.formats.skos import SKOS

FORMATS = (ANKI, ATOM, GIFT, CAIRN_SITE, MOODLE_XML, QTI12, QTI21, SCORM, SKOS)
"""All formats, sorted by name."""
