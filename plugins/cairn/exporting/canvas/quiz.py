# SPDX-License-Identifier: MIT
"""Write a quiz of Canvas: the document with its items, and the one with its settings."""

from __future__ import annotations

from collections.abc import Iterable

from cairn.exporting.xml_text import Xml, document, element, text

_INSTANCE = {"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}
_ITEMS = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_SETTINGS = "http://canvas.instructure.com/xsd/cccv1p0"


def write_quiz(identifier: str, title: str, items: Iterable[Xml]) -> bytes:
    """Return the document with the items of a quiz."""
    location = f"{_ITEMS} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
    attempts = element(
        "qtimetadatafield",
        None,
        element("fieldlabel", None, text("cc_maxattempts")),
        element("fieldentry", None, text("unlimited")),
    )
    quiz = element(
        "assessment",
        {"ident": identifier, "title": title},
        element("qtimetadata", None, attempts),
        element("section", {"ident": "root_section"}, *items),
    )
    return document(element("questestinterop", {"xmlns": _ITEMS, **_INSTANCE, "xsi:schemaLocation": location}, quiz))


def write_quiz_settings(identifier: str, title: str, *, is_shuffled: bool) -> bytes:
    """Return the settings of a quiz: for practice, as often as learners like, and not yet published."""
    location = f"{_SETTINGS} https://canvas.instructure.com/xsd/cccv1p0.xsd"
    settings = {
        "title": title,
        "description": "",
        "shuffle_answers": "true" if is_shuffled else "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "practice_quiz",
        "show_correct_answers": "true",
        "allowed_attempts": "-1",
        "one_question_at_a_time": "false",
        "cant_go_back": "false",
        "available": "false",
    }
    attributes = {"identifier": identifier, "xmlns": _SETTINGS, **_INSTANCE, "xsi:schemaLocation": location}
    found = (element(name, None, text(value)) for name, value in settings.items())
    return document(element("quiz", attributes, *found))
