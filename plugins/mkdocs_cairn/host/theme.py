# SPDX-License-Identifier: MIT
"""What depends on the theme, and nothing else does: sidebars for our lists, the files that it loads, its search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_cairn.host.plugins.languages import find_language_folder
from mkdocs_cairn.system.errors import CairnError

_HERE = Path(__file__).parents[1]
ASSETS = "assets/cairn"
_SIDEBAR_PARTIALS = ("partials/nav.html", "partials/toc.html")
_SEARCH_PARTIAL = "partials/search.html"
_PATH_PARTIAL, _BREADCRUMBS = "partials/path.html", "breadcrumbs.html"
STATIC, THEME = _HERE / "static", _HERE / "theme"
_LOADER = "loader.js"
LOADER = f"{ASSETS}/{_LOADER}"
PAGE_STYLES, DRAWING_STYLES, MAP_STYLES, QUESTION_STYLES, LEARNER_STYLES, REPORT_STYLES = (
    f"{ASSETS}/{name}.css" for name in ("pages", "drawings", "map", "questions", "learner", "report")
)
READER_STYLES = (PAGE_STYLES, DRAWING_STYLES, MAP_STYLES, QUESTION_STYLES, LEARNER_STYLES)
"""The styles of what readers see."""
CONCEPT_TEMPLATE = "cairn/page.html"
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ku", "ur")


def add_assets(config: MkDocsConfig) -> None:
    """Add templates, styles and the loader to the theme; the site's own overrides come first."""
    missing = [n for n in ("loader.js", "pages.css") if not (_HERE / "static" / ASSETS / n).is_file()]
    if missing:
        raise CairnError(
            f"Cairn's {missing[0]} has not been built. Run './dev setup' in its checkout, or reinstall it."
        )
    after_custom = 1 if config.theme.custom_dir else 0
    for folder in ("static", "templates"):
        path = str(_HERE / folder)
        if path not in config.theme.dirs:
            config.theme.dirs.insert(after_custom, path)
    if not any(map(_is_loader, config.extra_javascript)):
        config.extra_javascript.append(LOADER)
    if PAGE_STYLES not in config.extra_css:
        config.extra_css.insert(0, PAGE_STYLES)


def pass_on_record(config: MkDocsConfig, name: str) -> None:
    """Tell the loader under which name browsers keep the records of readers; without a name, there are none.

    The name is the fragment of its address, so nothing is written into pages but an address. In a site with several
    languages, the folder of the language follows, since each language has previews, a graph and learner pages of its
    own.
    """
    scripts = config.extra_javascript
    folder = find_language_folder(config)
    fragment = f"{quote(name, safe='')}{folder and f'/{folder}'}"
    loader = f"{find_scripts_folder(config)}/{_LOADER}"
    address = f"{loader}#{fragment}" if fragment else loader
    scripts[:] = [address if _is_loader(script) else script for script in scripts]


def find_loader(config: MkDocsConfig) -> str:
    """Return the address of the loader, relative to the root of the site."""
    return next((str(script) for script in config.extra_javascript if _is_loader(script)), LOADER)


def _is_loader(script: object) -> bool:
    path = str(script).partition("#")[0]
    return path.startswith(f"{ASSETS}/") and path.endswith(f"/{_LOADER}")


def find_scripts_folder(config: MkDocsConfig) -> str:
    """Return the folder of the scripts in the language that is being built."""
    folder = find_language_folder(config)
    return f"{ASSETS}/{folder}" if folder else ASSETS


def find_language(config: MkDocsConfig) -> str:
    """Return the language of the site, as a tag for HTML."""
    theme: Any = config.theme
    return str(theme.get("language") or theme.get("locale") or "en").replace("_", "-")


def find_direction(config: MkDocsConfig) -> str:
    """Return the direction of the site's text, `ltr` or `rtl`."""
    theme: Any = config.theme
    usual = "rtl" if find_language(config).partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    return str(theme.get("direction") or usual)


def has_sidebars(config: MkDocsConfig) -> bool:
    """Return whether the theme has the sidebars of Material and its forks; other themes get everything in the body."""
    folders = [Path(d) for d in config.theme.dirs]
    return all(any((f / partial).is_file() for f in folders) for partial in _SIDEBAR_PARTIALS)


def has_breadcrumbs(config: MkDocsConfig) -> bool:
    """Return whether the theme shows above each page where it stands: Material on request, readthedocs always."""
    features: Any = config.theme.get("features") or ()
    name = _PATH_PARTIAL if "navigation.path" in features else _BREADCRUMBS
    return any((Path(folder) / name).is_file() for folder in config.theme.dirs)


_COLORS = dict(
    pair.split("#")
    for pair in (
        *("red#ef5552", "pink#e92063", "purple#ab47bd", "deep purple#7e56c2", "indigo#4051b5", "blue#2094f3"),
        *("light blue#02a6f2", "cyan#00bdd6", "teal#009485", "green#4cae4f", "light green#8bc34b", "lime#cbdc38"),
        *("yellow#ffec3d", "amber#ffc105", "orange#ffa724", "deep orange#ff6e42", "brown#795649", "grey#757575"),
        *("blue grey#546d78", "black#000000", "white#ffffff"),
    )
)
"""The primary colors of Material's palettes, by their names."""


def find_primary_color(config: MkDocsConfig) -> str:
    """Return the color of the header, as in its first palette; empty if it is not known."""
    palette: Any = config.theme.get("palette")
    first = palette[0] if isinstance(palette, list) and palette else palette
    name = first.get("primary", "indigo") if isinstance(first, dict) else "indigo"
    color = _COLORS.get(str(name).replace("-", " ")) if has_sidebars(config) else None
    return f"#{color}" if color else ""


def find_search_box(config: MkDocsConfig) -> Path | None:
    """Return the template of the search box if the theme has one like Material's; the site's own comes first."""
    boxes = (Path(folder, _SEARCH_PARTIAL) for folder in config.theme.dirs)
    return next((box for box in boxes if box.is_file()), None) if has_sidebars(config) else None


FindArrange = Callable[[], Callable[[str, list[Any]], list[Any]]]
_LISTS = "entries", "_entries"


def find_search_plugin(config: MkDocsConfig) -> Any:
    """Return the plugin of the theme's search or that of MkDocs; None if the site has none.

    MkDocs puts the name of the theme before it, such as `material/search`.
    """
    return next((config.plugins[name] for name in config.plugins if name.rpartition("/")[2] == "search"), None)


class ThemeSearch:
    """The entries of a search by page; in the index they are in the order of the pages."""

    def __init__(self, config: MkDocsConfig, find_arrange: FindArrange) -> None:
        """Prepare for the plugin of a site; `find_arrange` returns what arranges the entries of each page."""
        self._plugin, self._find_arrange = find_search_plugin(config), find_arrange
        index: Any = getattr(self._plugin, "search_index", None)
        found = next((getattr(index, name) for name in _LISTS if hasattr(index, name)), None)
        self._index: list[Any] | None = found if isinstance(found, list) else None
        self._entries: dict[str, list[Any]] = {}

    def put(self, uri: str, entries: list[Any]) -> None:
        """Set the entries of a page."""
        self._entries[uri] = entries

    def clear(self) -> None:
        """Empty the index before a page is built by itself."""
        if self._index is not None:
            self._index.clear()

    def take(self, page: Page) -> list[Any]:
        """Return the entries since the last call: those of the page that was just indexed."""
        is_excluded = (page.meta.get("search") or {}).get("exclude")  # only Material's own plugin knows this
        found = self._index[:] if self._index is not None and not is_excluded else []
        self.clear()
        self._entries[page.file.src_uri] = found
        return found

    def write(self, config: MkDocsConfig, uris: Iterable[str]) -> None:
        """Have the plugin write its index."""
        self.fill(uris)
        if self._index is not None:
            self._plugin.on_post_build(config=config)

    def fill(self, uris: Iterable[str]) -> None:
        """Fill the index, in the order of these pages, with their entries as they should be in it."""
        if self._index is not None:
            arrange = self._find_arrange()
            found = ((uri, self._entries[uri]) for uri in uris if self._entries.get(uri))
            self._index[:] = [entry for uri, entries in found for entry in arrange(uri, entries)]
