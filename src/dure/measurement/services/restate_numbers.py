"""Restate numbers: what was published no longer holds; show the new number, keep the old (B21)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from dure.engines.measure import parse_period
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.measurement.models import Publication, PublishedNumber, Restatement
from dure.measurement.queries.prepare_release import prepare_release
from dure.measurement.queries.published_now import published_now, published_periods
from dure.measurement.queries.release_changes import changed_numbers
from dure.measurement.rules.restating import cause_words
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.release_rows import freeze
from dure.measurement.services.steps import somebody
from dure.measurement.types.prepared import ChangedNumber, PreparedRelease, RestateCause

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
    refuse_resident_number(reason=f"{cause_words.ko} {cause_words.en}")
    touched = published_periods(initiative_id, periods)
    before = published_now(initiative_id, indicator_ids, touched) if touched else {}
    if not before:
        return None
    prepared = _prepared_again(initiative_id, before, at)
    changed = changed_numbers(prepared, before)
    if not changed:
        return None
    told = tuple(each.number for each in changed)
    publication = freeze(
        actor, prepared=prepared, told=told, title=TITLE, cause="restatement", at=at
    )
    why = RestateCause(cause=cause, words=cause_words)
    remember_changes(actor, publication, changed, why=why, at=at)
    _note(actor, publication, prepared, cause=cause, changed=len(changed))
    return publication


def _note(
    actor: Actor, publication: Publication, prepared: PreparedRelease, *, cause: str, changed: int
) -> None:
    note(
        actor,
        code="measurement.numbers.restate",
        subject=Subject("publication", publication.public_id, publication.initiative_id),
        at=publication.made_at,
        values={
            "cause": cause,
            "changed": changed,
            "publication": publication.public_id,
            "held_back": [one.code for one in prepared.held_back],
        },
        tell=("members", "followers"),
    )


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


def remember_changes(
    actor: Actor,
    publication: Publication,
    changed: Sequence[ChangedNumber],
    *,
    why: RestateCause,
    at: datetime,
) -> None:
    """Write down old, new, cause and who for every number of a release that says something else."""
    old_at = {each.address: each.old_id for each in changed}
    words = {each.address: cause_words(why, each) for each in changed}
    new = publication.numbers.filter(address__in=old_at)
    rows = [
        Restatement(
            address=number.address,
            publication=publication,
            old_number_id=old_at[number.address],
            new_number=number,
            cause=why.cause,
            cause_ko=words[number.address].ko,
            cause_en=words[number.address].en,
            at=at,
            by_id=somebody(actor),
        )
        for number in new
    ]
    for row in rows[:1]:  # `cause_words` keeps the longer ones short by itself
        refuse_unfit(row)
    Restatement.objects.bulk_create(rows, batch_size=2_000)
