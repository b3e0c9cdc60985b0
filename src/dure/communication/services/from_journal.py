"""From the journal (기록에서): notices are computed from what was done, by a cursor, each once.

The cursor and the notices are written in one transaction: a worker that is killed has read nothing. What
is missing is looked for again (`ground/journal/rules/following.py`).
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from dure.communication.models import JournalPlace
from dure.communication.queries.followers import followers_of
from dure.communication.queries.hearing_rights import may_hear
from dure.communication.queries.titles import title_of
from dure.communication.queries.wishes import Standing, standings
from dure.communication.rules.occasions import Occasion, occasions, said
from dure.communication.services.tell import tell
from dure.communication.types.notices import NewNotice, Offer
from dure.ground.access.queries import account_cards, accounts_holding, accounts_who_may
from dure.ground.access.types import AccountCard
from dure.ground.journal.queries import Followed, JournalLine, entries_after, last_entry
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.words import Words

NAME = "notices"
MOST = 500


def read_journal(*, at: datetime) -> int:
    """Read on and tell; answers how many notices were given. What went before the first look is past."""
    given = 0
    while True:
        read, told = _next_part(at)
        given += told
        if read < MOST:
            return given


@transaction.atomic
def _next_part(at: datetime) -> tuple[int, int]:
    place = _place(at)
    before = Followed(
        place.entry, {key: datetime.fromisoformat(since) for key, since in place.passed}
    )
    entries = entries_after(before.head, most=MOST, also=tuple(before.missing))
    told = tell([one for entry in entries for one in notices_of_entry(entry, at=at)], at=at)
    now_at = before.after([entry.id for entry in entries], at)
    if now_at != before:
        _move(place, now_at, at)
    return sum(entry.id > before.head for entry in entries), told


def _place(at: datetime) -> JournalPlace:
    found = JournalPlace.objects.select_for_update().filter(name=NAME).first()
    if found is not None:
        return found
    # get_or_create: two workers may come for the first time at one moment.
    JournalPlace.objects.get_or_create(name=NAME, defaults={"entry": last_entry(), "at": at})
    return JournalPlace.objects.select_for_update().get(name=NAME)


def _move(place: JournalPlace, to: Followed, at: datetime) -> None:
    place.entry, place.at = to.head, at
    place.passed = [[key, since.isoformat()] for key, since in sorted(to.missing.items())]
    place.save()


def notices_of_entry(entry: JournalLine, *, at: datetime) -> list[NewNotice]:
    """Who is told of one entry, each by their own wish, if they may see it now. Whoever did it is not."""
    occasion = occasions().get(entry.verb)
    if occasion is None or entry.initiative_id is None:
        return []
    people = _audience(occasion, entry, at)
    people.pop(entry.account_id or 0, None)
    if not people:
        return []
    known = standings(people)
    told = (_what(occasion, entry), _page(occasion, entry))
    made = [_notice(occasion, entry, one, known[one.id], told) for one in people.values()]
    return [one for one in made if one is not None]


def _audience(occasion: Occasion, entry: JournalLine, at: datetime) -> dict[int, AccountCard]:
    here, on = entry.initiative_id or 0, day_of(at)
    if occasion.to in ("account", "followers"):
        return _somebody(occasion, entry, at)
    if occasion.to == "guests":
        return _guests(occasion, entry, at)
    where = (entry.organisation_id or 0) if occasion.to == "organisation" else None
    found = accounts_holding(occasion.may, initiative_id=here, on=on, organisation_id=where)
    if occasion.to == "members":
        return found
    backbone = accounts_holding("manage_initiative", initiative_id=here, on=on)
    ours = occasion.to == "backbone"
    return {key: card for key, card in found.items() if (key in backbone) == ours}


def _guests(occasion: Occasion, entry: JournalLine, at: datetime) -> dict[int, AccountCard]:
    """Whoever may, at one of the organisations that were named."""
    return _who_may(occasion.may, occasion.whose, entry, at)


def _who_may(
    permission: str, whose: str, entry: JournalLine, at: datetime
) -> dict[int, AccountCard]:
    """Whoever may do it at the organisations that stand in the entry under that name."""
    named = entry.values.get(whose)
    keys = [one for one in named if isinstance(one, int)] if isinstance(named, list) else []
    if not keys:
        return {}
    found = accounts_who_may(
        permission, initiative_id=entry.initiative_id or 0, organisation_ids=keys, on=day_of(at)
    )
    return {card.id: card for cards in found.values() for card in cards}


def _keys(occasion: Occasion, entry: JournalLine, at: datetime) -> list[int]:
    told: Any = entry.values.get(occasion.whose)
    if occasion.to == "followers":
        return followers_of(str(told or ""), at=at)
    return [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, int)]


def _somebody(occasion: Occasion, entry: JournalLine, at: datetime) -> dict[int, AccountCard]:
    if entry.values.get("again"):  # the same call a second time: nothing happened
        return {}
    here, where = entry.initiative_id, entry.organisation_id
    otherwise = _who_may(occasion.may, "told_otherwise", entry, at)  # one letter of one deed
    return {
        key: card
        for key, card in account_cards(_keys(occasion, entry, at)).items()
        if key not in otherwise
        and may_hear(occasion, key, initiative_id=here, organisation_id=where, at=at)
    }


def _notice(
    occasion: Occasion,
    entry: JournalLine,
    to: AccountCard,
    known: Standing,
    told: tuple[Words, str],
) -> NewNotice | None:
    wish = known.wishes.get(occasion.verb)
    frequency = wish.frequency if wish else occasion.frequency
    if frequency == "never" or (frequency == "digest" and known.digest == "never"):
        return None
    card = initiative_by_id(entry.initiative_id or 0)
    what, page = told
    return NewNotice(
        event=f"journal:{entry.id}",
        recipient=f"account:{to.id}",
        account_id=to.id,
        address=to.email,
        code="communication.told",
        language=to.language,
        initiative_id=entry.initiative_id,
        organisation_id=entry.organisation_id,
        occasion=occasion.verb,
        when="later" if frequency == "digest" else "now",
        offers=_offers(occasion, entry),
        topic=str(entry.values.get("topic", ""))[:120],
        values={
            "name": to.name or to.email,
            "initiative": card.name.in_language(to.language),
            "what": what.in_language(to.language),
            "page": page,
        },
    )


def _what(occasion: Occasion, entry: JournalLine) -> Words:
    """What happened, by the name of the thing where it has one: a letter is read away from the page."""
    thing = occasion.args[0] if occasion.args else ""
    title = title_of(thing, str(entry.values.get(thing, "")))
    return said(occasion, entry.values, title=title)


def _offers(occasion: Occasion, entry: JournalLine) -> tuple[Offer, ...]:
    """What can be done from it without signing in."""
    thing = entry.values.get(occasion.args[0]) if occasion.args else None
    return tuple(Offer(verb, str(thing)) for verb in occasion.offers if thing)


def _page(occasion: Occasion, entry: JournalLine) -> str:
    """Where it can be seen; the initiative's own page where the entry does not say enough."""
    slug = initiative_by_id(entry.initiative_id or 0).slug
    values = {**entry.values, "subject": entry.subject_id}
    args = [values.get(name) for name in occasion.args]
    try:
        path = f"/i/{slug}/" if None in args else reverse(occasion.page, args=[slug, *args])
    except NoReverseMatch:
        path = f"/i/{slug}/"
    return f"{settings.DURE_ADDRESS}{path}"
