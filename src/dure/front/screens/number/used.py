"""Where a number went, as its page says it: papers and pages of people, files, releases, stories."""

from dure.front.shown import state_of
from dure.ground.journal.types import Actor
from dure.kernel.ui.figures import Figure
from dure.kernel.words import Words
from dure.measurement.queries import may_tell_use, used_in
from dure.measurement.types.numbers import NumberPage
from dure.measurement.types.usage import Stood, Use


def used(page: NumberPage, actor: Actor) -> dict[str, object]:
    """The context of the section; who noted a use is for staff, to be brought up to date by its author."""
    found = used_in(page.number.address)
    return {
        "used": found,
        "may_note_use": may_tell_use(actor, page.initiative_id),
        "uses": [_use(one, page, actor) for one in found.uses],
        "stood": [_stood(one, page) for one in found.releases[::-1]],
        "told_whom": _told_whom(len({one.account_id for one in found.uses})),
    }


def _use(one: Use, page: NumberPage, actor: Actor) -> dict[str, object]:
    card = page.number
    figure = Figure(state_of(one.status), one.value, card.unit, card.decimals)
    mine = actor.account_id == one.account_id
    return {"each": one, "figure": figure, "mine": mine, "renewable": mine and not one.holds}


def _stood(one: Stood, page: NumberPage) -> dict[str, object]:
    card = page.number
    figure = Figure(state_of(one.status), one.value, card.unit, card.decimals)
    return {"each": one, "figure": figure}


def _told_whom(authors: int) -> Words:
    """Who learns of a change, in one sentence."""
    ko = "소식지(Atom)를 받는 모두가 알게 돼요."
    en = "Everybody who follows the Atom feed learns of a change."
    if not authors:
        return Words(ko, en)
    return Words(
        f"쓴 곳을 적은 {authors}명에게는 오늘 화면과 편지로, 그 밖에는 소식지(Atom)로 알려요.",
        f"The {authors} who noted a use {'is' if authors == 1 else 'are'} told by letter and on their "
        "Today page, everybody else by the Atom feed.",
    )
