"""What outlines are read from."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Faces:
    """Where the two faces lie on this machine."""

    serif: Path
    sans: Path
