"""What an elder answers twice a year (생활 살핌): days without a meal, nutrition, loneliness.

Asked gently, with consent to keep what concerns health; no answer is an answer, and is not counted.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from dure.ground.access.services import Act, log_access
from dure.ground.consent.queries import has_consent
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.people.queries import codes_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.services.kept_lines import Where, keep_lines
from dure.programmes.care_meals.services.subjects import diner, of_diner
from dure.programmes.care_meals.types.month import CountedLine

LEAST_LONELY, MOST_LONELY, WEEK = 3, 9, 7
HEALTH = "service_health"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered on a day; None where somebody would rather not say."""

    on: date
    days_without: int | None = None  # of the last seven
    at_risk: bool | None = None  # by the short screening
    loneliness: int | None = None  # 3 to 9


@action("care_meals.diner.answers", may="run_kitchen", on=of_diner)
def note_answers(actor: Actor, *, diner_id: int, answers: Answers, at: datetime) -> Done[int]:
    """Write the answers down; told again for the same day they are put right. Answers how many.

    Refused: `care_meals.answers_empty`, `.days_of_a_week`, `.loneliness_scale`, `.day_ahead`,
    `.consent_for_health`.
    """
    row = diner(diner_id)
    told = _checked(answers, day_of(at))
    health = {HEALTH} if answers.at_risk is not None or answers.loneliness is not None else set()
    if health and not has_consent([row.person_id], HEALTH, None, answers.on):
        raise Refused("care_meals.consent_for_health")
    codes = codes_of_people([row.person_id]).get(row.person_id, {})
    lines = [
        CountedLine(
            key=kind,
            kind=f"care_meals.{kind}",
            on=answers.on,
            quantity=Decimal(value),
            place_code=row.place_code,
            person_id=row.person_id,
            attributes=codes,
        )
        for kind, value in told.items()
    ]
    prefix = f"care_meals.answers:{row.public_id}:{answers.on.isoformat()}:"
    span = Where(row.kitchen, prefix, answers.on, answers.on + timedelta(days=1))
    keep_lines(actor, span, lines, at=at)
    done = Act("changed", "service", row.organisation_id)
    log_access(actor, at=at, person_ids=[row.person_id], done=done)
    return Done(len(lines), {"diner": row.public_id, "answers": sorted(told)})


def _checked(answers: Answers, today: date) -> dict[str, int]:
    if answers.on > today:
        raise Refused("care_meals.day_ahead")
    days, lonely = answers.days_without, answers.loneliness
    if days is not None and not 0 <= days <= WEEK:
        raise Refused("care_meals.days_of_a_week")
    if lonely is not None and not LEAST_LONELY <= lonely <= MOST_LONELY:
        raise Refused("care_meals.loneliness_scale")
    risk = None if answers.at_risk is None else int(answers.at_risk)
    said = {"days_without": days, "nutrition_risk": risk, "loneliness": lonely}
    told = {kind: value for kind, value in said.items() if value is not None}
    if not told:
        raise Refused("care_meals.answers_empty")
    return told
