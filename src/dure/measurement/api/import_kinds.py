"""What a file may hold that a program brings."""

from typing import Literal

ImportKind = Literal[
    "organisations",
    "people",
    "places",
    "indicators",
    "records",
    "reports",
    "population",
    "services",
    "needs",
]
