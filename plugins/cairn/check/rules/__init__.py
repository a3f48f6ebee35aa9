# SPDX-License-Identifier: MIT
"""Check rules for a whole site: its graph, tags, references and questions."""
