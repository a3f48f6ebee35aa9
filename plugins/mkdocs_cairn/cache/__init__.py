# SPDX-License-Identifier: MIT
"""Results of earlier builds, which are reused while all of their inputs are unchanged.

A build writes the same bytes with and without the cache. A result with unknown inputs is never reused.
"""
