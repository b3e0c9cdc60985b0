"""Act by link (링크로 하기): one verb on one thing, for whoever got the notice, without signing in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from dure.communication.models import Notice
from dure.communication.queries.hearing_rights import still_may_hear
from dure.communication.services.links import is_sealed
from dure.communication.types.acts import Act, LinkHolder, Shown, act_named
from dure.ground.access.queries import is_account
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Offered:
    """What one link offers."""

    act: Act
    holder: LinkHolder
    notice: str


def offered(token: str, *, at: datetime) -> Offered:
    """What a link offers. Refused: `communication.link_is_over`, be it forged, old or of one who left."""
    mark, _, rest = token.partition("-")
    number, _, seal = rest.partition("-")
    plain = mark.isalnum() and number.isdigit() and len(number) < 3
    if not plain or not is_sealed("act", f"{mark}-{number}", seal):
        raise Refused("communication.link_is_over")
    row = Notice.objects.within(public_id=mark).first()
    if row is None or int(number) >= len(row.offers):
        raise Refused("communication.link_is_over")
    verb, thing = row.offers[int(number)]
    act = act_named(verb)
    if act is None or row.state == "off" or at > row.made_at + timedelta(days=act.days):
        raise Refused("communication.link_is_over")
    _still_may(row, at)
    holder = LinkHolder(row.recipient, row.account_id, thing, row.initiative_id, row.language)
    return Offered(act, holder, row.public_id)


def shown_by_link(token: str, *, at: datetime) -> tuple[Offered, Shown]:
    """What the page says; nothing is done by opening it, for programs open links too."""
    found = offered(token, at=at)
    return found, found.act.shows(found.holder, at)


@transaction.atomic
def act_by_link(token: str, *, choice: str = "", at: datetime) -> Words:
    """Do it; answers what is said back. Done twice it stands once: the verb's own room sees to that."""
    found = offered(token, at=at)
    told = found.act.does(found.holder, choice, at)
    note(
        Actor(found.holder.account_id, name=found.holder.recipient),
        code="communication.link.act",
        subject=Subject("notice", found.notice, found.holder.initiative_id),
        at=at,
        values={"verb": found.act.verb, "thing": found.holder.thing},
    )
    return told


def _still_may(row: Notice, at: datetime) -> None:
    """An account at rest, or one that lost the right, does nothing by an old link either."""
    gone = row.account_id is not None and not is_account(row.account_id)
    if gone or not still_may_hear(row, at):
        raise Refused("communication.link_is_over")
