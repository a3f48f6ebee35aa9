# SPDX-License-Identifier: MIT
"""A site for programs that collect data from the Web: JSON-LD, SKOS and Atom."""
