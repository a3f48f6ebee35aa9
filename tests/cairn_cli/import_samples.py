# SPDX-License-Identifier: MIT
"""A small source of each format, made of three items that can stand in any order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cairn_cli.files import write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WORDS = ("rye", "barley", "millet")


@dataclass(frozen=True, slots=True)
class Sample:
    """A source of a format."""

    name: str
    """The name of its file or folder, with STEM for the part that differs."""
    files: Callable[[Sequence[str]], dict[str, str]]
    """Returns its files with one item for each word, by path; the path of a single file is empty."""
    gives_documents: bool = False
    """Whether its items become documents, not questions."""

    def write(self, stem: str, words: Sequence[str], folder: str = ".") -> str:
        """Write the source to the disk, in place of an earlier one; return its path."""
        source = Path(folder, self.name.replace("STEM", stem))
        if source.is_dir():
            for earlier in sorted(source.rglob("*.*")):
                if earlier.is_file():
                    earlier.unlink()
        for path, text in self.files(words).items():
            write(source / path if path else source, text)
        return source.as_posix()


def _one(item: str, start: str = "", end: str = "", between: str = "") -> Callable[[Sequence[str]], dict[str, str]]:
    """Return a function that makes one file of items, in which WORD stands for the word."""
    return lambda words: {"": start + between.join(item.replace("WORD", word) for word in words) + end}


def _json(words: Sequence[str]) -> dict[str, str]:
    sources = [{"id": word, "stem": f"Is {word} a cereal?", "is_true": True} for word in words]
    return {"": json.dumps({"format": "cairn-site", "version": 1, "questions": [{"source": each} for each in sources]})}


def _vault(words: Sequence[str]) -> dict[str, str]:
    return {".obsidian/app.json": "{}", **{f"{word}.md": f"Bread of {word}.\n" for word in words}}


def _pages(words: Sequence[str]) -> dict[str, str]:
    return {f"{word}.txt": f"Learn Before\nOven\n{word}\nA bread of {word}.\n0\n2\nLearn After\n" for word in words}


def _track(words: Sequence[str]) -> dict[str, str]:
    concepts = [{"uuid": word, "slug": word, "name": word.title()} for word in words]
    exercises = [
        {"slug": f"bake-{word}", "concepts": [word], "prerequisites": [], "status": "active"} for word in words
    ]
    track = {"language": "Bread", "slug": "bread", "concepts": concepts, "exercises": {"concept": exercises}}
    files = {f"concepts/{word}/about.md": f"# About\n\nBread of {word}.\n" for word in words}
    return {"config.json": json.dumps(track), **files}


_MOODLE = (
    '<question type="truefalse"><name><text>The WORD grain</text></name><questiontext format="html">'
    '<text>Is WORD a cereal?</text></questiontext><answer fraction="100"><text>true</text></answer>'
    '<answer fraction="0"><text>false</text></answer></question>\n'
)
_QTI = (
    '<item ident="i-WORD" title="The WORD grain"><presentation>'
    "<material><mattext>Is WORD a cereal?</mattext></material>"
    '<response_lid ident="r"><render_choice><response_label ident="a"><material><mattext>Yes</mattext></material>'
    '</response_label><response_label ident="b"><material><mattext>No</mattext></material></response_label>'
    "</render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal "
    'respident="r">a</varequal></conditionvar><setvar action="Set">100</setvar></respcondition>'
    "</resprocessing></item>\n"
)
_JUPYTER = (
    '{"question": "Is WORD a cereal?", "type": "multiple_choice",'
    ' "answers": [{"answer": "Yes", "correct": true}, {"answer": "No", "correct": false}]}'
)
_TOML = '[[questions]]\ntype = "ShortAnswer"\nprompt.prompt = "Name the WORD grain."\nanswer.answer = "WORD"\n\n'

SAMPLES = {
    "csv": Sample("STEM.csv", _one("Is WORD a cereal?,yes,no\n", "stem,right,wrong\n")),
    "exercism": Sample("STEM", _track, gives_documents=True),
    "gift": Sample("STEM.gift", _one("::The WORD grain::Is WORD a cereal?{T}\n\n")),
    "json": Sample("STEM.json", _json),
    "jupyterquiz": Sample("STEM.json", _one(_JUPYTER, "[", "]", ",\n")),
    "mdbook": Sample("STEM.toml", _one(_TOML)),
    "moodle-xml": Sample("STEM.xml", _one(_MOODLE, "<quiz>\n", "</quiz>")),
    "obsidian": Sample("STEM", _vault, gives_documents=True),
    "pages": Sample("STEM", _pages, gives_documents=True),
    "qti": Sample("STEM.xml", _one(_QTI, "<questestinterop>\n", "</questestinterop>")),
    "tasklist": Sample("STEM.md", _one("# Is WORD a cereal?\n\n- [x] yes\n- [ ] no\n\n")),
}
"""A sample by the name of its format. A format without one fails a test."""
