# SPDX-License-Identifier: MIT
"""How the texts of a question are written and read, where several types share it."""
