# SPDX-License-Identifier: MIT
"""The files of Cairn that a site does not need, and therefore does not publish."""

from __future__ import annotations

from mkdocs.structure.files import Files

from mkdocs_cairn.config.options import LearnerConfig
from mkdocs_cairn.host.theme import ASSETS

PACKAGE_FILES = ("scorm.js", "scorm.css")
"""What only a package for a learning management system needs."""
_LEARNER_SCRIPTS = ("learner.js", "mastery.js", "paths.js", "progress.js", "review.js", "settings.js")
"""What only sites with the learner layer need; where to begin, every site may say."""


def leave_out_unused_files(files: Files, options: LearnerConfig) -> None:
    """Leave out the scripts and styles that no page of this site loads."""
    names = PACKAGE_FILES if options.is_on else (*PACKAGE_FILES, *_LEARNER_SCRIPTS)
    paths = {f"{ASSETS}/{name}" for name in names}
    for file in [file for file in files if file.dest_uri in paths]:
        files.remove(file)
