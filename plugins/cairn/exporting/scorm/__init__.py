# SPDX-License-Identifier: MIT
"""A site as a package of SCORM 1.2."""
