# SPDX-License-Identifier: MIT
"""The settings of a site that go into every page, and those that make pages uncacheable."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_cairn.cache.fingerprint import KNOWN_PACKAGES, UncacheableError
from mkdocs_cairn.host.plugins.cacheable_plugins import find_unknown_plugins
from mkdocs_cairn.host.plugins.macros.macros import change_pages
from mkdocs_cairn.host.reporting import HOST_LOG, HOST_NAME
from mkdocs_cairn.system.file_state import to_portable

_READS_FILES = "pymdownx.b64"
_PATHS = {"config_file_path", "docs_dir", "site_dir", "dev_addr", "watch"}
_CHOICES = {"exclude_docs", "draft_docs", "not_in_nav"}
"""They choose the files, on which pages depend by their links and by the navigation."""
_APART = {"plugins", "hooks", "theme", "markdown_extensions"}
"""Settings that are handled separately."""


def page_settings(config: MkDocsConfig, trusted: Collection[str], texts: Mapping[str, str]) -> list[object]:
    """Return the settings that all pages depend on; `texts` holds the text of each of our own pages by its path.

    Raises:
        UncacheableError: a plugin, an extension or a template may do anything.
    """
    facts, names = find_unknown_plugins(config, trusted, texts)
    unknown = [f"the plugin '{name}'" for name in names]
    unknown += (name for find in (_uncacheable_macros, uncacheable_extensions) for name in find(config))
    if unknown:
        raise UncacheableError(", ".join(unknown))
    plugins = {name: getattr(plugin, "config", None) for name, plugin in config.plugins.items()}
    settings = {name: value for name, value in config.items() if name not in _PATHS | _CHOICES | _APART}
    theme = {name: str(config.theme[name]) if name == "locale" else config.theme[name] for name in config.theme}
    extensions = [e for e in config.markdown_extensions if isinstance(e, str)]  # ours depend on our own version
    level = HOST_LOG.getEffectiveLevel()  # a warning that a silent build does not show has to be found by a verbose one
    project = str(Path(config.config_file_path or ".").absolute().parent)
    folders = [to_portable(str(Path(folder).absolute()), project) for folder in config.theme.dirs]
    return [HOST_NAME, level, settings, extensions, plugins, facts, config.theme.name, theme, folders]


def uncacheable_extensions(config: MkDocsConfig) -> Iterator[str]:
    """Yield the Markdown extensions that may depend on more than the text of a page and their settings."""
    options, parser = config.mdx_configs or {}, Markdown()
    for one in config.markdown_extensions:
        extension = parser.build_extension(one, options.get(one, {})) if isinstance(one, str) else one
        module = type(extension).__module__
        if module == _READS_FILES or not f"{module}.".startswith(KNOWN_PACKAGES):
            yield f"the Markdown extension {module}"


def _uncacheable_macros(config: MkDocsConfig) -> Iterator[str]:
    if change_pages(config):
        yield "a module of macros that changes pages"
