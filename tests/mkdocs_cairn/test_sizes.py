# SPDX-License-Identifier: MIT
"""What a page costs its reader, in bytes."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_cairn.languages.catalogues import make_messages
from mkdocs_cairn.languages.scripts import fill_script

from .conftest import MATERIAL, ROOT, rebuild, write_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUILT = ROOT / "plugins/mkdocs_cairn/static/assets/cairn"
DESCRIPTION = re.compile(rb'<meta property="og:description" content="[^"]*">\n')
BEFORE = "Language Model", "Reinforcement Learning from Human Feedback", "Direct Preference Optimization"
AFTER = (
    "Reward Model Overoptimization",
    "Best-of-N Sampling at Inference Time",
    "Iterative Refinement of Preference Data",
    "Constitutional Training Objectives",
    "Evaluation of Aligned Language Models",
)
TOPICS = "Calibration", "Regularization", "Evaluation", "Annotation", "Distillation"
RELATED = tuple(
    f"{topic} in {field}"
    for topic in TOPICS
    for field in ("Supervised Fine-Tuning", "Preference Learning", "Reward Modeling", "Policy Optimization")
)
HERE = "Human Preference Alignment via Reward Models"
REASON = "compares outputs that this one produces in the first place"
BODY = "A body of one sentence.\n\n## Why\n\nBecause.\n\n## How\n\nLike this.\n"


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("pages.css", 4000),
        ("drawings.css", 2000),
        ("map.css", 2500),
        ("map.js", 4100),
        ("map-more.js", 6180),
        ("report.css", 1000),
        ("learner.css", 6000),
        ("loader.js", 700),
        ("questions.css", 4750),
        ("questions.js", 14000),
        ("record.js", 3000),
        ("previews.js", 2039),
        ("opener.js", 700),
        ("store.js", 6350),
        ("learner.js", 4220),
        ("mastery.js", 8800),
        ("paths.js", 12000),
        ("progress.js", 12000),
        ("review.js", 12350),
        ("settings.js", 9000),
        ("search.css", 1200),
        ("tables.js", 800),
        ("languages.js", 400),
        ("sw.js", 3100),
        ("offline.css", 700),
        ("scorm.js", 1500),
        ("scorm.css", 200),
        ("search.js", 5080),
        ("theme-search.js", 1000),
        ("missing.js", 2200),
    ],
)
def test_a_built_file_stays_small(name: str, most: int):
    assert packed(fill_script((BUILT / name).read_text("utf-8"), make_messages("en", {}), "en").encode()) <= most


def concept(title: str, before: tuple[str, ...], chapter: str) -> str:
    reasons = "".join(f"\n  - {{concept: {name}, reason: {REASON}}}" for name in before) or " []"
    tag = f"Computing Sciences/Foundations of Large Language Models/{chapter}"
    return f"---\ntitle: {title}\nlearn_before:{reasons}\ntags: [{tag}]\n---\n# {title}\n\n{BODY}"


def place(title: str) -> str:
    return f"concepts/{title.lower().replace(' ', '-')}"


def test_a_page_with_3_prerequisites_5_dependents_and_20_related_ones_adds_little(
    tmp_path: Path, record_property: Callable[[str, object], None]
):
    own, other = "Ch.4 Alignment", "Ch.5 Inference"
    pages = {HERE: concept(HERE, BEFORE, own)}
    pages |= {title: concept(title, (), own) for title in BEFORE}
    pages |= {title: concept(title, (HERE,), own) for title in AFTER}
    # The chapter has 13 concepts, so four of these are in it.
    pages |= {t: concept(t, (BEFORE[n % 3],), own if n < 4 else other) for n, t in enumerate(RELATED)}
    files = {f"docs/{place(title)}.md": text for title, text in pages.items()}
    html = []
    for plugins in (["search", "cairn"], ["search"]):
        written = write_site(tmp_path, files, nav=["index.md"], theme={**MATERIAL, "features": []}, plugins=plugins)
        built = rebuild(written)
        assert (built.error, built.problems) == ("", [])
        html.append((built.folder / place(HERE) / "index.html").read_bytes())
    html[0] = DESCRIPTION.sub(b"", html[0])  # a sentence of its text, which is not counted
    more, more_packed = len(html[0]) - len(html[1]), packed(html[0]) - packed(html[1])
    record_property("bytes", (more, more_packed))
    in_map, in_drawer = 3 + 1 + 5, 3
    assert html[0].count(b"<li><a href=") == 3 + 5 + 20 + 13 + in_map + in_drawer
    assert more <= 8600
    assert more_packed <= 2000


def test_the_license_of_each_package_in_the_scripts_is_published_with_them():
    package = json.loads((ROOT / "plugins/widgets/package.json").read_text("utf-8"))
    licenses = (BUILT / "licenses.txt").read_text("utf-8")
    assert package["dependencies"]
    for name, version in package["dependencies"].items():
        assert f"{name} {version}\n" in licenses
    assert licenses.count("Copyright") >= len(package["dependencies"])
