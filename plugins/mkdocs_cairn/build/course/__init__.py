# SPDX-License-Identifier: MIT
"""Makes the course that an export gets from the project of a site."""
