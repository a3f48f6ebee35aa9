# SPDX-License-Identifier: MIT
"""QTI 1.2, as Canvas, Blackboard and others export it: an item has responses, and conditions that score them."""
