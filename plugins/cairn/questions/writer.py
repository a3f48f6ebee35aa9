# SPDX-License-Identifier: MIT
"""Write questions as a question file that is parsed back as the same questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cairn.questions.question import Question, Quiz
from cairn.questions.types.registry import BY_NAME
from cairn.yaml.writer import block_list, flow_list, prose, scalar


def write_quiz(quiz: Quiz, title: str = "", concepts: Sequence[str] = ()) -> str:
    """Return a question file; each question names its own concepts, unless they are those of the file."""
    lines = [f"title: {scalar(title)}"] if title else []
    lines += [f"concepts: {flow_list(concepts)}"] if concepts else []
    if not quiz.questions:
        return "".join(f"{line}\n" for line in (*lines, "questions: []"))
    lines += ["questions:", *(line for question in quiz.questions for line in _item(question, concepts))]
    return "".join(f"{line}\n" for line in lines)


def write_fence(question: Question) -> str:
    """Return the YAML of a `quiz` fence with one question, which checks the concept of its page."""
    own = [reference.name for reference in question.concepts]
    return "".join(f"{line}\n" for line in _question(question, own))


def _item(question: Question, concepts: Sequence[str]) -> Iterator[str]:
    """Yield a question as an item of a list."""
    first, *rest = _question(question, concepts)
    yield f"  - {first}"
    yield from (f"    {line}" if line else "" for line in rest)


def _question(question: Question, concepts: Sequence[str]) -> Iterator[str]:
    kind = BY_NAME.get(question.type)
    if question.has_explicit_id:
        yield f"id: {question.id}"
    if question.aliases:
        yield f"aliases: {flow_list(question.aliases)}"
    yield from prose(kind.stem_key if kind else "stem", question.stem, "")
    own = [reference.name for reference in question.concepts]
    yield from _names("concepts", own) if own != list(concepts) or not own else ()
    yield from _names("seen_on", [reference.name for reference in question.seen_on])
    if not question.is_shuffled:
        yield "shuffle: no"
    if kind:
        yield from kind.write(question.exercise)
    if question.parts:
        yield "questions:"
        yield from (line for part in question.parts for line in _item(part, own))
    if question.rationale:
        yield from prose("rationale", question.rationale, "")
    yield from _names("hints", question.hints)


def _names(key: str, texts: tuple[str, ...] | list[str]) -> list[str]:
    """Return a YAML list; an empty list of `concepts` overrides the default of the file."""
    if not texts:
        return [f"{key}: []"] if key == "concepts" else []
    return [f"{key}:", *block_list(texts)]
