# SPDX-License-Identifier: MIT
"""Write what HTML embeds: images, formulas, and recordings and pages, which become links."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cairn.importing.html.inline import has_scheme, safe_target, write_formula, write_label
from cairn.importing.html.tags import Tag
from cairn.importing.media import Refused, find_member, is_picture

FindFile = Callable[[str], str | Refused | None]
"""Returns the target of a link to a file that comes with the source, by what HTML or Markdown says; None if there is no
such file. It is asked about addresses with the scheme `data:`, and about addresses without a scheme."""
FRAMES = frozenset({"iframe", "video", "audio", "object", "embed"})
"""Elements that show something else. All but the last have content for programs that cannot show it."""
_LATEX = "LaTeX:"
_MISSING = "'{file}', to which '{name}' refers, is not in the source, so only its text is left."
_LINKED = "What '{name}' embeds became a link."
_LOST = "Something that '{name}' embeds is left out, because it has no address on the Web."
_NO_TEX = "A formula of '{name}' has no LaTeX in the source, so it became plain text."
DRAWING = "A drawing in the HTML of '{name}' is left out. Add it as a picture."
_LONGEST = 60


def no_files(reference: str) -> str | None:
    """Return a relative address as it is; a source without files has none of those that Moodle and Canvas name."""
    return None if find_member(reference) is not None else safe_target(reference)


class Embedded:
    """Writes what one text embeds, and collects what is lost of it."""

    def __init__(self, find_file: FindFile) -> None:
        """Ask `find_file` about all files."""
        self._find_file = find_file
        self._is_linked = False
        self.losses: list[str] = []

    def find_target(self, reference: str, *, is_image: bool = False) -> str:
        """Return the address of a link or image; empty if it must not or cannot be one. Only images hold their data."""
        bare = reference.strip()
        if not bare:
            return ""
        if has_scheme(bare) and not (is_image and bare.lower().startswith("data:")):
            return safe_target(bare)
        found = self._find_file(bare)
        if isinstance(found, Refused):
            self.losses.append(found.sentence)
        elif found is None:
            self.losses.append(_MISSING.replace("{file}", _shorten(find_member(bare) or bare)))
        return found if isinstance(found, str) else ""

    def write_image(self, attributes: Mapping[str, str]) -> str:
        """Return an image, or the formula that it shows."""
        tex = find_tex(attributes)
        if tex:
            return write_formula(tex)
        alt = write_label(attributes.get("alt", ""))
        target = self.find_target(attributes.get("src", ""), is_image=True)
        if target and not is_picture(target) and not has_scheme(target):
            return f"[{alt or write_label(target.rpartition(':')[2])}]({target})"
        return f"![{alt}]({target})" if target else alt

    def start_frame(self) -> None:
        """Begin an element that shows something else."""
        self._is_linked = False

    def write_link(self, attributes: Mapping[str, str]) -> str:
        """Return a link to what an element shows; empty if it has no address, or has a link already."""
        reference = attributes.get("src", "") or attributes.get("data", "")
        target = "" if self._is_linked else self.find_target(reference)
        if not target:
            return ""
        self._is_linked = True
        self.losses.append(_LINKED)
        return f"[{write_label(attributes.get('title', '') or find_member(reference) or reference)}]({target})"

    def end_frame(self) -> None:
        """End such an element."""
        if not self._is_linked:
            self.losses.append(_LOST)


def find_tex(attributes: Mapping[str, str]) -> str:
    """Return the formula that an image of Canvas shows; empty for any other image."""
    if "equation_image" not in attributes.get("class", "").split():
        return ""
    _, mark, after = attributes.get("alt", "").partition(_LATEX)
    return (attributes.get("data-equation-content", "") or (after if mark else "")).strip()


def _shorten(path: str) -> str:
    return path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"


class MathText:
    """The content of a formula in MathML."""

    def __init__(self) -> None:
        """Begin without content."""
        self._tex: list[str] = []
        self._shown: list[str] = []
        self._into: list[str] | None = self._shown

    def start(self, tag: Tag) -> None:
        """Begin an element in the formula."""
        if tag.name.startswith("annotation"):
            is_tex = tag.attributes.get("encoding", "").lower() in {"application/x-tex", "tex", "latex"}
            self._into = self._tex if is_tex else None

    def add(self, text: str) -> None:
        """Add text."""
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        """End an element in the formula."""
        if name.startswith("annotation"):
            self._into = self._shown

    def write(self, losses: list[str]) -> str:
        """Return the formula, or its text."""
        tex = "".join(self._tex).strip()
        if tex:
            return write_formula(tex)
        losses.append(_NO_TEX)
        return write_label("".join(self._shown))
