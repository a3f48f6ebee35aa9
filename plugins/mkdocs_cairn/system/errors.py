# SPDX-License-Identifier: MIT
"""The one exception of the adapter. A host turns it into its own, so that nothing else here needs to know the host."""

from __future__ import annotations


class CairnError(Exception):
    """A build cannot go on, for a reason that its author can remove. The message says how."""
