# SPDX-License-Identifier: MIT
"""The settings of the macros plugin on a site, as far as they are known without running it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_cairn.host.plugins.macros.macros import NAMES

_MACROS, _INCLUDES = "macros", "include-markdown"
MARKS = ("block_start_string", "block_end_string", "variable_start_string", "variable_end_string")
COMMENTS = ("comment_start_string", "comment_end_string")
"""Jinja's options for what starts and ends a tag, a variable and a comment."""
_GIVEN = frozenset(
    ("config", "environment", "extra", "files", "filters", "filters_builtin", "git", "macros", "navigation", "page")
) | {"plugin", "context", "fix_url", "macros_info", "now", *NAMES}
"""The names that the plugin and Cairn give to every page."""
_WITHOUT_NAMES = frozenset(
    {"search", "cairn", _MACROS, _INCLUDES, "tags", "blog", "meta", "social", "offline", "privacy"}
)
"""Plugins known to give no names to macros."""


@dataclass(frozen=True, slots=True)
class MacroSettings:
    """The settings of the macros plugin."""

    is_on: bool = False
    """Whether the site uses it."""
    marks: tuple[tuple[str, str], ...] = ()
    """Jinja's options that differ from the default."""
    extensions: tuple[str, ...] = ()
    """Jinja's extensions."""
    undefined: str = "keep"
    """What happens to an undefined name: `keep`, `silent`, `lax` or `strict`."""
    by_default: bool = True
    """Whether pages are read that do not ask for macros."""
    forced: str = ""
    """Patterns of pages that are read anyway, as in `.gitignore`."""
    names: tuple[str, ...] | None = None
    """The names that pages may use; None if the site has code that may give more."""
    has_includes: bool = False
    """Whether another plugin reads tags that include files."""


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
    others = [name for name in config.plugins if name.rpartition("/")[2] not in _WITHOUT_NAMES]
    modules = [name for name in own.get("modules") or () if name != "mkdocs_cairn.host.plugins.macros.macros"]
    if others or modules or config.hooks or own.get("include_yaml") or module.is_dir():
        return None
    return None if module.with_suffix(".py").is_file() else tuple(sorted(_GIVEN | {str(name) for name in config.extra}))
