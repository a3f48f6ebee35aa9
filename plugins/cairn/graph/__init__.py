# SPDX-License-Identifier: MIT
"""What follows from all concepts together: names, prerequisites, order, tags, backlinks, questions by concept."""
