# SPDX-License-Identifier: MIT
"""The sentences of the interface as HTML, for templates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from markupsafe import Markup, escape

from cairn.text import markdown
from cairn.text.messages import LIST, Messages, fill, keep_values

Say: TypeAlias = Callable[..., Markup]


def make_say(messages: Messages, write: Callable[[str], Markup] = escape) -> Say:
    """Return the function that returns a sentence as HTML (see `Messages.say`); `write` returns a text as HTML.

    A value that is HTML already stays what it is. The address `to` makes a link of what stands between the values
    `link` and `end`. It is a plain function, since Jinja is slow to call other objects.
    """
    written: dict[str, Markup] = {}

    def say(name: str, /, to: str = "", **values: str | int) -> Markup:
        sentence = messages.find(name, values.get("count"))
        if sentence not in written:
            written[sentence] = Markup(keep_values(write(sentence)))  # noqa: S704
        if not (values or to):
            return written[sentence]
        texts = {key: write(messages.write(value)) for key, value in values.items()}
        if to:
            texts |= {"link": Markup('<a href="{}">').format(to), "end": Markup("</a>")}
        return Markup(fill(written[sentence], texts))  # noqa: S704

    return say


def write_literally(text: str) -> Markup:
    """Return a text as HTML that is the same text for Markdown, and in an attribute; HTML stays what it is."""
    return text if isinstance(text, Markup) else Markup(markdown.escape(text).replace('"', "&quot;"))  # noqa: S704


def isolate_whole(html: str) -> Markup:
    """Return HTML or a text in a direction of its own."""
    return Markup("<bdi>{}</bdi>").format(html)


def find_comma(messages: Messages) -> Markup:
    """Return what stands between two names of a list, as HTML."""
    between = messages.say(LIST, names="", name="")
    sign = between.strip()
    return Markup(between.replace(sign, write_literally(sign)) if sign else between)  # noqa: S704
