# SPDX-License-Identifier: MIT
"""How a site has set the macros plugin up, as far as its settings tell without running it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_cairn.host.macros.macros import NAMES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_MACROS, _INCLUDES = "macros", "include-markdown"
MARKS = ("block_start_string", "block_end_string", "variable_start_string", "variable_end_string")
COMMENTS = ("comment_start_string", "comment_end_string")
"""The options of Jinja that say what opens and closes a tag, a variable and a comment."""
_GIVEN = frozenset(
    ("config", "environment", "extra", "files", "filters", "filters_builtin", "git", "macros", "navigation", "page")
) | {"plugin", "context", "fix_url", "macros_info", "now", *NAMES}
"""The names that the plugin gives to every page, and ours."""
_NAMELESS = frozenset({"search", "cairn", _MACROS, _INCLUDES, "tags", "blog", "meta", "social", "offline", "privacy"})
"""Plugins that are known to give no names to macros."""


@dataclass(frozen=True, slots=True)
class MacroSettings:
    """How the macros plugin is set up."""

    is_on: bool = False
    """Whether the site has it."""
    marks: tuple[tuple[str, str], ...] = ()
    """The options of Jinja that differ from the usual."""
    extensions: tuple[str, ...] = ()
    """Those of Jinja."""
    undefined: str = "keep"
    """What becomes of a name that means nothing: `keep`, `silent`, `lax` or `strict`."""
    by_default: bool = True
    """Whether pages are read that do not ask for it."""
    forced: str = ""
    """Which of them are read all the same, as in `.gitignore`."""
    names: tuple[str, ...] | None = None
    """What may be named in pages; None where the site has code that may give more names."""
    has_includes: bool = False
    """Whether another plugin reads tags that include a file."""


def read_macro_settings(config: MkDocsConfig) -> MacroSettings:
    """Return the settings of a site."""
    plugin: Any = config.plugins.get(_MACROS)
    if plugin is None:
        return MacroSettings()
    own = plugin.config
    marks = {name: own.get(f"j2_{name}") for name in (*MARKS, *COMMENTS)}
    return MacroSettings(
        is_on=True,
        marks=tuple((name, value) for name, value in marks.items() if value),
        extensions=tuple(own.get("j2_extensions") or ()),
        undefined=own.get("on_undefined") or "keep",
        by_default=own.get("render_by_default") is not False,
        forced=own.get("force_render_paths") or "",
        names=_known_names(config, own),
        has_includes=_INCLUDES in config.plugins,
    )


def _known_names(config: MkDocsConfig, own: Any) -> tuple[str, ...] | None:
    root = Path(config.config_file_path or ".").parent
    module = root / (own.get("module_name") or "main")
    others = [name for name in config.plugins if name.rpartition("/")[2] not in _NAMELESS]
    modules = [name for name in own.get("modules") or () if name != "mkdocs_cairn.host.macros.macros"]
    if others or modules or config.hooks or own.get("include_yaml") or module.is_dir():
        return None
    return None if module.with_suffix(".py").is_file() else tuple(sorted(_GIVEN | {str(name) for name in config.extra}))
