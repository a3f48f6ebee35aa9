# SPDX-License-Identifier: MIT
"""The way of Cairn's own exception to MkDocs, which ends a build for a `PluginError` without a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_cairn.system.errors import CairnError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Raise a `PluginError` in place of a `CairnError`; as a decorator, for each call of a function."""
    try:
        yield
    except CairnError as error:
        raise PluginError(str(error)) from error
