"""Bring a sketch of one's people, and say whether two members may look at those they share."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from dure.engines.linkage import BadInput, Sketch, estimated, sketch_from
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import ground_on, members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, PeopleSketch, SharingWord
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.sketches import sketches_of
from dure.measurement.services.open_round import period_named
from dure.measurement.services.steps import somebody
from dure.measurement.services.subjects import in_initiative


@action("measurement.sketch.bring", may="open_person", on=in_initiative("sketch"))
def bring_sketch(  # noqa: PLR0913 - a sketch has these parts
    actor: Actor,
    *,
    initiative_id: int,
    organisation_id: int,
    period: str,
    told: Mapping[str, object],
    at: datetime,
    indicator: str = "",
) -> Done[int]:
    """Keep what `dure sketch` made at the member's side; a later one of the period takes its place.

    `indicator` is the number of people whom the sketch is of: with it a release may tell an estimate
    of that number. Without it the sketch is of all that the member serves.
    Refused: `measurement.no_ground_to_estimate`, `measurement.no_sketch`, `measurement.not_of_people`,
    `measurement.sketch_unlike` when another secret or version was used, `measurement.not_a_member`.
    """
    if ground_on(initiative_id, day_of(at)).mode == "sum":
        raise Refused("measurement.no_ground_to_estimate")
    _refuse_stranger(initiative_id, organisation_id, at)
    code = period_named(period).code
    sketch = _read(told, organisation_id)
    asked = _of_people(initiative_id, indicator) if indicator else None
    others = sketches_of(initiative_id, code, indicator)
    others.pop(organisation_id, None)
    _refuse_unlike([*others.values(), sketch])
    made = PeopleSketch.objects.create(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        indicator_id=asked,
        period=code,
        counted=sketch.counted,
        left_out=sketch.left_out,
        secret_mark=sketch.secret_mark,
        told=asdict(sketch),
        brought_at=at,
        brought_by_id=somebody(actor),
    )
    return Done(made.pk, {"period": code, "left_out": sketch.left_out, "of": indicator})


@action("measurement.sharing.say", may="open_person", on=in_initiative("sharing"))
def say_sharing(
    actor: Actor,
    *,
    initiative_id: int,
    organisation_id: int,
    other_id: int,
    agrees: bool,
    at: datetime,
) -> Done[int]:
    """Agree, or no longer, to look together with another member at the people both serve.

    Refused: `measurement.not_a_member`.
    """
    for one in (organisation_id, other_id):
        _refuse_stranger(initiative_id, one, at)
    if organisation_id == other_id:
        raise Refused("measurement.not_a_member")
    made = SharingWord.objects.create(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        other_id=other_id,
        agrees=agrees,
        said_at=at,
        said_by_id=somebody(actor),
    )
    return Done(made.pk, {"agrees": agrees, "other": other_id})


def _refuse_stranger(initiative_id: int, organisation_id: int, at: datetime) -> None:
    if organisation_id not in {
        each.organisation.id for each in members_of(initiative_id, day_of(at))
    }:
        raise Refused("measurement.not_a_member")


def _refuse_unlike(sketches: Sequence[Sketch]) -> None:
    try:
        estimated(sketches)
    except BadInput:
        raise Refused("measurement.sketch_unlike") from None


def _of_people(initiative_id: int, code: str) -> int:
    """An indicator of people counted once that members of the initiative report."""
    rows = Assignment.objects.filter(initiative_id=initiative_id, indicator__code=code)
    ids = list(rows.values_list("indicator_id", flat=True)[:1])
    versions = versions_now(ids)
    if not ids or versions[ids[0]].kind != "distinct":
        raise Refused("measurement.not_of_people", code=code)
    return ids[0]


def _read(told: Mapping[str, object], organisation_id: int) -> Sketch:
    """Under our own name: what the file calls itself says nothing."""
    try:
        return sketch_from({**told, "organisation": str(organisation_id)})
    except BadInput:
        raise Refused("measurement.no_sketch") from None
