# SPDX-License-Identifier: MIT
"""Files that a build writes beside the pages."""
