# SPDX-License-Identifier: MIT
"""Sources that somebody made to do harm, or that a program has damaged."""

from __future__ import annotations

import json
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases/imports"
PAYLOAD = (
    'Rye <script>evil()</script><img src=x onerror=evil()><svg/onload=evil()> <a href="java&#10;script:evil()">a</a> '
    '<b onclick="evil()">b</b> <iframe src="javascript:evil()"></iframe> [c](javascript:evil()) '
    "![d](javascript:evil()) {{ 7 * 191 }} {% evil %} **e**{: onclick=evil() } `f`{: onclick=evil() } ]]>"
    " <style>@import 'evil'</style>"
)
LINK = "[[no gap]]"
"""A link in our notation; where the source has another notation, it is text."""
TEXT = f"{PAYLOAD} {LINK}"
_XML = TEXT.replace("]]>", "]]&gt;").replace("&#10;", "&amp;#10;").replace("<", "&lt;")
_GIFT = "".join(f"\\{sign}" if sign in "~=#{}:\\" else sign for sign in TEXT)
_CSV = '"' + TEXT.replace('"', '""') + '"'


def _gift(text: str) -> bytes:
    return f"::Name::{text}{{=yes ~no}}\n".encode()


def _moodle(text: str) -> bytes:
    answers = "".join(f"<answer fraction='{share}'><text>{text}{share}</text></answer>" for share in (100, 0))
    stem = f"<questiontext format='html'><text>{text}</text></questiontext><idnumber>../../../evil</idnumber>"
    return (
        f"<quiz><question type='multichoice'><name><text>{text}</text></name>{stem}{answers}</question></quiz>".encode()
    )


def _qti(text: str) -> bytes:
    shown = f"<material><mattext texttype='text/html'>{text}</mattext></material>"
    labels = "".join(f"<response_label ident='{n}'>{shown.replace('Rye', n)}</response_label>" for n in "ab")
    response = f"<response_lid ident='r'><render_choice>{labels}</render_choice></response_lid>"
    rule = "<conditionvar><varequal respident='r'>a</varequal></conditionvar><setvar action='Set'>100</setvar>"
    scored = f"<resprocessing><respcondition>{rule}</respcondition></resprocessing>"
    item = f"<item ident='../../evil' title='{LINK}'><presentation>{shown}{response}</presentation>{scored}</item>"
    return f"<questestinterop>{item}</questestinterop>".encode()


def _jupyter() -> bytes:
    answers = [{"answer": f"{n} {TEXT}", "correct": n == "a", "feedback": TEXT} for n in "ab"]
    return json.dumps([{"question": TEXT, "type": "multiple_choice", "answers": answers}]).encode()


def _mdbook() -> bytes:
    text = json.dumps(TEXT)
    lines = "[[questions]]", 'type = "ShortAnswer"', *(f"{key} = {text}" for key in ("prompt.prompt", "answer.answer"))
    return "\n".join((*lines, f"context = {text}", "")).encode()


DOCTYPE = '<?xml version="1.0"?>\n<!DOCTYPE quiz ['
DAMAGED: dict[str, tuple[bytes, str]] = {
    "entities.xml": ((CASES / "hostile/entities.xml").read_bytes(), "import-unsafe"),
    "external.xml": ((CASES / "hostile/external.xml").read_bytes(), "import-unsafe"),
    "parameter.xml": (
        f'{DOCTYPE}<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><quiz><question/></quiz>'.encode(),
        "import-unsafe",
    ),
    "attributes.xml": (
        f'{DOCTYPE}<!ATTLIST question type CDATA "x">]><quiz><question/></quiz>'.encode(),
        "import-left-out",
    ),
    "levels.xml": (b"<quiz>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</quiz>", "import-unsafe"),
    "cut.xml": ((CASES / "moodle-xml/bakery.xml").read_bytes()[:2_000], "import-damaged"),
    "nul.gift": (b"::A::Rye\0?{T}", "import-damaged"),
    "nul.xml": (b"<quiz>\0</quiz>", "import-damaged"),
    "control.xml": (b"<quiz>\x01</quiz>", "import-damaged"),
    "utf7.xml": (b'<?xml version="1.0" encoding="UTF-7"?>\n<quiz><question /></quiz>', "import-damaged"),
    "latin1.gift": ("::Crème::Crème?{T}".encode("latin-1"), "encoding-broken"),
    "latin1.xml": ("<quiz><question>è</question></quiz>".encode("latin-1"), "encoding-broken"),
    "braces.gift": (b"Rye?{" + b"{" * 10_000, "import-left-out"),
    "deep.json": (b'[{"question": ' + b"[" * 20_000, "import-unknown"),
    "tables.toml": (b"[[questions]]\na = " + b"[" * 20_000, "import-left-out"),
    "text.gift": (_gift("a " * 600_000), "import-left-out"),
    "choices.gift": (b"::Many::Rye?{=a" + b"".join(b"~b%d" % n for n in range(1_001)) + b"}", "import-left-out"),
}
"""Sources of which nothing can be carried, with the code that says so."""
LIVE: dict[str, bytes] = {
    "payload-gift.gift": _gift(f"[html]{_GIFT}"),
    "payload-markdown.gift": _gift(f"[markdown]{_GIFT}"),
    "payload-plain.gift": _gift(f"[plain]{_GIFT}"),
    "payload-moodle.xml": _moodle(_XML),
    "payload-qti.xml": _qti(_XML),
    "payload-csv.csv": f"stem,right,wrong,rationale\n{_CSV},{_CSV},b,{_CSV}\n".encode(),
    "payload-pairs.csv": f"concept,learn_before,reason,body\nRye,Flour,{_CSV},{_CSV}\n".encode(),
    "payload-jupyterquiz.json": _jupyter(),
    "payload-mdbook.toml": _mdbook(),
    "markup.xml": (CASES / "hostile/markup.xml").read_bytes(),
    "box.gift": _gift("- [x] key").replace(b"=yes", b"=- [x] key"),
    "signs.csv": b'stem,right,wrong\n":: > ""quoted"": # none",:: a,- [x] b\n',
    "cells.csv": b"stem,right,wrong\n=HYPERLINK(1),@SUM(1),+1\n",
    "vault/.obsidian/app.json": b"{}",
    "vault/Barley.md": PAYLOAD.encode(),
    "track/config.json": (CASES / "exercism/config.json").read_bytes(),
    "track/concepts/basics/about.md": f"# About\n\n{PAYLOAD}\n".encode(),
    "pages/wick.txt": f"Learn Before\nWick\n{TEXT}\n0\n2\nLearn After\n{TEXT}?\n".encode(),
}
"""Sources that are carried, as text."""
LONG: dict[str, bytes] = {
    "brackets.gift": _gift("[[" * 10_000),
    "line.gift": _gift("a" * 900_000),
    "vault/Percent.md": b"%%" * 10_000 + b"\n\n" + b"[[" * 10_000,
}
"""Sources that are carried. The build leaves them out, because it had not ended with them after a minute."""
SOURCES = tuple(dict.fromkeys(name.partition("/")[0] for name in (*DAMAGED, *LIVE, *LONG)))
