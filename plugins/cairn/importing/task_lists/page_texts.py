# SPDX-License-Identifier: MIT
"""Texts of a Markdown page that comes without the files beside it: only addresses on the Web lead anywhere."""

from __future__ import annotations

import re

from cairn.importing.texts import Texts
from cairn.text.markdown import mask_code

_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\((?P<target>[^()\s]*)(?:[ \t]+[^()\n]*)?\)")
_REMOTE = re.compile(r"https?://", re.IGNORECASE)
_PICTURES = "The pictures of {name} are not copied; their descriptions take their place. Add the pictures by hand."


class PageTexts:
    """Turns the texts of one question into Markdown, and collects what is lost of them."""

    def __init__(self, kind: str) -> None:
        """Read texts as `kind`."""
        self._texts = Texts(kind, lambda _address: None)
        self._has_pictures = False

    @property
    def losses(self) -> tuple[str, ...]:
        """What is lost of all texts so far, in whole sentences with the place `{name}`, each once."""
        return (*self._texts.losses, *((_PICTURES,) if self._has_pictures else ()))

    def markdown(self, text: str) -> str:
        """Return a text as Markdown in which pictures beside the page are described."""
        pieces: list[str] = []
        done = 0
        for found in _PICTURE.finditer(mask_code(text)):
            picture = _PICTURE.fullmatch(text, found.start(), found.end())
            if picture and not _REMOTE.match(picture["target"]):
                self._has_pictures = True
                pieces += text[done : found.start()], picture["alt"].strip() or _stem(picture["target"])
                done = found.end()
        return self._texts.markdown("".join((*pieces, text[done:])))


def _stem(target: str) -> str:
    """Return the name of a picture without its ending."""
    return target.partition("?")[0].rpartition("/")[2].partition(".")[0] or "?"
