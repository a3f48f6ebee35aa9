# SPDX-License-Identifier: MIT
"""One build: reads the sources, makes the pages, in one process or several."""
