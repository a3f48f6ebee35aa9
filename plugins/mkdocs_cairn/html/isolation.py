# SPDX-License-Identifier: MIT
"""Keeps labels and numbers in one piece on pages that run from right to left.

A browser orders the signs of a line by the direction of the page. In an Arabic line, `C#` becomes `#C`, `12.5 kJ`
becomes `kJ 12.5`, and `Who said so?` begins with its question mark. Such a part of a line is wrapped in `<bdi>`, which
has a direction of its own; where only text may stand, as in a menu of choices, invisible marks do the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINE = re.compile(
    r"""<!--.*?-->|<![^>]*>|<a class="headerlink".*?</a>"""
    r"|<(script|style|pre|textarea|head|math|code|kbd|samp|bdi|bdo)\b.*?</\1\s*>"
    r"""|<(/?)([a-zA-Z][\w:-]*)(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|<""",
    re.DOTALL,
)
_FORMATS = frozenset(["b", "i", "em", "strong", "u", "s", "sub", "sup", "mark", "abbr", "var"])
"""Elements that change how words look, and begin no new label."""
_INLINE = _FORMATS | frozenset(["a", "span", "small", "cite", "q", "time", "wbr", "code", "kbd", "samp", "math", "bdi"])
_CELLS = frozenset(["a", "span", "small"])
"""Elements that have a direction each, if nothing stands between them."""
_AROUND = ("<!", '<a class="headerlink"')
"""What is no part of a line."""
_TEXT_ONLY = frozenset(("svg", "option"))
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = "A-Za-zªµºÀ-ÖØ-öø-\u02b8\u0370-\u058f\u1e00-\u1fff"
"""Letters of scripts that run from left to right and often stand in lines that do not."""
_ENTITY = re.compile(r"&(?:([lg]t)|#?\w+);")
_SIGN = rf"[^\s{_RIGHT_TO_LEFT.pattern[1:-1]}،؛؟]"
_RUN = re.compile(rf"{_SIGN}+(?: {_SIGN}+)*")
_LIST = re.compile(r"[,;:](?: |$)|[.!?](?: (?!\d)|$)|…")
_SPEAKING = re.compile(rf"[0-9{_LATIN}]")
_LETTER = re.compile(rf"[{_LATIN}]")
_OPERATOR = re.compile(r"[=+\-−×·/<>≤≥≈^*÷]")
_BEFORE = "\"'«»“”‘’„ \n·"
_AFTER = f"{_BEFORE}.!?:,;"
"""The signs at the ends of a run that do not belong to it."""
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}


def isolate(html: str) -> str:
    """Return a page with each label and number that would turn round in a direction of its own."""
    return "".join(_Line(parts, is_text_only=is_text_only).write() for parts, is_text_only in _lines(html))


def _lines(html: str) -> Iterator[tuple[list[str], bool]]:
    """Yield what stands between two tags of blocks, and each of these tags; and whether only text may stand there."""
    parts: list[str] = []
    inside = ""
    for match in _LINE.finditer(html):
        atom, closing, name = match.group(1), match.group(2), (match.group(3) or "").lower()
        if (name or atom or "span") in _INLINE and not match[0].startswith(_AROUND):
            parts.append(_isolate_inside(match[0]) if atom == "bdi" else match[0])
            continue
        yield parts, bool(inside)
        yield [match[0]], False
        parts = []
        if name in _TEXT_ONLY and (not inside or inside == name):
            inside = "" if closing else name
    yield parts, bool(inside)


def _isolate_inside(island: str) -> str:
    """Return what the author of a template has isolated, which may contain words in both directions itself."""
    start, end = island.index(">") + 1, island.rindex("<")
    return f"{island[:start]}{isolate(island[start:end])}{island[end:]}"


class _Line:
    """The text of one block, with the tags inside it."""

    def __init__(self, parts: Sequence[str], *, is_text_only: bool) -> None:
        self._parts = parts
        self._texts = frozenset(n for n, part in enumerate(parts) if not part.startswith("<"))
        self._is_text_only = is_text_only
        self._marks = ("\u2066", "\u2069") if is_text_only else ("<bdi>", "</bdi>")

    def write(self) -> str:
        if cells := _find_cells(self._parts):
            return "".join(self._write_cell(cell) for cell in cells)
        text = "".join(map(_read, self._parts))
        if not _SPEAKING.search(text):
            return "".join(self._parts)
        if _RIGHT_TO_LEFT.search(text) or not _LETTER.search(text):
            return "".join(self._isolate_runs(n) if n in self._texts else part for n, part in enumerate(self._parts))
        stripped = text.strip()
        is_safe = _LETTER.match(stripped[0]) and _LETTER.match(stripped[-1])
        return "".join(self._parts) if is_safe else self._isolate_whole()

    def _write_cell(self, cell: Sequence[str]) -> str:
        start, *inside = cell
        return "".join((start, _Line(inside[:-1], is_text_only=self._is_text_only).write(), *inside[-1:]))

    def _isolate_whole(self) -> str:
        whole = "".join(self._parts)
        if not _is_balanced(self._parts):
            return whole
        start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
        return f"{whole[:start]}{self._marks[0]}{whole[start:end]}{self._marks[1]}{whole[end:]}"

    def _isolate_runs(self, number: int) -> str:
        text = self._parts[number]
        goes_on = self._goes_on(number, -1), self._goes_on(number, 1)
        written, end = "", 0
        for run in _find_runs(_mask(text)):
            is_cut = (goes_on[0] and run.start == 0) or (goes_on[1] and run.stop == len(text))
            if not is_cut:
                written += f"{text[end : run.start]}{self._marks[0]}{text[run.start : run.stop]}{self._marks[1]}"
                end = run.stop
        return written + text[end:]

    def _goes_on(self, number: int, step: int) -> bool:
        """Return whether the words of a text go on in the next text, so that a run may be only a part of one."""
        at = number + step
        while 0 <= at < len(self._parts) and _tag(self._parts[at]) in _FORMATS:
            at += step
        return at != number + step and at in self._texts


def _read(part: str) -> str:
    """Return the text of a part of a line, with a sign instead of what is an island already."""
    match = _LINE.fullmatch(part)
    return "\ufffc" if match and match.group(1) else "" if part.startswith("<") else _mask(part)


def _mask(text: str) -> str:
    """Return a text of the same length that has no entities, whose names would be taken for words."""
    return _ENTITY.sub(lambda entity: ("<" if entity[1] else "§") * len(entity[0]), text) if "&" in text else text


def _tag(part: str) -> str:
    match = _LINE.fullmatch(part)
    return (match.group(3) or "").lower() if match else ""


def _find_cells(parts: Sequence[str]) -> list[list[str]]:
    """Return the elements of a line that is a row of them, such as a link and a count; nothing if it is a sentence."""
    cells: list[list[str]] = []
    depth = 0
    for part in parts:
        name = _tag(part)
        if depth == 0:
            if name not in _CELLS and part.strip():
                return []
            cells.append([])
        cells[-1].append(part)
        depth += bool(name and name != "wbr") * (-1 if part.startswith("</") else 1)
    return cells if depth == 0 and sum(len(cell) > 1 for cell in cells) > 1 else []


def _is_balanced(parts: Sequence[str]) -> bool:
    """Return whether each tag that is opened in a line is closed in it."""
    depth = 0
    for part in parts:
        match = _LINE.fullmatch(part)
        if match and match.group(3) and match.group(3).lower() != "wbr":
            depth += -1 if match.group(2) else 1
            if depth < 0:
                return False
    return depth == 0


def _find_runs(text: str) -> Iterator[range]:
    """Yield where labels and numbers stand whose signs would change places."""
    for match in _RUN.finditer(text):
        start = match.start()
        for piece in _LIST.split(match[0]):
            at = text.index(piece, start) if piece else start
            start = at + len(piece)
            if found := _trim(text, at, start):
                yield found


def _trim(text: str, start: int, end: int) -> range | None:
    """Return a run without spaces, quotation marks, dots and brackets around it; None if it needs no care."""
    while start < end and (text[start] in _BEFORE or _is_alone(text[start:end], text[start], _OPENING)):
        start += 1
    while start < end and (text[end - 1] in _AFTER or _is_alone(text[start:end], text[end - 1], _PAIRS)):
        end -= 1
    return range(start, end) if _can_turn(text[start:end]) else None


def _is_alone(run: str, bracket: str, others: dict[str, str]) -> bool:
    """Return whether the partner of a bracket is not in the run, or both only enclose it."""
    other = others.get(bracket)
    return other is not None and (other not in run or {run[0], run[-1]} == {bracket, other})


def _can_turn(run: str) -> bool:
    if not _SPEAKING.search(run) or (_LETTER.match(run[0]) and _LETTER.match(run[-1])):
        return False
    if _LETTER.search(run):
        return True
    return bool(_OPERATOR.search(run) if " " in run else re.search(r"[^\d.,]", run))
