# SPDX-License-Identifier: MIT
"""Where a reader begins."""
