"""Publish numbers: freeze a release behind disclosure control (B14, B20, B21, B28)."""

from collections.abc import Sequence
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.queries.prepare_release import reports_mark
from dure.measurement.queries.release_changes import read_otherwise, release_changes
from dure.measurement.rules.held_words import listed
from dure.measurement.rules.restating import CAUSES
from dure.measurement.services.release_rows import freeze
from dure.measurement.services.restate_numbers import remember_changes
from dure.measurement.types.prepared import (
    ChangedNumber,
    PreparedNumber,
    PreparedRelease,
    RestateCause,
)


def _release(*, prepared: PreparedRelease, **_: object) -> Subject:
    return Subject("initiative", prepared.initiative_id, initiative_id=prepared.initiative_id)


@action(
    "measurement.numbers.publish",
    may="publish_numbers",
    on=_release,
    tell=("members", "followers"),
)
def publish_numbers(
    actor: Actor,
    *,
    prepared: PreparedRelease,
    title: Words,
    at: datetime,
    why: RestateCause | None = None,
    only_changes: bool = False,
) -> Done[Publication]:
    """Freeze a prepared release. Refused when a report changed since, or when it is empty.

    Where it says something else than readers can see now, each such number is restated with the
    cause given in `why`; without one the release is refused with `measurement.say_why_restated`.
    `only_changes` publishes those numbers alone, as a restatement, with what its pages call not reported
    until now.
    """
    if reports_mark(prepared.initiative_id) != prepared.mark:
        raise Refused("measurement.reports_moved_on")
    changed = release_changes(prepared)
    told = _told(prepared, changed, only_changes=only_changes)
    if not told:
        raise _nothing(prepared)
    _refuse_unexplained(changed, why)
    refuse_resident_number(title=f"{title.ko} {title.en}")
    cause = "restatement" if only_changes else "release"
    publication = freeze(actor, prepared=prepared, told=told, title=title, cause=cause, at=at)
    if why is not None and changed:
        remember_changes(actor, publication, changed, why=why, at=at)
    return Done(publication, _noted(publication, prepared, told, len(changed)))


def _told(
    prepared: PreparedRelease, changed: Sequence[ChangedNumber], *, only_changes: bool
) -> tuple[PreparedNumber, ...]:
    if only_changes:
        return read_otherwise(prepared) if changed else ()
    return prepared.numbers


def _nothing(prepared: PreparedRelease) -> Refused:
    held = prepared.held_back
    if not held:
        return Refused("measurement.nothing_to_publish")
    cells = listed([cell for one in held for cell in one.cells])
    codes = ", ".join(one.code for one in held)
    return Refused("measurement.cannot_be_protected", indicator=codes, cells=cells)


def _refuse_unexplained(changed: tuple[ChangedNumber, ...], why: RestateCause | None) -> None:
    if not changed:
        return
    if why is None or not why.words.ko.strip():
        raise Refused("measurement.say_why_restated", count=len(changed))
    refuse_resident_number(reason=f"{why.words.ko} {why.words.en}")
    if why.cause not in CAUSES:
        raise Refused("measurement.unknown_choice", given=why.cause, known=", ".join(CAUSES))


def _noted(
    publication: Publication,
    prepared: PreparedRelease,
    told: Sequence[PreparedNumber],
    restated: int,
) -> dict[str, object]:
    return {
        "publication": publication.public_id,
        "number": publication.number,
        "numbers": len(told),
        "hidden": sum(number.shown.figure is None for number in told),
        "restated": restated,
        "held_back": [one.code for one in prepared.held_back],
    }
