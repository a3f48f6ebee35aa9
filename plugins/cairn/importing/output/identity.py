# SPDX-License-Identifier: MIT
"""Give imported questions ids that a second import finds again: never a number by position.

The id is the first that works of: the id in the source, the name in the source, a digest of the stem, and a digest of
the stem and the key. If two questions want one id, neither gets it. A question that is equal to another gets none.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from cairn.importing.found import FoundQuestion
from cairn.questions.keys import ID_FORM, RESERVED
from cairn.questions.question import Quiz
from cairn.questions.writer import write_quiz
from cairn.text.slug import collapse, question_id, slug

_MAX_LENGTH, _MIN_NAME = 40, 3
_FORM = re.compile(ID_FORM)
_COUNTED = re.compile(r"(?:question|quiz|item|q|mcq|mc|tf|frage|pregunta|domanda)?-?[0-9]*")
"""Names that only count questions."""


def assign_ids(questions: Sequence[FoundQuestion], taken: Collection[str]) -> list[str | int]:
    """Return the id of each question, or the index of an earlier question that is equal to it.

    `taken` are the ids of all other questions of the site.
    """
    own = [_own_id(found.source_id) for found in questions]
    named = ["" if one else _name_id(found.title) for one, found in zip(own, questions, strict=True)]
    wanted = Counter(filter(None, (*own, *named)))
    is_free = {want: count == 1 and want not in taken for want, count in wanted.items()}
    ids: list[str | int] = []
    used = {*taken, *(want for want, free in is_free.items() if free)}
    stems = Counter(found.question.stem for found in questions)
    first: dict[str, int] = {}
    for index, found in enumerate(questions):
        want = next((each for each in (own[index], named[index]) if is_free.get(each)), "")
        if stems[found.question.stem] > 1:
            whole = _write(found)
            if whole in first:
                ids.append(first[whole])
                continue
            first[whole] = index
        chosen = want or next((each for each in _digests(found) if each not in used), "")
        used.add(chosen)
        ids.append(chosen)
    return ids


def is_of_stem(chosen: str, stem: str) -> bool:
    """Return whether an id is the one that a question with this stem has anyway."""
    return chosen == question_id(stem)


def _digests(found: FoundQuestion) -> Iterator[str]:
    yield question_id(found.question.stem)
    yield question_id(_write(found))


def _write(found: FoundQuestion) -> str:
    return write_quiz(Quiz((found.question,)))


def _own_id(raw: str) -> str:
    if not raw:
        return ""
    name = slug(raw)
    if name and len(name) <= _MAX_LENGTH and _FORM.fullmatch(name) and not name.startswith(RESERVED):
        return name
    return name if _is_whole(name) else "q-" + hashlib.sha256(collapse(raw).encode()).hexdigest()[:12]


def _is_whole(name: str) -> bool:
    """Return whether a long id is kept: it is a number that programs make, with groups of hexadecimal digits."""
    return bool(re.fullmatch(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", name))


def _name_id(title: str) -> str:
    name = slug(title)
    if len(name) < _MIN_NAME or len(name) > _MAX_LENGTH or not _FORM.fullmatch(name):
        return ""
    return "" if _COUNTED.fullmatch(name) or name.startswith(RESERVED) else name
