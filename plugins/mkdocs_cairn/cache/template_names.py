# SPDX-License-Identifier: MIT
"""The names in the host's objects that a template may use, because the key of a page covers them."""

from __future__ import annotations

from collections.abc import Iterable

TIME_AND_RANDOM = {"pages", "build_date_utc", "now", "lipsum"}
"""Names that a template must not use. `pages` are all pages of the site."""
_OWN = {
    *("title", "meta", "toc", "content", "url", "abs_url", "canonical_url", "edit_url", "is_homepage", "is_page"),
    *("is_section", "is_link", "is_index", "is_top_level", "active", "children", "file"),
}
"""The attributes of its page that a template may use."""
_OF_FILE = {"src_uri", "src_path", "url", "name", "dest_uri", "dest_path"}
_OF_NEIGHBOUR = {"title", "url"}
NEIGHBORS = {"next_page", "previous_page"}
_OF_ANY = {
    "name",
    "title",
    "url",
    "meta",
    "children",
    "active",
    "is_section",
    "is_page",
    "is_link",
    "is_index",
    "items",
    "get",
}
"""The attributes of objects in loops and variables that a template may use; keys cover the whole navigation."""
_UNCOVERED_SETTINGS = {
    *("config_file_path", "docs_dir", "site_dir", "dev_addr", "watch", "exclude_docs", "draft_docs", "not_in_nav"),
    *("plugins", "hooks", "user_configs", "load_file", "load_dict"),
}
_INSTANCE_NAMES = {
    *("update_date", "markdown", "previous_page", "next_page", "parent", "content", "toc", "file", "page", "edit_uri"),
    *("present_anchor_ids", "links_to_anchors", "homepage", "pages", "abs_src_path", "abs_dest_path", "inclusion"),
    *("generated_by", "use_directory_urls", "dirs", "custom_dir", "span", *TIME_AND_RANDOM),
}
DATA = {("page", "meta"), ("config", "extra")}
"""Plain data, in which a template may look up any name."""


def find_uncovered(objects: Iterable[type], options: Iterable[str]) -> frozenset[str]:
    """Return the attributes of objects in loops or variables that keys do not cover.

    `objects` are the classes that the host passes to templates; `options` are the names of its settings.
    """
    names = {name for kind in objects for name in dir(kind)} | _INSTANCE_NAMES
    return frozenset((names - set(options) | _UNCOVERED_SETTINGS) - _OF_ANY)  # settings are part of each key


def is_covered(path: tuple[str, ...]) -> bool:
    """Return whether a key covers an expression, given as its names from `page` or `config` on."""
    root, name, *more = path
    if any(part.startswith("_") for part in path):
        return False
    if root == "config":
        return name not in _UNCOVERED_SETTINGS and not (name == "theme" and {*more} & {"dirs", "custom_dir"})
    if name == "file":
        return all(part in _OF_FILE for part in more[:1])
    if name in NEIGHBORS:
        return all(part in _OF_NEIGHBOUR for part in more[:1])
    return name in _OWN
