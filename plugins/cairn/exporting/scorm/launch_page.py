# SPDX-License-Identifier: MIT
"""The page of a SCORM package that a learning management system opens: the site in a frame, and one script.

The script reads what it has to know from attributes, so the page works where a policy forbids inline code.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from cairn.exporting.scorm.counted import interaction_type, name_set
from cairn.questions.question import Question

LAUNCH_PAGE, SCRIPT, STYLES = "scorm.html", "scorm.js", "scorm.css"


def write_launch_page(
    title: str, language: str, start: str, questions: Sequence[Question], mastery: int | None, *, interactions: bool
) -> bytes:
    """Return the page; `start` is the path of the first page in the frame, and `questions` are those that count."""
    data = {"name": name_set(questions), "questions": " ".join(question.id for question in questions)}
    if mastery is not None:
        data["mastery"] = str(mastery)
    if interactions:
        data["types"] = " ".join(map(interaction_type, questions))
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="{STYLES}">
</head>
<body>
<iframe src="{escape(quote(start))}" title="{escape(title)}"{attributes}></iframe>
<script src="{SCRIPT}"></script>
</body>
</html>
""".encode()
