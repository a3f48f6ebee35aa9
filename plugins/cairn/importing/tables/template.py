# SPDX-License-Identifier: MIT
"""An example of each table that can be imported, which authors fill in."""

from __future__ import annotations

QUESTIONS = (
    (
        *("id", "concept", "stem", "right", "wrong 1", "feedback 1", "wrong 2", "feedback 2", "wrong 3", "feedback 3"),
        *("rationale", "hint", "unit", "within", "type"),
    ),
    (
        *(
            "dough-rises",
            "Yeast",
            "Why does dough rise?",
            "Yeast gives off gas",
            "Salt melts",
            "Salt slows yeast down.",
        ),
        *("Oil boils", "", "", "", "The gas makes bubbles.", "Think of bread with holes.", "", "", ""),
    ),
    ("flours", "Flour", "Which are flours?", "Rye | Spelt", "Lye", "Lye is a strong base."),
    ("", "Yeast", "Salt feeds yeast.", "false", "", "", "", "", "", "", "Salt slows it down."),
    ("gas", "Yeast", "Name the gas in the holes.", "carbon dioxide | CO2"),
    ("heat", "Oven", "How hot is the oven?", "230", "", "", "", "", "", "", "", "", "°C", "10"),
)
"""Questions: the names of the columns, and a row for each of the usual types."""
CONCEPTS = (
    ("concept", "learn_before", "reason", "tag", "alias", "body"),
    ("Sourdough", "Yeast", "Wild yeast is yeast.", "Baking/Bread", "Leaven", "A dough that wild yeast raises."),
    ("Sourdough", "Flour"),
    ("Yeast", "", "", "Baking/Bread", "", "Yeast is a living thing."),
)
"""Concepts and their prerequisites: the names of the columns, and examples."""
