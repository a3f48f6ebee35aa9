# SPDX-License-Identifier: MIT
"""Macros for `mkdocs-macros-plugin`, its settings, and a check of what pages ask of it."""
