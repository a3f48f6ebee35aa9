# SPDX-License-Identifier: MIT
"""Read the notes of an Obsidian vault, and write them as documents of a course."""
