# SPDX-License-Identifier: MIT
"""`quiz` fences: find them, and say what is wrong with them."""
