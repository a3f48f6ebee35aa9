# SPDX-License-Identifier: MIT
"""Question types, one module per kind of control, and the registry of all of them."""
