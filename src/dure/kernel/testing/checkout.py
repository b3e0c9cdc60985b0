"""Where this checkout lies. Only developer's tools know; the product never looks around itself."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "dure"
# Real input lies beside the checkout, never inside it; tests that read it are marked `real_data`.
REAL_DATA = ROOT.parent / "shared" / "data"
