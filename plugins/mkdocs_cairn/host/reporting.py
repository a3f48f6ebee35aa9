# SPDX-License-Identifier: MIT
"""How Cairn reports to the host: through its log, which is made printable, and by `PluginError`.

Names of files, titles and links in a log are other people's text. Messages of MkDocs itself are made printable too,
where they are about pages. Its own line breaks stay, as in its list of
pages missing from the navigation. What other plugins log is left alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import mkdocs
from click import ClickException
from mkdocs.exceptions import Abort, PluginError

from cairn.text.printable import printable
from mkdocs_cairn.system.errors import CairnError

HOST_NAME = mkdocs.__name__
"""`properdocs` under that fork, which replaces every import of MkDocs by its own module."""
HOST_LOG = logging.getLogger(HOST_NAME)
"""The logger of the host, its plugins and Cairn; `--strict` counts the warnings that pass through it."""
_OURS = "mkdocs.plugins.cairn"
_ABOUT_PAGES = "commands.build", "structure.files", "structure.nav", "structure.pages", "structure.toc", "utils"


class _Printable(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the message by printable text."""
        record.msg, record.args = "\n".join(map(printable, record.getMessage().split("\n"))), ()
        return True


_FILTER = _Printable()


def make_logs_printable() -> None:
    """Make the loggers of pages write printable text only; calling this again changes nothing."""
    for name in (_OURS, *(f"{HOST_NAME}.{part}" for part in _ABOUT_PAGES)):
        logging.getLogger(name).addFilter(_FILTER)


@contextmanager
def as_plugin_error() -> Iterator[None]:
    """Raise a `PluginError` in place of a `CairnError`; as a decorator, for each call of a function."""
    try:
        yield
    except CairnError as error:
        raise PluginError(str(error)) from error


def without_traceback(error: BaseException) -> BaseException:
    """Return an error that the server of a preview prints as one line, if it is one of the host about its settings."""
    return Abort(" ".join(error.message.split())) if isinstance(error, ClickException) else error
