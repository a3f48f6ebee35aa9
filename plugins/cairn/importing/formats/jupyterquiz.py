# SPDX-License-Identifier: MIT
"""JupyterQuiz, the questions of Jupyter notebooks and Jupyter Books as JSON. Its texts are HTML with formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from html import escape, unescape
from typing import Any

from cairn.importing.found import Bundle, Format, Found, FoundQuestion, Group, LeftOut, damaged
from cairn.importing.notation.carried import ANY, NOTHING, TOO_MANY, WHOLE, Answer, Result, has_too_many, write_decimal
from cairn.importing.notation.chosen import choose, choose_several
from cairn.importing.notation.code_block import write_code
from cairn.importing.notation.finished import Unbuilt, finish_together, prepare
from cairn.importing.notation.typed import accept, accepted_text, number
from cairn.importing.reading.decoding import decode
from cairn.importing.reading.json_items import read_items
from cairn.importing.texts import HTML, Texts, to_line
from cairn.text.problem import Problem
from cairn.text.source import Span

_MOST_DIGITS = 300
_LOOKS_LIKE = re.compile(rb'\s*\[\s*\{(?=[\s\S]*"question")(?=[\s\S]*"answers")')
_FORMULA = re.compile(r"(?<![\\$])(?P<sign>\$\$?)(?P<body>[^$]+)(?P=sign)(?!\$)")
_LINK = re.compile(r"(?<!!)\[(?P<label>[^\[\]\n]*)\]\((?P<target>[^()\s]*)\)|<(?P<bare>https?://[^<>\s]+)>")
_PRECISION = "What learners type for {name} is rounded to {digits} digits in the source, but not here."
_FUZZY = "Answers that are similar to a right one of {name} count in the source, but not here."
_CASE = "Only some answers of {name} depend on capital letters in the source; here, none does."
_TYPE = "{name} is of the type '{type}', which cannot be carried. Write it as a question of another type."
_NO_ANSWERS = "{name} has no list of answers. Add 'answers'."
_NO_NUMBER = "An answer of {name} is neither a number nor a range of two numbers. Correct its 'value' or 'range'."


def _detect(bundle: Bundle) -> int:
    head = bundle.head.removeprefix(b"\xef\xbb\xbf")
    return 3 if bundle.path.lower().endswith(".json") and _LOOKS_LIKE.match(head) else 0


def _read(bundle: Bundle) -> Found:
    source = decode(bundle)
    items = source if isinstance(source, Problem) else read_items(source)
    if isinstance(items, Problem):
        return damaged(items)
    read = (_read_question(item, Span(bundle.path, line), bundle.text or HTML) for line, item in items)
    found = list(finish_together(read))
    questions = tuple(each for each in found if isinstance(each, FoundQuestion))
    left_out = tuple(each for each in found if isinstance(each, LeftOut))
    return Found((Group((), questions),) if questions else (), left_out=left_out)


def _read_question(item: Any, span: Span, kind: str) -> Unbuilt | LeftOut:
    if not isinstance(item, Mapping):
        return LeftOut(span, "This item", "unknown", "This item is not a question. Remove it.")
    texts = Texts(kind, lambda _address: None)  # it comes without files
    write = partial(_write, texts)
    stem = _join(write(_text(item.get("question"))), item.get("code"))
    called = _text(item.get("type"))
    read = _TYPES.get(called)
    answers = item.get("answers")
    if read is None:
        result: Result = _TYPE.replace("{type}", called[:40])
    elif not isinstance(answers, list) or not all(isinstance(answer, Mapping) for answer in answers):
        result = _NO_ANSWERS
    else:
        result = TOO_MANY if has_too_many(answers) else read(item, answers, write)
    return prepare(stem, result, "", span, kind=called or "unknown", losses=texts.losses)


def _choices(_item: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], write: Callable[[str], str]) -> Result:
    right = sum(map(_is_right, answers))
    shares = [WHOLE / right if _is_right(answer) else NOTHING for answer in answers]
    read = [
        Answer(
            _join(write(_text(answer.get("answer"))), answer.get("code")), share, write(_text(answer.get("feedback")))
        )
        for answer, share in zip(answers, shares, strict=True)
    ]
    return choose_several(read) if right > 1 else choose(read)


def _numeric(item: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], write: Callable[[str], str]) -> Result:
    read = []
    for answer in _other_last(answers):
        text = _number(answer)
        if not text:
            return _NO_NUMBER
        read.append(_answer(text, answer, write))
    result = number(read)
    precision = item.get("precision")
    if isinstance(result, str) or not precision:
        return result
    return replace(result, losses=(*result.losses, _PRECISION.replace("{digits}", _text(precision))))


def _string(_item: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], write: Callable[[str], str]) -> Result:
    read = []
    for answer in _other_last(answers):
        text = ANY if _is_other(answer) else accepted_text(to_line(_text(answer.get("answer"))), has_wildcards=False)
        read.append(_answer(text, answer, write))
    exact = [bool(answer.get("match_case")) for answer in answers if not _is_other(answer)]
    losses = [_CASE] if any(exact) and not all(exact) else []
    losses += [_FUZZY] if any(answer.get("fuzzy_threshold") for answer in answers) else []
    result = accept(read, is_exact=bool(exact) and all(exact))
    return result if isinstance(result, str) else replace(result, losses=(*result.losses, *losses))


_TYPES: dict[str, Callable[[Mapping[str, Any], Sequence[Mapping[str, Any]], Callable[[str], str]], Result]] = {
    "many_choice": _choices,
    "multiple_choice": _choices,
    "numeric": _numeric,
    "string": _string,
}


def _answer(text: str, answer: Mapping[str, Any], write: Callable[[str], str]) -> Answer:
    share = WHOLE if _is_right(answer) and text != ANY else NOTHING
    return Answer(text, share, write(_text(answer.get("feedback"))))


def _is_other(answer: Mapping[str, Any]) -> bool:
    """Return whether an answer stands for any other response."""
    return answer.get("type") == "default" and not {"answer", "value", "range"} & answer.keys()


def _other_last(answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the answers in the order in which they are tried; without feedback, any other response says nothing."""
    others = [answer for answer in answers if _is_other(answer) and answer.get("feedback")]
    return [*(answer for answer in answers if not _is_other(answer)), *others]


def _is_right(answer: Mapping[str, Any]) -> bool:
    return _text(answer.get("correct")).casefold() == "true"


def _number(answer: Mapping[str, Any]) -> str:
    """Return a number or a range such as `1..2`; empty if it is neither."""
    if _is_other(answer):
        return ANY
    ends = [answer["value"]] if "value" in answer else answer.get("range")
    if not isinstance(ends, list) or len(ends) > 2:  # noqa: PLR2004
        return ""
    if not all(isinstance(end, Decimal) and abs(end.adjusted()) < _MOST_DIGITS for end in ends):
        return ""
    low, high = min(ends, default=None), max(ends, default=None)
    if low is None or high is None:
        return ""
    return write_decimal(low) if low == high else f"{write_decimal(low)}..{write_decimal(high)}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _join(text: str, code: Any) -> str:
    """Return a text with the code below it. Browsers read the code as HTML, so its entities are signs."""
    return "\n\n".join(filter(None, (text, write_code(unescape(code)) if code and isinstance(code, str) else "")))


def _write(texts: Texts, text: str) -> str:
    """Return the Markdown of a text, in which dollars and links have been replaced as JupyterQuiz does."""
    return texts.markdown(_LINK.sub(_link, _FORMULA.sub(_formula, text)) if texts.kind == HTML else text)


def _formula(found: re.Match[str]) -> str:
    opening, closing = ("\\[", "\\]") if found["sign"] == "$$" else ("\\(", "\\)")
    body = unescape(found["body"]).replace("<", "\\lt ").replace(">", "\\gt ")
    return f"{opening}{body}{closing}"


def _link(found: re.Match[str]) -> str:
    target = found["bare"] or found["target"]
    label = escape(target, quote=False) if found["bare"] else found["label"]
    return f'<a href="{escape(target)}">{label}</a>'


JUPYTERQUIZ = Format("jupyterquiz", "questions of Jupyter notebooks as JSON", (".json",), _detect, _read)
