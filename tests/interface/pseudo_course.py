# SPDX-License-Identifier: MIT
"""A course whose author writes in Cyrillic letters only, with a question of each type."""

from __future__ import annotations

CHAPTERS = {
    "Один": {"a": ("Альфа", ""), "b": ("Бета", "a"), "c": ("Гамма", "b"), "d": ("Дельта", "c")},
    "Два": {"e": ("Эпсилон", "a"), "f": ("Дзета", "b, e"), "g": ("Эта", "f")},
}
"""The concepts by chapter: their ids with their titles, and what they build on."""
CONCEPTS = [name for chapter in CHAPTERS.values() for name in chapter]

TYPES = {
    "single": "choices: |\n  - [x] да\n    > Так.\n  - [ ] нет\n    > Не так.\n  - [ ] может быть",
    "multiple": "choices: |\n  - [x] да\n  - [x] ага\n  - [ ] нет\n  - [ ] нету",
    "judge": "is_true: no",
    "match": "match: |\n  - раз :: первый\n  - два :: второй\n  - три :: третий\n  - :: лишний",
    "sort": "sort: |\n  - Первая\n    - раз\n    - два\n  - Вторая\n    - три\n    - четыре",
    "order": "order: |\n  1. раз\n  2. два\n  3. три\n  4. четыре",
    "table": "table: |\n  | Имя | Длина |\n  |---|---|\n  | раз | 3 |\n  | два | 2 |",
    "number": "number: 31.5\nwithin: 1%\nunit: км",
    "blanks": "blanks: |\n  Это [[один]] и [[два|пара]].",
    "short": "accept: |\n  - слово\n  - речь",
    "open": "model_answer: |\n  Образец.\nrubric: |\n  - Первая мысль.\n  - Вторая мысль.",
    "plain": "model_answer: |\n  Образец.",
}
"""The fields of a question of each type, by its id."""


def write_course() -> dict[str, str | bytes]:
    """Return the files of the course."""
    made: dict[str, str | bytes] = {
        "docs/index.md": "# Курс\n\nО чём он: [[Недостающее]].\n\n{{ next_steps() }}\n",
        "docs/path.md": '# Путь\n\n{{ learning_path("g") }}\n',
        "docs/tags.yml": "Предмет:\n  description: Обо всём.\n",
        "docs/references.bib": "@book{one, author={Иванов, Иван}, title={Книга}, year={1921}, url={https://example.org/}}\n",
        "quizzes/types.yml": "concepts: [a]\nquestions:\n" + "".join(map(_write_question, TYPES)),
    }
    for chapter, concepts in CHAPTERS.items():
        for name, (title, before) in concepts.items():
            made[f"docs/concepts/{name}.md"] = _write_concept(name, title, before, chapter)
            if name != "a":
                made[f"quizzes/{name}.yml"] = "questions:\n" + "".join(_write_choice(name, n) for n in (1, 2))
    return made


def _write_question(kind: str) -> str:
    fields = (
        f"id: {kind}\nstem: Что это?\n{TYPES[kind]}\nhints: |\n  - Намёк.\n  - Ещё намёк.\nrationale: Потому что.\n"
    )
    first, *lines = fields.splitlines()
    return f"  - {first}\n" + "".join(f"    {line}\n" for line in lines)


def _write_choice(name: str, number: int) -> str:
    choices = "      - [x] да\n      - [ ] нет\n"
    return f"  - id: {name}-{number}\n    concepts: [{name}]\n    stem: Что?\n    choices: |\n{choices}"


def _write_concept(name: str, title: str, before: str, chapter: str) -> str:
    also = "aliases: [Первая]\nreferences: [one]\n" if name == "a" else ""
    head = f"title: {title}\nid: {name}\nlearn_before: [{before}]\ntags: [Предмет/{chapter}]\n{also}"
    return f"---\n{head}---\n# {title}\n\nЭто {title}. См. [[a]].\n\n## Ещё\n\nВторая часть.\n"
