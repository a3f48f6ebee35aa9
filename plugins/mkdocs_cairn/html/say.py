# SPDX-License-Identifier: MIT
"""The sentences of the interface as HTML, for templates."""

from __future__ import annotations

from markupsafe import Markup, escape

from cairn.text.messages import Messages, fill


class SayHtml:
    """Returns a sentence with its values, both as text; only a value that is HTML already stays what it is."""

    def __init__(self, messages: Messages) -> None:
        """Take the sentences of a language."""
        self._messages = messages

    def __call__(self, name: str, **values: str | int) -> Markup:
        """Return a sentence (see `Messages.say`)."""
        sentence = escape(self._messages.find(name, values.get("count")))
        texts = {key: escape(self._messages.write(value)) for key, value in values.items()}
        return Markup(fill(sentence, texts))  # noqa: S704
