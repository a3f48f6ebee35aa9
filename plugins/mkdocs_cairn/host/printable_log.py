# SPDX-License-Identifier: MIT
"""Makes what is logged of pages printable: names of files, titles and links are text of others.

That of MkDocs itself is made so too, where it tells of pages. Its own line breaks stay, as in its list of pages that
the navigation lacks. What other plugins log is theirs.
"""

from __future__ import annotations

import logging

from cairn.text.printable import printable
from mkdocs_cairn.host.single_pages import HOST_NAME

_OURS = "mkdocs.plugins.cairn"
_PARTS = "commands.build", "structure.files", "structure.nav", "structure.pages", "structure.toc", "utils"


class _Printable(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Put the printable text in the place of the message."""
        record.msg, record.args = "\n".join(map(printable, record.getMessage().split("\n"))), ()
        return True


_FILTER = _Printable()


def make_logs_printable() -> None:
    """Let the loggers of pages write printable text only; once is enough."""
    for name in (_OURS, *(f"{HOST_NAME}.{part}" for part in _PARTS)):
        logging.getLogger(name).addFilter(_FILTER)
