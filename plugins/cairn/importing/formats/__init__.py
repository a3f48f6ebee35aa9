# SPDX-License-Identifier: MIT
"""The formats that can be imported, one module each. `registry` lists them."""
