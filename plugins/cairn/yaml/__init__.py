# SPDX-License-Identifier: MIT
"""YAML as its author typed it: read with positions, read by key, and written back."""
