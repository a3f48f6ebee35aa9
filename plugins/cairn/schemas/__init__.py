# SPDX-License-Identifier: MIT
"""JSON Schemas for the source files, built from the same tables that the parsers use."""
