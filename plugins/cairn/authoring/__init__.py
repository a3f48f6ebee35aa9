# SPDX-License-Identifier: MIT
"""Edit source files and leave the rest as typed: rename, format, scaffold. Also compare two sites."""
