"""The command line: the only package that sees the process and the terminal."""
