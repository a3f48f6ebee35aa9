# SPDX-License-Identifier: MIT
"""QTI 2.0 to 2.2, and QTI 3 under its old names: an item has a body with interactions, and declares their keys."""
