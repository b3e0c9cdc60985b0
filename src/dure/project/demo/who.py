"""Who does what: lines of both registers, what waits for what, one delay, and how many need it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dure.activities.queries import read_weekly
from dure.activities.services import (
    announce_delay,
    define_service_kind,
    describe_service,
    offer_service,
    say_needs,
    wait_for,
)
from dure.activities.types import KindDraft, LineTold, NeedTold, ServiceDraft
from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.library import RECORDS_SINCE
from dure.project.demo.pack import told

DAY = timedelta(days=1)
NOT_HERE = "na"


def lay_register(cast: Cast) -> None:
    """Both initiatives: kinds, services, links, a delay of yesterday, needs."""
    for initiative, story in told("who").items():
        at = at_hour(RECORDS_SINCE, 9)
        lead = cast.actor(cast.director_name(initiative), at)
        here = cast.initiatives[initiative]
        for code, (ko, en, unit) in story["kinds"].items():
            kind = KindDraft(code=code, name=Words(ko, en), unit=unit)
            define_service_kind(lead, kind=kind, initiative_id=here, at=at)
        keys = {name: _service(cast, initiative, line) for name, line in story["services"].items()}
        for after, before, slack, ko, en in story["waits"]:
            wait_for(
                lead,
                after_id=keys[after],
                before_id=keys[before],
                slack_days=slack,
                what=Words(ko, en),
                at=at,
            )
        _late(cast, lead, story, keys)
        _needs(lead, here, story)


def _service(cast: Cast, initiative: str, line: list[Any]) -> int:
    by, kind, ko, en, areas, groups, weekly, capacity, clause, days = line
    confirmed = at_hour(cast.today - days * DAY, 17)
    lead = cast.actor(cast.director_name(initiative), confirmed)
    draft = ServiceDraft(
        initiative_id=cast.initiatives[initiative],
        organisation_id=cast.organisations[by],
        kind=kind,
        name=Words(ko, en),
        place_code=next(iter(areas)),
        starts_on=RECORDS_SINCE,
        capacity=capacity,
    )
    key: int = offer_service(lead, service=draft, at=at_hour(RECORDS_SINCE, 9))
    keys = told("agenda")[initiative]["keys"]
    line_told = LineTold(
        areas=dict(areas),
        groups=tuple(groups),
        weekly=read_weekly(weekly) or (),
        strategy=keys.get(clause, ""),
    )
    describe_service(lead, service_id=key, told=line_told, at=confirmed)
    return key


def _late(cast: Cast, lead: Actor, story: Mapping[str, Any], keys: Mapping[str, int]) -> None:
    late = story.get("late")
    if late:
        announce_delay(
            lead,
            service_id=keys[late["of"]],
            days=late["days"],
            reason=late["reason"],
            at=at_hour(cast.today - DAY, 18),
        )


def _needs(lead: Actor, initiative_id: int, story: Mapping[str, Any]) -> None:
    for kind, group, counts, source, counted_on in story["needs"]:
        needs = [
            NeedTold(
                place_code=place,
                kind=kind,
                group=group,
                count=None if count == NOT_HERE else count,
                state="not_applicable" if count == NOT_HERE else "value",
                source=source,
                counted_on=counted_on,
            )
            for place, count in counts.items()
        ]
        say_needs(lead, initiative_id=initiative_id, needs=needs, at=at_hour(counted_on, 10))
