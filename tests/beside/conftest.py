# SPDX-License-Identifier: MIT
"""The suite runs by its own command, `./dev test-beside`, because its environment has all the plugins."""

from __future__ import annotations

from .builds import ENVIRONMENT

collect_ignore_glob = [] if ENVIRONMENT else ["test_beside_*.py"]
