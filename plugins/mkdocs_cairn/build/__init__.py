# SPDX-License-Identifier: MIT
"""One build: reads and compiles the sources, then builds the pages, in one process or several."""
