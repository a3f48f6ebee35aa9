# SPDX-License-Identifier: MIT
"""Files with which readers can keep pages for offline, and put a site on a home screen."""
