# SPDX-License-Identifier: MIT
"""Knows the plugins that add nothing to a page but what its key covers, so that pages can be cached beside them.

A plugin is on the list when a build from the cache, after an edit, has been shown to equal a clean one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_cairn.host.reporting import HOST_NAME
from mkdocs_cairn.system.errors import CairnError

_NO_PAGE_EVENTS = {
    *("startup", "shutdown", "serve", "config", "pre_build", "post_build", "build_error"),
    *("pre_template", "template_context", "post_template"),
}
"""Events in which a plugin changes no page."""
_NUMBER = re.compile(r" #\d+$")
"""The suffix of the name of a plugin that is configured more than once."""
_LISTING = "<!-- material/tags"
TAGS_KEY = "tags"
"""The front matter key of tags, for concepts and for Material's own plugin."""


def _nothing(_plugin: Any, _texts: Mapping[str, str]) -> object | None:
    return ()


def _when_off(plugin: Any, _texts: Mapping[str, str]) -> object | None:
    if plugin.config.get("enabled", True):
        return None
    return ()


def _meta_files(plugin: Any, _texts: Mapping[str, str]) -> object | None:
    """Return the front matter that files give to entire folders."""
    return plugin.meta if plugin.config.get("enabled", True) else ()


def _feed_without_ours(plugin: Any, texts: Mapping[str, str]) -> object | None:
    """Refuse a feed with our pages, because it is made of what is read while they are built."""
    chosen = re.compile(plugin.config["match_path"])
    if plugin.config.get("enabled", True) and any(chosen.match(uri) for uri in texts):
        return None
    return ()


def _lists_elsewhere(plugin: Any, texts: Mapping[str, str]) -> object | None:
    """Refuse tags under another key, and lists of tags on our pages, because they show tags of other pages."""
    is_usual = plugin.config.tags_name_property == TAGS_KEY and plugin.config.listings_directive in _LISTING
    if plugin.config.enabled and (not is_usual or any(_LISTING in text for text in texts.values())):
        return None
    return ()


_KNOWN: dict[str, Callable[[Any, Mapping[str, str]], object]] = {
    "mkdocs_cairn": _nothing,
    f"{HOST_NAME}.contrib.search": _nothing,
    "material.plugins.search": _nothing,
    "material.plugins.blog": _nothing,
    "material.plugins.meta": _meta_files,
    "material.plugins.privacy": _when_off,
    "material.plugins.social": _when_off,
    "material.plugins.tags": _lists_elsewhere,
    "mike": _nothing,
    "mkdocs_awesome_nav": _nothing,
    "mkdocs_glightbox": _nothing,
    "mkdocs_literate_nav": _nothing,
    "mkdocs_macros": _nothing,
    "mkdocs_minify_plugin": _nothing,
    "mkdocs_redirects": _nothing,
    "mkdocs_rss_plugin": _feed_without_ours,
    "mkdocs_section_index": _nothing,
}
"""By package: returns what a plugin adds to pages besides its settings; None where that is not known."""


def find_unknown_plugins(
    config: MkDocsConfig, trusted: Collection[str], texts: Mapping[str, str]
) -> tuple[list[object], list[str]]:
    """Return what known plugins add to pages, and the names of plugins that may change pages in unknown ways.

    `texts` holds the text of each of our own pages by its path, `trusted` the names that the author has listed.
    """
    facts: list[object] = []
    unknown: list[str] = []
    for name, owner in _page_plugins(config).items():
        found = _facts(name, owner, config, trusted, texts)
        if found is None:
            unknown.append(name)
        else:
            facts.append((name, found))
    return facts, unknown


def _facts(
    name: str, owner: Any, config: MkDocsConfig, trusted: Collection[str], texts: Mapping[str, str]
) -> object | None:
    if hook := _hooks(config).get(name):
        if name not in trusted:
            return None
        return _hook_digest(hook)
    if _NUMBER.sub("", name) in trusted:
        return ()
    module = f"{type(owner).__module__}."
    for package, find in _KNOWN.items():
        if module.startswith(f"{package}."):
            return find(owner, texts)
    return None


@cache
def _hook_digest(hook: Any) -> str:
    """Return the digest of a hook's file as it was at first: MkDocs does not load it again."""
    return blake2b(Path(hook.__file__).read_bytes()).hexdigest()


def _page_plugins(config: MkDocsConfig) -> dict[str, Any]:
    """Return the plugins and hooks that may change pages, by name."""
    names = {id(plugin): name for name, plugin in config.plugins.items()}
    found: dict[str, Any] = {}
    for event, methods in config.plugins.events.items():
        for method in methods if event not in _NO_PAGE_EVENTS else ():
            owner = getattr(method, "__self__", method)
            found[names.get(id(owner)) or _hook_of(method, event, config)] = owner
    return found


def _hook_of(method: Any, event: str, config: MkDocsConfig) -> str:
    found = (name for name, hook in _hooks(config).items() if getattr(hook, f"on_{event}", None) is method)
    return next(found, getattr(method, "__module__", None) or type(method).__module__)


def _hooks(config: MkDocsConfig) -> Mapping[str, Any]:
    hooks: Any = config.hooks
    return hooks if isinstance(hooks, dict) else {}  # where there are none, it is a list


def refuse_unknown_names(config: MkDocsConfig, trusted: Collection[str]) -> None:
    """Refuse names in the option `cacheable` that are not plugins or hooks of the site.

    Raises:
        mkdocs_cairn.system.errors.CairnError: there are some.
    """
    known = {*(_NUMBER.sub("", name) for name in config.plugins), *_hooks(config)}
    if unknown := ", ".join(f"'{name}'" for name in trusted if name not in known):
        raise CairnError(
            f"The option 'cacheable' of 'cairn' names {unknown}, which this site does not use. "
            "Write plugins and hooks as they are written in mkdocs.yml."
        )
