# SPDX-License-Identifier: MIT
"""Drawings of concepts in columns, without a layout library."""
