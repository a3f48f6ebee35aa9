# SPDX-License-Identifier: MIT
"""The suite runs by its own command, `./dev test-oracles`, because its environment has programs of others."""

from __future__ import annotations

from .oracles import ENVIRONMENT

collect_ignore_glob = [] if ENVIRONMENT else ["test_oracle_*.py"]
