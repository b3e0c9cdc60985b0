"""Note where a published number was used, and bring that use up to date (B21)."""

from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import NumberUse, PublishedNumber
from dure.measurement.rules.using import KINDS, is_web_address
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.steps import somebody
from dure.measurement.types.usage import NewUse

MOST = 200  # of one number; a list that nobody can read tells nobody anything


def _number(*, address: str, organisation_id: int | None = None, **_: object) -> Subject:
    initiative_id = newest_number(address).publication.initiative_id
    return Subject("published_number", address, initiative_id, organisation_id)


def _use(*, use_id: int, **_: object) -> Subject:
    use = NumberUse.objects.filter(pk=use_id).first()
    if use is None:
        raise Refused("measurement.no_such_use")
    return Subject("number_use", use_id, use.initiative_id, use.organisation_id)


@action("measurement.number.use", may="see_initiative", on=_number)
def note_use(
    actor: Actor, *, address: str, use: NewUse, at: datetime, organisation_id: int | None = None
) -> Done[int]:
    """Write down that the number, as it says now, stands in something; answers the use's id.

    `organisation_id` is who used it; without one it is the initiative itself.
    """
    _refuse_unclear(use, day_of(at))
    number = newest_number(address)
    if NumberUse.objects.filter(address=address).count() >= MOST:
        raise Refused("measurement.too_many_uses", most=MOST)
    made = NumberUse(
        initiative_id=number.publication.initiative_id,
        organisation_id=organisation_id,
        address=address,
        number=number,
        kind=use.kind,
        title=use.title.strip(),
        link=use.link,
        used_on=use.used_on,
        noted_at=at,
        noted_by_id=somebody(actor),
    )
    refuse_unfit(made)
    made.save()
    return Done(made.pk, {"address": address, "kind": use.kind, "title": made.title})


def _refuse_unclear(use: NewUse, today: date) -> None:
    if use.kind not in KINDS:
        raise Refused("measurement.unknown_choice", given=use.kind[:20], known=", ".join(KINDS))
    if not use.title.strip():
        raise Refused("measurement.use_without_title")
    refuse_resident_number(title=use.title, link=use.link)
    if use.link and not is_web_address(use.link):
        raise Refused("measurement.use_link_unreadable", link=use.link[:60])
    if use.used_on > today:
        raise Refused("measurement.use_in_the_future", day=use.used_on.isoformat())


@action("measurement.number.use_renewed", may="see_initiative", on=_use)
def renew_use(actor: Actor, *, use_id: int, at: datetime) -> Done[None]:
    """The use shows the newest number now. Only by whoever told of it."""
    use = NumberUse.objects.select_related("number").get(pk=use_id)
    if use.noted_by_id != somebody(actor):
        raise Refused("measurement.not_your_use", title=use.title)
    number = newest_number(use.address)
    NumberUse.objects.filter(pk=use_id).update(number=number, renewed_at=at)
    return Done(None, {"address": use.address, "release": number.publication.number})


def newest_number(address: str) -> PublishedNumber:
    """The row that readers see now; refused with `measurement.no_such_number`."""
    rows = PublishedNumber.objects.filter(address=address).select_related("publication")
    found = rows.order_by("-publication__number").first()
    if found is None:
        raise Refused("measurement.no_such_number", address=address)
    return found
