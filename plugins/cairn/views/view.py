# SPDX-License-Identifier: MIT
"""The values that templates receive: complete, limited in size and ready to be rendered.

Pages are identified by page path (`concepts/vectors.md`); only the host knows their URLs.
"""

from __future__ import annotations

from typing import TypeAlias

from cairn.views.check.check_models import CheckPage
from cairn.views.concept.concept_models import ConceptPage
from cairn.views.home.home_models import HomePage
from cairn.views.indexes.index_models import (
    ConceptIndexPage,
    MapPage,
    ReferenceIndexPage,
    TagIndexPage,
    TagPage,
    WantedPage,
)
from cairn.views.learner.learner_models import ProgressPage, ReviewPage

View: TypeAlias = (
    "ConceptPage | TagPage | TagIndexPage | MapPage | ConceptIndexPage | WantedPage | ReferenceIndexPage | CheckPage "
    "| HomePage | ProgressPage | ReviewPage"
)
"""The view model of any page."""
