# SPDX-License-Identifier: MIT
"""Exports as one file."""
