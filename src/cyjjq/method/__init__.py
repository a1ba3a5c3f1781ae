"""The arithmetic: a target and its figures become a row."""
