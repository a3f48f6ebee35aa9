# SPDX-License-Identifier: MIT
"""Edits of source files that leave the rest as typed: rename, format, scaffold. Also compares two sites."""
