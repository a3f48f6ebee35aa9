# SPDX-License-Identifier: MIT
"""Links resolved on a whole site: wikilinks, headings, and concept names in running text."""
