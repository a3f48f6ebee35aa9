# SPDX-License-Identifier: MIT
"""What an import writes: the text of each file, and whether it may be written."""
