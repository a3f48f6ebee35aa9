# SPDX-License-Identifier: MIT
"""The engine compiles the sources of concepts and questions into a site.

It does not import a host, open files or read the clock. Start with `cairn.compile.compile_site`.
"""
