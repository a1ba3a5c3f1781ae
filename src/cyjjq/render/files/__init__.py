"""Reports that people send: `content` lays out what they say, once; a writer a format puts it into a file.

A writer takes a report and a `Watch`, which wraps its long loop so that whoever calls may show how far it is, and
returns bytes: the same for the same report.
"""
