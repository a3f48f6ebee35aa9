# SPDX-License-Identifier: MIT
"""The exception that ends a build. Only the edge of the adapter turns it into one of the host."""

from __future__ import annotations


class CairnError(Exception):
    """A build cannot go on, for a reason that its author can remove. The message says how."""
