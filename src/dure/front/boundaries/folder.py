"""Where the boundaries lie."""

from pathlib import Path

FOLDER = Path(__file__).parent
