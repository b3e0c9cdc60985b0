"""Times of a day in a plan's file: written HH:MM, held as seconds since midnight."""

import re
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

DAY_SECONDS = 24 * 3600
CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def seconds_of(value: object) -> object:
    """HH:MM as seconds since midnight; 24:00 is the end of the day. Anything else is a fault."""
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    seconds = int(found[1]) * 3600 + int(found[2]) * 60 if found else DAY_SECONDS + 1
    if seconds > DAY_SECONDS:
        raise ValueError("clock")
    return seconds


def day_of(value: object) -> object:
    """YYYY-MM-DD; a number is none, though the library would count it in seconds from 1970."""
    written = isinstance(value, str) and DAY.fullmatch(value)
    if not written and not isinstance(value, date):
        raise PydanticCustomError("date_type", "day")
    return value


def bare(name: str) -> str:
    """A name without a space around it, which nobody sees and which makes it another name."""
    if name != name.strip():
        raise PydanticCustomError("outer_space", "space")
    return name


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
Day = Annotated[date, BeforeValidator(day_of)]
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(bare)]


def no_truth(value: object) -> object:
    """The value, which the library would read as 1 where it is true."""
    if isinstance(value, bool):
        raise PydanticCustomError("not_truth", "truth")
    return value


class Part(BaseModel):
    """Part (부분): nothing unknown is let through, nothing is changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_truth_for_a_number(cls, value: object, info: ValidationInfo) -> object:
        """Numbers within a list or a table of names look for themselves (`no_truth`)."""
        is_one = cls.model_fields[str(info.field_name)].annotation is bool
        return value if is_one else no_truth(value)
