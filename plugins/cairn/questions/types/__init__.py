# SPDX-License-Identifier: MIT
"""The question types, one file for each, and the list of them."""
