"""Rows and findings to text: pure functions that never look at the terminal.

Layouts (`gap`, `rates`, `path`, `listing`, `card`) put rows into sheets or lines, in a language; writers (`table`,
`plain`, `markdown`, `csv`, `json`) put a sheet or rows into a format. `findings` does both for findings.
"""
