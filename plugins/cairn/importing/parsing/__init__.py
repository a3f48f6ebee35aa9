# SPDX-License-Identifier: MIT
"""Parse exported pages: their sections, entries and tags; classify entries as concepts or questions."""
