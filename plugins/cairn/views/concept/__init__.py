# SPDX-License-Identifier: MIT
"""Concept pages and the texts on them."""
