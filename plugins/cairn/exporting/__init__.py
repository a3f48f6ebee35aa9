# SPDX-License-Identifier: MIT
"""What other programs can read: the questions of a site, as files in their formats."""
