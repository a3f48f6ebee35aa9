# SPDX-License-Identifier: MIT
"""Everything that depends on all concepts: names, prerequisites, learning order, tags, backlinks, questions."""
