# SPDX-License-Identifier: MIT
"""What Cairn asks of the operating system and of Python: processes, files, garbage collection."""
