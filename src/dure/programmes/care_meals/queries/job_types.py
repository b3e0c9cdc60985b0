"""The kinds of senior work, as the law has them on a day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dure.ground.law.queries import law_codes, law_value
from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.programmes.care_meals.types.jobs import JobType

PACK = Path(__file__).resolve().parent.parent / "pack"


def job_types(on: date) -> tuple[JobType, ...]:
    """All of them, in the order of the pack."""
    return tuple(job_type(code, on) for code in pack("job_types"))


def job_type(code: str, on: date) -> JobType:
    """One of them; refused with `care_meals.no_such_job_type`, `kernel.no_value_yet`."""
    told = pack("job_types").get(code)
    if told is None:
        raise Refused("care_meals.no_such_job_type", type=code)
    pay = _value(code, "pay_krw_a_month", on)
    return JobType(
        code=code,
        name=Words.of(told["name"]),
        paid=Words.of(told["paid"]),
        contract=told["contract"],
        insurance=Words.of(told["insurance"]),
        age=law_value(told["age"], on),
        month_hours=law_value(f"senior_jobs.{code}_hours_a_month", on),
        day_hours=_value(code, "hours_a_day", on),
        below_week_hours=_value(code, "hours_below_a_week", on),
        months=law_value(f"senior_jobs.{code}_months", on),
        training_hours=law_value("senior_jobs.training_hours", on),
        month_pay_krw=pay,
        hour_pay_krw=law_value("wage.minimum_krw_an_hour", on) if pay is None else None,
    )


@cache
def pack(name: str) -> Mapping[str, Any]:
    """A list of this programme that is data."""
    told: Mapping[str, Any] = read_pack(PACK / f"{name}.yaml")
    return told


def skill_words(code: str) -> Words:
    """A skill in words."""
    known = pack("skills").get(code)
    return Words.of(known) if known else Words(code, code)


def _value(code: str, what: str, on: date) -> int | None:
    name = f"senior_jobs.{code}_{what}"
    return int(law_value(name, on)) if name in law_codes() else None
