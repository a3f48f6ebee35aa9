# SPDX-License-Identifier: MIT
"""The question types, one file per type, and the list of all types."""
