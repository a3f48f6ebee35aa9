# SPDX-License-Identifier: MIT
"""The formats that can be exported. To add one, write its module and list its value here."""

from __future__ import annotations

from cairn.exporting.formats.anki import ANKI
from cairn.exporting.formats.cairn_site import CAIRN_SITE
from cairn.exporting.formats.scorm import SCORM

FORMATS = (ANKI, CAIRN_SITE, SCORM)
"""All formats, sorted by name."""
