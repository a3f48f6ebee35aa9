# SPDX-License-Identifier: MIT
"""Turn the texts of a source into Markdown: plain text, Markdown, HTML, or text as Moodle guesses it."""

from __future__ import annotations

import re

from cairn.importing.html.converted import Converted
from cairn.importing.html.embedded import FindFile, no_files
from cairn.importing.html.inline import find_formulas, safe_target
from cairn.importing.html.paragraph import find_paragraph, write_paragraph
from cairn.importing.html.writer import compile_html
from cairn.importing.kept_markdown import keep_markdown
from cairn.importing.output.markdown_text import compile_markdown, escape_line

PLAIN, MARKDOWN, HTML, MOODLE = "plain", "markdown", "html", "moodle"
KINDS = (PLAIN, MARKDOWN, HTML)
"""The kinds that an author may name."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_URL = re.compile(r"(?<!\w)https?://[^\s<>\"]+[^\s<>\".,;:!?()'\]]")
_HOLDER = re.compile("\ufdd8([0-9]+)\ufdd9")


class Texts:
    """Turns the texts of one question into Markdown, and collects what is lost of them."""

    def __init__(self, kind: str = MOODLE, find_file: FindFile = no_files) -> None:
        """Read texts that do not say it themselves as `kind`, and ask `find_file` for what they refer to."""
        self.kind, self._find_file = kind, find_file
        self._losses: dict[str, None] = {}

    @property
    def losses(self) -> tuple[str, ...]:
        """What is lost of all texts so far, in whole sentences with the place `{name}`, each once."""
        return tuple(self._losses)

    def markdown(self, text: str, kind: str = "") -> str:
        """Return a text as Markdown."""
        converted = convert_text(text, kind or self.kind, self._find_file)
        self._losses.update(dict.fromkeys(converted.losses))
        return converted.markdown


def convert_text(text: str, kind: str, find_file: FindFile = no_files) -> Converted:
    """Return a text as Markdown that shows what the source shows, without live markup of its own."""
    bare = text.replace("\ufdd8", "").strip()
    if not bare:
        return Converted("")
    if kind == HTML or (kind == MOODLE and _TAG.search(bare)):
        paragraph = find_paragraph(bare)
        return compile_html(bare, find_file) if paragraph is None else Converted(write_paragraph(paragraph))
    formulas: list[str] = []
    held = _hold(_hold_addresses(bare, formulas) if kind == MOODLE else bare, formulas)
    if kind == MARKDOWN:
        kept = keep_markdown(held, find_file)
        return Converted(_put_back(kept.markdown, formulas), kept.losses)
    lines = [line.strip() for line in held.split("\n") if line.strip()]
    return Converted(_put_back("\n".join(compile_markdown(lines)), formulas))


def to_line(text: str) -> str:
    """Return a plain text on one line, for an answer that is compared with what learners type."""
    return " ".join(text.split())


def escape_text(text: str) -> str:
    """Return Markdown that shows a text of one line unchanged."""
    return escape_line(to_line(text))


def _hold(text: str, held: list[str]) -> str:
    """Replace each formula by a mark, so that nothing in it is escaped."""
    parts: list[str] = []
    done = 0
    for start, end, formula in find_formulas(text):
        held.append(formula)
        parts += text[done:start], f"\ufdd8{len(held) - 1}\ufdd9"
        done = end
    return "".join((*parts, text[done:]))


def _hold_addresses(text: str, held: list[str]) -> str:
    """Replace each address on the Web by a mark; Moodle makes links of them."""

    def hold(found: re.Match[str]) -> str:
        held.append(f"<{safe_target(found[0])}>")
        return f"\ufdd8{len(held) - 1}\ufdd9"

    return _URL.sub(hold, text)


def _put_back(text: str, held: list[str]) -> str:
    return _HOLDER.sub(lambda found: held[int(found[1])], text) if held else text
