# SPDX-License-Identifier: MIT
"""Files that commands read and write."""
