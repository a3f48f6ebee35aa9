# SPDX-License-Identifier: MIT
"""The sentences of the interface in one language. The engine has none of its own: the host passes them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import TypeAlias

from cairn.text.markdown import escape

Sentence: TypeAlias = str | Mapping[str, str]
"""A sentence, or one for each plural category of Unicode's CLDR, such as `one` and `other`."""

OTHER = "other"
"""The plural category that every language has."""
LIST = "list.names"
"""The name of what stands between the names of a list."""
_VALUE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences of one language, by their names; a name without a sentence stands for itself."""

    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    """Each sentence by its name, such as `missing.search`."""
    find_plural: Callable[[int], str] = lambda _: OTHER
    """Returns the plural category of a number."""
    write_number: Callable[[int], str] = str
    """Returns a number as it is written in this language."""
    english: Mapping[str, Sentence] = field(default_factory=dict)
    """The sentences in English, in which an author may name a part of a page as well."""
    language: str = "en"
    """The code of the language, by which names are sorted."""

    def say(self, name: str, /, **values: str | int) -> str:
        """Return a sentence with its values; the one named `count` chooses between singular and plural."""
        return fill(self.find(name, values.get("count")), {key: self.write(value) for key, value in values.items()})

    def say_in_markdown(self, name: str, /, **values: str | int) -> str:
        """Return a sentence as Markdown, with values that are Markdown."""
        sentence = keep_values(escape(self.find(name, values.get("count"))))
        return fill(sentence, {key: self.write(value) for key, value in values.items()})

    def find(self, name: str, count: object = None) -> str:
        """Return a sentence without its values; `count` is the number that it is about."""
        sentence = self.sentences.get(name, name)
        if isinstance(sentence, str):
            return sentence
        return sentence.get(self.find_plural(count) if isinstance(count, int) else OTHER) or sentence[OTHER]

    def join(self, names: Iterable[str]) -> str:
        """Return a list of names, one after the other."""
        return reduce(lambda joined, name: self.say(LIST, names=joined, name=name), names)

    def find_in_english(self, name: str) -> str:
        """Return a sentence in English; empty without one."""
        sentence = self.english.get(name, "")
        return sentence if isinstance(sentence, str) else sentence[OTHER]

    def write(self, value: str | int) -> str:
        """Return a value as it stands in a sentence."""
        return self.write_number(value) if isinstance(value, int) else value


NO_MESSAGES = Messages()
"""For a site of which nothing is shown."""


def keep_values(escaped: str) -> str:
    """Return a sentence that has been escaped as Markdown, with its values as they were."""
    return escaped.replace("&#123;", "{").replace("&#125;", "}")


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Return a sentence with a value in place of each name in braces."""
    return _VALUE.sub(lambda match: values.get(match[1], match[0]), sentence)


def find_values(sentence: Sentence) -> frozenset[str]:
    """Return the names of the values of a sentence."""
    forms = (sentence,) if isinstance(sentence, str) else sentence.values()
    return frozenset(name for form in forms for name in _VALUE.findall(form))
