# SPDX-License-Identifier: MIT
"""Puts the sentences of a language into the scripts, so that a page loads no others.

Where a script says `message("missing.search")`, its bundle still does, and the sentence takes its place in each site.
"""

from __future__ import annotations

import json
import re

from cairn.text.messages import Messages

_MESSAGE = re.compile(r'(?<![\w.$])message\("([\w.-]+)"\)')
LANGUAGE = "language"
"""The name of what is not a sentence: the language itself, as browsers call it."""


def fill_script(script: str, messages: Messages, language: str) -> str:
    """Return a bundle with the sentences of a language, which has this tag."""
    sentences = {**messages.sentences, LANGUAGE: language}
    return _MESSAGE.sub(lambda match: _write(sentences[match[1]]), script)


def _write(sentence: object) -> str:
    return json.dumps(sentence, ensure_ascii=False, separators=(",", ":"))
