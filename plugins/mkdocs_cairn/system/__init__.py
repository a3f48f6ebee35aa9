# SPDX-License-Identifier: MIT
"""The operating system and Python: processes, files, garbage collection, progress on the terminal."""
