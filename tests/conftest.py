"""What all tests share: hypothesis draws the same examples on every machine and never fails for being slow."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
