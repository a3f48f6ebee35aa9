# SPDX-License-Identifier: MIT
"""Read lists in JSON and TOML item by item, so that each has its line."""
