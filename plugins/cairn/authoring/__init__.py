# SPDX-License-Identifier: MIT
"""Edits to sources that leave everything else as it was typed: rename, format, scaffold, compare."""
