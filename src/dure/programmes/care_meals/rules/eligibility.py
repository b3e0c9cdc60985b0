"""The checklist of an application: which lines there are, and whether a person may decide yes."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from dure.kernel.errors import Refused


def items_for(
    job_type: str, part: str, pack: Mapping[str, Mapping[str, object]]
) -> tuple[str, ...]:
    """The codes of the lines that this work asks for, in the order of the pack."""
    return tuple(
        code
        for code, item in pack.items()
        if job_type in _listed(item, "types") and part in _listed(item, "parts", part)
    )


def check_decision(
    decision: str, items: Collection[str], seen: Mapping[str, bool], why_not: str
) -> None:
    """Refused: `care_meals.checklist_open`, `.checklist_fails`, `.why_not_needed`, `.no_such_decision`."""
    if decision not in ("yes", "no"):
        raise Refused("care_meals.no_such_decision")
    if decision == "no":
        if not why_not.strip():
            raise Refused("care_meals.why_not_needed")
        return
    open_ones = [each for each in items if each not in seen]
    if open_ones:
        raise Refused("care_meals.checklist_open", n=len(open_ones))
    if not all(seen[each] for each in items):
        raise Refused("care_meals.checklist_fails")


def decide_by(applied_on: date, days: int) -> date:
    """The last day on which the applicant may be told."""
    return applied_on + timedelta(days=days)


def _listed(item: Mapping[str, object], key: str, otherwise: str = "") -> Collection[str]:
    found = item.get(key, [otherwise])
    return [str(each) for each in found] if isinstance(found, list) else []
