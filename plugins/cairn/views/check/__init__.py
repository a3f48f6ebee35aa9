# SPDX-License-Identifier: MIT
"""The page of problems."""
