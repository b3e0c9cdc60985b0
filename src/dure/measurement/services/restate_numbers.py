"""Restate numbers: what was published no longer holds; show the new number, keep the old (B21)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from dure.engines.measure import parse_period
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber, Restatement
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now
from dure.measurement.services.release_rows import Names, freeze
from dure.measurement.types.prepared import PreparedNumber, PreparedRelease

TITLE = Words("공표값 정정", "Restated numbers")


def restate_numbers(  # noqa: PLR0913 - a restatement names all of these
    actor: Actor,
    *,
    initiative_id: int,
    cause: str,
    cause_words: Words,
    at: datetime,
    indicator_ids: Collection[int] = (),
    periods: Collection[str] = (),
) -> Publication | None:
    """Publish again what changed among the numbers that readers can see; None when nothing did.

    Called by the verbs that change what counts (return, withdraw, correct, recalculate), in their
    transaction, so that a published total never stands on a returned report. `periods` are those of
    the changed reports; longer published periods that contain them follow. `cause_words` say the cause.
    """
    before = {
        address: number
        for address, number in published_now(initiative_id, indicator_ids).items()
        if _touches(number.period, periods)
    }
    if not before:
        return None
    prepared = _prepared_again(initiative_id, before, at)
    changed = _changed(prepared, before)
    if not changed:
        return None
    kept = replace(prepared, numbers=tuple(changed.values()))
    publication = freeze(actor, prepared=kept, title=TITLE, cause="restatement", at=at)
    _remember(actor, publication, before, (cause, cause_words), at)
    note(
        actor,
        code="measurement.numbers.restate",
        subject=Subject("publication", publication.public_id, initiative_id=initiative_id),
        at=at,
        values={"cause": cause, "changed": len(changed), "publication": publication.public_id},
        tell=("members", "followers"),
    )
    return publication


def _touches(period: str, changed: Collection[str]) -> bool:
    outer = parse_period(period)
    return not changed or any(outer.contains(parse_period(inner)) for inner in changed)


def _prepared_again(
    initiative_id: int, before: Mapping[str, PublishedNumber], at: datetime
) -> PreparedRelease:
    periods = [parse_period(number.period) for number in before.values()]
    return prepare_release(
        initiative_id=initiative_id,
        min_cell=initiative_by_id(initiative_id).min_cell,
        first=min(periods, key=lambda one: one.first_month).months[0].code,
        last=max((one.months[-1] for one in periods), key=lambda one: one.number).code,
        as_of=day_of(at),
        indicator_ids={number.indicator_id for number in before.values()},
    )


def _changed(
    prepared: PreparedRelease, before: Mapping[str, PublishedNumber]
) -> dict[str, PreparedNumber]:
    names = Names(prepared)
    found = {names.address(number): number for number in prepared.numbers}
    return {
        address: number
        for address, number in found.items()
        if address in before and not _is_same(number, before[address])
    }


def _is_same(new: PreparedNumber, old: PublishedNumber) -> bool:
    if new.shown.status != old.status:
        return False
    figure = new.shown.figure
    now = (figure.value, figure.numerator, figure.denominator) if figure else (None, None, None)
    then = (old.value, old.numerator, old.denominator)
    return all(_equal(a, b) for a, b in zip(now, then, strict=True))


def _equal(a: object, b: object) -> bool:
    if a is None or b is None:
        return a is b
    return abs(float(str(a)) - float(str(b))) < 1e-6


def _remember(
    actor: Actor,
    publication: Publication,
    before: Mapping[str, PublishedNumber],
    cause: tuple[str, Words],
    at: datetime,
) -> None:
    Restatement.objects.bulk_create(
        Restatement(
            address=new.address,
            publication=publication,
            old_number=before[new.address],
            new_number=new,
            cause=cause[0],
            cause_ko=cause[1].ko,
            cause_en=cause[1].en,
            at=at,
            by_id=actor.account_id,
        )
        for new in publication.numbers.all()
    )
