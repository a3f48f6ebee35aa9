# SPDX-License-Identifier: MIT
"""YAML as its author typed it: parsed with source positions, read by key, and written."""
