"""The coded answers of a referral and the days within which its steps are expected, from the pack."""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from dure.kernel.errors import Refused
from dure.kernel.packs import read_pack
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "referrals.yaml"
LONGEST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Days:
    """Days (의뢰 기한): how long each step may take before somebody is reminded."""

    answer_days: int
    contact_days: int
    outcome_days: int
    climb_days: int
    expire_days: int
    keep_days: int
    link_days: int


@cache
def _pack() -> dict[str, Any]:
    return dict(read_pack(PACK))


@cache
def usual_days() -> Days:
    """What holds where an initiative has set nothing."""
    return Days(**_pack()["terms"])


@cache
def refusal_reasons() -> dict[str, Words]:
    """Why a referral may be declined, by code."""
    return {code: Words.of(told) for code, told in _pack()["declined"].items()}


@cache
def outcomes() -> dict[str, Words]:
    """How a referral may end, by code."""
    return {code: Words.of(told) for code, told in _pack()["outcomes"].items()}


def is_completed(outcome: str) -> bool:
    """True for an outcome by which somebody was helped."""
    return bool(_pack()["outcomes"].get(outcome, {}).get("done"))


def check_reason(code: str, note: str) -> None:
    """Refused: `activities.choose_a_reason`, `activities.say_which_reason`."""
    if code not in refusal_reasons():
        raise Refused("activities.choose_a_reason")
    if code == "other" and not note.strip():
        raise Refused("activities.say_which_reason")


def check_outcome(code: str, note: str) -> None:
    """Refused: `activities.outcome_needed`, `activities.say_which_outcome`."""
    if code not in outcomes():
        raise Refused("activities.outcome_needed")
    if code == "other" and not note.strip():
        raise Refused("activities.say_which_outcome")


def check_days(days: Days) -> None:
    """Refused: `activities.days_out_of_bounds`, `activities.expires_before_reminder`."""
    for each in fields(days):
        if not 1 <= getattr(days, each.name) <= LONGEST_DAYS:
            raise Refused("activities.days_out_of_bounds", most=LONGEST_DAYS)
    if days.expire_days <= days.answer_days + days.climb_days:
        raise Refused(
            "activities.expires_before_reminder", least=days.answer_days + days.climb_days + 1
        )
