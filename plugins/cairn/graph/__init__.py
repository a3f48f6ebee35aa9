# SPDX-License-Identifier: MIT
"""What follows from all concepts together: names, prerequisites, learning order, tags, backlinks, questions."""
