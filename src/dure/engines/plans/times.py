"""Times of a day in a plan's file: written HH:MM, held as seconds since midnight."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

DAY_SECONDS = 24 * 3600
CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")


def seconds_of(value: object) -> object:
    """HH:MM as seconds since midnight; 24:00 is the end of the day. Anything else is a fault."""
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 if found else DAY_SECONDS + 1
    if seconds > DAY_SECONDS:
        raise ValueError("clock")
    return seconds


def clock_of(seconds: int) -> str:
    """Seconds since midnight as HH:MM:SS, the seconds left out where they are zero."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}" + (f":{rest:02d}" if rest else "")


Written = Annotated[str, Field(pattern="^[0-9]{1,2}:[0-5][0-9]$")]
Clock = Annotated[
    int, BeforeValidator(seconds_of, json_schema_input_type=Written), PlainSerializer(clock_of)
]
Moment = Annotated[int, PlainSerializer(clock_of)]  # seconds since midnight, written HH:MM:SS
Window = tuple[Clock, Clock]


class Part(BaseModel):
    """Part (부분): nothing unknown is let through, nothing is changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
