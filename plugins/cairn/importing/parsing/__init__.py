# SPDX-License-Identifier: MIT
"""Exported pages parsed: their sections, entries and tags, and what tells concepts from questions."""
