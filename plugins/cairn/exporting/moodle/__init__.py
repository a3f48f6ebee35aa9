# SPDX-License-Identifier: MIT
"""Moodle XML: how each type of question is written."""
