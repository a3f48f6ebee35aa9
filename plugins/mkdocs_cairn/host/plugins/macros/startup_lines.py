# SPDX-License-Identifier: MIT
"""Leave out what the macros plugin logs about its start, which no author can act on, unless `verbose` is set.

Only these lines are left out, and only at the level of information: whatever else it says stays. `mkdocs --verbose`
shows them all.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_LOG = logging.getLogger("mkdocs.plugins.mkdocs_macros.util")
_STARTUP = re.compile(
    r"(?:\x1b\[\d*m)*\[macros\] - (?:Preinstalled modules|Found (?:external|local) Python module|Functions found"
    r"|No default module|Registering external|Config (?:variables|macros|filters)|Includes directory"
    r"|Loading yaml file|We will also watch)\b"
)


class _NoStartupLines(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        is_startup = record.levelno <= logging.INFO and _STARTUP.match(record.getMessage())
        return not is_startup or _LOG.isEnabledFor(logging.DEBUG)


_FILTER = _NoStartupLines()


def quieten_startup(config: MkDocsConfig) -> None:
    """Leave out these lines from now on, or show them again if the author's settings ask for them."""
    plugin: Any = config.plugins.get("macros")
    is_verbose = plugin is not None and plugin.config.get("verbose")
    (_LOG.removeFilter if is_verbose else _LOG.addFilter)(_FILTER)
