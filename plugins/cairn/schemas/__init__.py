# SPDX-License-Identifier: MIT
"""JSON Schemas for the source files, built from the parsers' own tables."""
