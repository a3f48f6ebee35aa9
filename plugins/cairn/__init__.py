# SPDX-License-Identifier: MIT
"""The engine: source texts of concepts and questions in, a whole site out.

It imports no host, opens no file and reads no clock. Begin with `cairn.compile.compile_site`.
"""
