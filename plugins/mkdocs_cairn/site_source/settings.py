# SPDX-License-Identifier: MIT
"""Writes the `mkdocs.yml` of a site without our plugin, from the settings of a site that has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

OVERRIDES = "overrides"
_SEARCH = "search"
_LEFT_OUT = {
    *("docs_dir", "site_dir", "dev_addr", "watch", "hooks", "remote_branch", "remote_name", "config_file_path"),
    *("exclude_docs", "draft_docs", "not_in_nav", "use_directory_urls", "INHERIT"),
}
"""Settings of the author's machine, and those that are already applied."""
_RESOLVED = "pymdownx.snippets"
"""Snippets are already included, because they may lie outside the documentation."""
_NEEDED = ("attr_list", "md_in_html")
_HEAD = "# Written by 'cairn export site-source'. Edit the sources of the site instead, and export again.\n"


class _Dumper(yaml.SafeDumper):
    """Writes functions by their names: the configuration of a Markdown extension may hold some."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the library's signature
        return True


def _represent(dumper: yaml.SafeDumper, value: Any) -> yaml.Node:
    name = getattr(value, "__qualname__", "")
    if not name or "<" in name:
        return dumper.represent_str(str(value))
    return dumper.represent_scalar(f"tag:yaml.org,2002:python/name:{value.__module__}.{name}", "")


_Dumper.add_multi_representer(object, _represent)


def write_settings(
    given: Mapping[str, Any],
    nav: list[Any],
    plugins: Iterable[str],
    styles: Iterable[str],
    script: str,
    *,
    has_template: bool,
) -> str:
    """Return the text of the new `mkdocs.yml`.

    `given` holds the settings as the author wrote them, `plugins` the names of all plugins, `styles` and `script` the
    files that our pages need. `has_template` says whether there is a template of ours.
    """
    kept = {name: value for name, value in given.items() if name not in _LEFT_OUT}
    kept |= {
        "edit_uri": "",  # the pages that one would edit are not these
        "theme": _theme(kept.get("theme"), has_template=has_template),
        "nav": nav,
        "plugins": [_SEARCH] if any(_SEARCH in name for name in plugins) else [],
        "markdown_extensions": _extensions(kept.get("markdown_extensions") or []),
        "extra_css": [*styles, *(kept.get("extra_css") or [])],
        "extra_javascript": [*(kept.get("extra_javascript") or []), script],
        "validation": _validation(kept.get("validation") or {}),
    }
    return _HEAD + yaml.dump(kept, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


def left_out_plugins(plugins: Iterable[str]) -> list[str]:
    """Return the plugins of a site that the exported site lacks."""
    return [name for name in plugins if _SEARCH not in name and name not in {"cairn", "macros"}]


def _theme(theme: Any, *, has_template: bool) -> dict[str, Any]:
    settings = {"name": theme} if isinstance(theme, str) else dict(theme or {"name": "mkdocs"})
    return settings | ({"custom_dir": OVERRIDES} if has_template or settings.get("custom_dir") else {})


def _extensions(given: Any) -> list[Any]:
    listed = [{name: options} for name, options in given.items()] if isinstance(given, dict) else list(given)
    kept = [e for e in listed if _RESOLVED not in ([e] if isinstance(e, str) else e)]
    names = {name for e in kept for name in ([e] if isinstance(e, str) else e)}
    return [*kept, *(name for name in _NEEDED if name not in names)]


def _validation(given: dict[str, Any]) -> dict[str, Any]:
    """Return what the host checks. Concepts are not in the navigation, which is no error."""
    nav = given.get("nav")
    return given | {"nav": (nav if isinstance(nav, dict) else {}) | {"omitted_files": "ignore"}}
