"""Bring a sketch of one's people, and say whether two members may look at those they share."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from dure.engines.linkage import BadInput, Sketch, estimated, parts_from, sketch_from
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import ground_on, initiative_by_id, members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, PeopleSketch, SharingWord
from dure.measurement.queries.categories import category_names
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
    of that number and of its categories that the sketch has parts of. Without it the sketch is of all
    that the member serves. A part of fewer people than may be told is not kept.
    Refused: `measurement.no_ground_to_estimate`, `no_sketch`, `not_of_people`, `not_a_member`,
    `sketch_part_unknown`, `sketch_unlike` when another secret or version was used.
    """
    if ground_on(initiative_id, day_of(at)).mode == "sum":
        raise Refused("measurement.no_ground_to_estimate")
    _refuse_stranger(initiative_id, organisation_id, at)
    code = period_named(period).code
    sketch = _read(told, organisation_id)
    asked = _of_people(initiative_id, indicator) if indicator else None
    _refuse_unlike({**sketches_of(initiative_id, code, indicator), organisation_id: sketch})
    parts = _parts(told, sketch, asked, initiative_by_id(initiative_id).min_cell)
    made = PeopleSketch.objects.create(
        initiative_id=initiative_id,
        organisation_id=organisation_id,
        period=code,
        indicator_id=asked,
        counted=sketch.counted,
        left_out=sketch.left_out,
        secret_mark=sketch.secret_mark,
        told=asdict(sketch) | parts,
        brought_at=at,
        brought_by_id=somebody(actor),
    )
    told_of = {"period": code, "left_out": sketch.left_out, "of": indicator}
    return Done(made.pk, told_of | {name: len(listed) for name, listed in parts.items()})


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


def _refuse_unlike(sketches: Mapping[int, Sketch]) -> None:
    try:
        estimated(list(sketches.values()))
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


def _parts(
    told: Mapping[str, object], whole: Sketch, indicator_id: int | None, floor: int
) -> dict[str, list[dict[str, object]]]:
    """The parts that the indicator is split by and that have enough people; others are refused, or left."""
    try:
        found = parts_from(told, whole)
    except BadInput:
        raise Refused("measurement.no_sketch") from None
    if indicator_id is None or not found:
        return {}
    asked, categories = versions_now([indicator_id])[indicator_id].disaggregations, category_names()
    for part in found:
        for name, code in part.cell.items():
            if name not in asked or code not in categories.get(name, {}):
                raise Refused("measurement.sketch_part_unknown", cell=f"{name}={code}")
    enough = [part for part in found if part.sketch.counted >= floor]
    return {"parts": [{"cell": dict(part.cell), **asdict(part.sketch)} for part in enough]}


def _read(told: Mapping[str, object], organisation_id: int) -> Sketch:
    """Under our own name: what the file calls itself says nothing."""
    try:
        return sketch_from({**told, "organisation": str(organisation_id)})
    except BadInput:
        raise Refused("measurement.no_sketch") from None
