# SPDX-License-Identifier: MIT
"""Rewrite the links and embeds of a note, so that they lead on the site to where they lead in the vault."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from cairn.importing.obsidian.targets import BOARDS, IMAGES, Targets, is_file, write_wikilink
from cairn.importing.obsidian.vault import NOTE, fold
from cairn.text.markdown import escape
from cairn.text.text_edits import Edit

_WIKILINK = re.compile(
    r"(?<!\\)(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]{1,500}?)(?:(?P<bar>\\?\|)(?P<label>[^\[\]\n]{0,1000}))?\]\]"
)
_MARKDOWN_LINK = re.compile(
    r"(?<!\\)(?P<embed>!?)\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,2000})\]"
    r"\([ \t]*(?:<(?P<odd>[^<>\n]*)>|(?P<target>[^()<>\s]*(?:\([^()<>\s]*\)[^()<>\s]*)*))(?P<rest>[ \t]+[^()\n]*)?\)"
)
_OPEN = re.compile(r"(?<![\\!\[])\[\[")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LIVE = re.compile(r"(?:java|vb)script:|^data:", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x20]+")
_BAR = re.compile(r"\\?\|")
_BRACKET = re.compile(r"[\[\]|]")
_SIZE = re.compile(r"(?P<width>\d{1,5})(?:x(?P<height>\d{1,5}))?")
_LINE_START = re.compile(r"(?:(?P<above>[^\s>])[ \t]*\n|\n[ \t>]*\n|\A\n?)(?P<prefix>[ \t>]*)\Z")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_HAS_TEXT = re.compile(r"[ \t]*\n[ \t>]*(?!!\[\[)[^\s>]")
_LONGEST_PREFIX = 200
_ROW = re.compile(r"[ \t>]*\|")
_LONGEST_ROW = 2_000


def find_link_edits(text: str, masked: str, targets: Targets) -> Iterator[Edit]:
    """Yield the edits of all links in a text; `masked` is the same text with code masked."""
    if "[" not in masked:
        return
    closed: set[int] = set()
    for match in _WIKILINK.finditer(masked):
        closed.add(match.end("embed"))
        yield Edit(match.start(), match.end(), _wikilink(text, match, targets))
    if "](" in masked:
        for match in _MARKDOWN_LINK.finditer(masked):
            written = _markdown_link(text, match, targets)
            if written is not None:
                yield Edit(match.start(), match.end(), written)
    for match in _OPEN.finditer(masked) if "[[" in masked else ():
        if match.start() not in closed:
            yield Edit(match.start(), match.end(), "&#91;[")


def _wikilink(text: str, match: re.Match[str], targets: Targets) -> str:
    typed = text[match.start("target") : match.end("target")].strip()
    label = text[match.start("label") : match.end("label")].strip() if match["label"] else ""
    start, is_embed = match.start(), bool(match["embed"])
    name, _, anchor = (part.strip() for part in typed.partition("#"))
    path = targets.find(name)
    if "#" in typed and (whole := targets.find(typed)):  # a file whose name has this sign
        path, name, anchor = whole, typed, ""
    bar = match["bar"] or ("\\|" if _is_row(text, start) else "|")
    if is_embed and path is not None and path not in targets.notes.by_path:
        return _embed(path, name, anchor, label, targets, start)
    if path is None and is_embed and _SIZE.fullmatch(label):
        label = ""
    if is_embed and not is_file(name):
        targets.losses.add("embed", start)
    elif anchor.startswith("^"):
        targets.losses.add("block", start)
    if path is not None and path not in targets.notes.by_path:
        return _attachment(path, name, anchor, label, targets, start)
    if path is None:
        written = targets.to_nobody(name, anchor, label, bar, start)
    else:
        written = targets.to_note(path, (name, anchor, label), bar, start)
    is_same = written == write_wikilink(name, anchor, label, bar)
    shown = text[match.end("embed") : match.end()] if is_same else written
    return shown if is_file(name) else _on_own_line(text, match, shown)


def _on_own_line(text: str, match: re.Match[str], written: str) -> str:
    """Return the link of an embed with empty lines around it, if the embed was alone on its line."""
    if not match["embed"] or not _LINE_END.match(text, match.end()):
        return written
    before = _LINE_START.search(text, max(0, match.start() - _LONGEST_PREFIX), match.start())
    if not before:
        return written
    gap = f"\n{before['prefix']}"
    return (gap if before["above"] else "") + written + (gap if _HAS_TEXT.match(text, match.end()) else "")


def _attachment(path: str, name: str, anchor: str, label: str, targets: Targets, start: int) -> str:
    """Return a link to a file that is no imported note."""
    if fold(path).endswith(BOARDS):
        return targets.to_text("board", name, label, start)
    if fold(path).endswith(NOTE):
        return targets.to_text("private", name, label, start)
    return f"[{label or escape(posixpath.basename(name))}]({targets.address(path, anchor)})"


def _embed(path: str, name: str, anchor: str, label: str, targets: Targets, start: int) -> str:
    """Return an image, or a link to a file that is no image."""
    if not fold(path).endswith(IMAGES):
        if not fold(path).endswith((*BOARDS, NOTE)):
            targets.losses.add("medium", start)
        words = "" if _SIZE.fullmatch(label) else label
        return _attachment(path, name, anchor, words, targets, start)
    alt, size = _split_size(label)
    return _image(alt or escape(posixpath.splitext(posixpath.basename(path))[0]), targets.address(path), size)


def _split_size(label: str) -> tuple[str, str]:
    """Split the label of an image into its words and its size as attributes."""
    *words, last = [part.strip() for part in _BAR.split(label)] or [""]
    size = _SIZE.fullmatch(last)
    if not size:
        return " ".join((*words, last)).strip(), ""
    height = f' height="{size["height"]}"' if size["height"] else ""
    return " ".join(words).strip(), f'{{ width="{size["width"]}"{height} }}'


def _image(alt: str, address: str, size: str) -> str:
    return f"![{alt}]({address}){size}"


def _markdown_link(text: str, match: re.Match[str], targets: Targets) -> str | None:
    """Return a Markdown link as it must be written; None to leave it as it is."""
    label, typed = (text[match.start(group) : match.end(group)] for group in ("label", "target"))
    typed = text[match.start("odd") : match.end("odd")] if match["odd"] is not None else typed
    start, rest, is_image = match.start(), match["rest"] or "", bool(match["embed"])
    alt, size = _split_size(label) if is_image and "|" in label else (label, "")
    if runs_script(typed):
        return targets.to_text("unsafe", label, label, start)
    if _SCHEME.match(typed) or typed.startswith("//") or not typed:
        return _image(alt, typed, size) if size and not match["odd"] else None
    name, _, anchor = (unquote(part).strip() for part in typed.partition("#"))
    path = (targets.find(f"./{name}") if name else None) or targets.find(name)
    if path is None:
        is_note = name.lower().endswith(NOTE) and not _BRACKET.search(name + label)
        return targets.to_nobody(name, anchor, label, "|", start) if is_note else None
    if path in targets.notes.by_path:
        return _note_link(text, match, (path, name, anchor), label, targets)
    if is_image and fold(path).endswith(IMAGES):
        return _image(alt, targets.address(path) + rest, size)
    return _attachment(path, name, anchor, label, targets, start)


def _note_link(
    text: str, match: re.Match[str], target: tuple[str, str, str], label: str, targets: Targets
) -> str | None:
    """Return a link to an imported note: a wikilink if it leads to a heading, whose anchor only a build knows."""
    path, name, anchor = target
    name = name.removesuffix(NOTE)
    if match["embed"]:
        targets.losses.add("embed", match.start())
    if not anchor or _BRACKET.search(label):
        return f"[{label}]({targets.address(path)}{match['rest'] or ''})"
    if anchor.startswith("^"):
        targets.losses.add("block", match.start())
    bar = "\\|" if _is_row(text, match.start()) else "|"
    return targets.to_note(path, (name, anchor, label), bar, match.start())


def runs_script(address: str) -> bool:
    """Return whether a browser would run an address, or one in an HTML tag, as a script."""
    return bool(_LIVE.search(_CONTROLS.sub("", html.unescape(unquote(address)))))


def _is_row(text: str, position: int) -> bool:
    """Return whether a position is in a row of a table."""
    first = text.rfind("\n", max(0, position - _LONGEST_ROW), position) + 1
    return bool(_ROW.match(text, first)) if first or position < _LONGEST_ROW else False
