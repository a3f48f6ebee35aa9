# SPDX-License-Identifier: MIT
"""JSON Schemas for the source files, made from the tables that the parsers use."""
