# SPDX-License-Identifier: MIT
"""Links resolved on a whole site: wikilinks, links to headings, and automatic links in running text."""
