# SPDX-License-Identifier: MIT
"""Import what other programs wrote: turn it into the source files of a site.

`formats` has one module for each format, `found` is what each of them returns, and `joined` makes files of it. `corpus`
joins exported pages. Nothing here opens a file: the command does.
"""
