# SPDX-License-Identifier: MIT
"""Read the file formats that several importers share: the encoding of texts, XML, and lists in JSON and TOML.

Everything that is read has its line.
"""
