# SPDX-License-Identifier: MIT
"""The output of commands, as text, JSON, SARIF or annotations."""
