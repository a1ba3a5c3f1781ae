"""The shapes of short texts in the data files, each under the name by which `words.shapes` explains it."""

SLUG = r"^[a-z][a-z0-9_]{0,59}$"
PLAN_OR_SOURCE = r"^[a-z0-9][a-z0-9_-]{0,59}$"
SERIAL = r"^[1-9][0-9]{0,3}$"
SHA256 = r"^[0-9a-f]{64}$"
URL = r"^https?://[^\s<>\"]+$"
_YEAR, _PART = r"(19|2[01])[0-9]{2}", r"(Q[1-4]|0[1-9]|1[0-2])"
PERIOD = f"^{_YEAR}-{_PART}$"
YEAR_OR_PERIOD = f"^{_YEAR}(-{_PART})?$"

NAMES = {
    SERIAL: "serial",
    SLUG: "slug",
    PLAN_OR_SOURCE: "plan_or_source",
    SHA256: "sha256",
    URL: "url",
    PERIOD: "period",
}
