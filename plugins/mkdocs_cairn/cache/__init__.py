# SPDX-License-Identifier: MIT
"""Results of earlier builds, which are used again while all of their inputs are unchanged.

A build writes the same bytes with the cache or without it. Where an input cannot be known, the result is made again.
"""
