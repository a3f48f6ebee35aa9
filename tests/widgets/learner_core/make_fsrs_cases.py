# SPDX-License-Identifier: MIT
"""Print random review histories with what py-fsrs makes of them, for `memory.test.ts`.

py-fsrs is not a dependency of this project: `pip install fsrs==6.3.2` somewhere, and run this file there. The file in
the repository is `make_fsrs_cases.py 300 1`. To try more, print them into another file and name it in `FSRS_CASES`.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta, timezone
from importlib import import_module
from random import Random

START = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
HEAD = {
    "made_by": "tests/widgets/learner_core/make_fsrs_cases.py with py-fsrs 6.3.2",
    "columns": "retention; reviews (day, grade); intervals after each; stability; difficulty; days later; recall then",
}


def make_history(random: Random) -> list[object]:
    """Return one random history and its results."""
    fsrs = import_module("fsrs")
    retention = random.choice([0.9, 0.9, 0.8, 0.95])
    steps = {"learning_steps": (), "relearning_steps": (), "enable_fuzzing": False, "maximum_interval": 365}
    scheduler, card = fsrs.Scheduler(desired_retention=retention, **steps), fsrs.Card()
    day, reviews, intervals = 0, [], [0]
    for number in range(random.randint(1, 12)):
        if number:
            gaps = [1, 1, random.randint(1, 10), random.randint(1, 60), random.randint(1, 500), max(1, intervals[-1])]
            day += random.choice(gaps)
        grade, now = random.choice([1, 2, 3, 3]), START + timedelta(days=day)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), now)
        reviews.append([day, grade])
        intervals.append((card.due - now).days)
    later = random.randint(0, 400)
    recall = scheduler.get_card_retrievability(card, START + timedelta(days=day + later))
    return [retention, reviews, intervals[1:], card.stability, card.difficulty, later, recall]


def main() -> None:
    """Print as many histories as the first argument says, with the second as seed."""
    random = Random(int(sys.argv[2]))
    rows = [json.dumps(make_history(random), separators=(",", ":")) for _ in range(int(sys.argv[1]))]
    head = "".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in HEAD.items())
    sys.stdout.write(f'{{\n{head}"histories": [\n' + ",\n".join(rows) + "\n]\n}\n")


if __name__ == "__main__":
    main()
