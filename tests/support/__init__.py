"""What tests share, and where the project's files are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA, MADE_UP = ROOT / "data", ROOT / "examples" / "made-up"
SHARED = ROOT.parent / "shared"  # the plan's text and published vectors, where they lie beside the checkout
