"""The cause of a change that nobody has to remember: consents withdrawn since the last release."""

from dure.ground.consent.queries import withdrawals_since
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.types.people import people_counted
from dure.measurement.types.prepared import RestateCause

WITHDRAWN = RestateCause(
    cause="consent",
    words=Words(
        "동의를 거둔 분의 기록을 더는 잇지 않아 다시 셌어요.",
        "Counted again: records of people who withdrew their consent are no longer linked.",
    ),
)


COUNTED_AGAIN = RestateCause(
    cause="people",
    words=Words(
        "누가 같은 사람인지 새로 알게 되어 다시 셌어요.",
        "Counted again: more is known of who is one person.",
    ),
)


def cause_suggested(initiative_id: int, draft: str = "") -> RestateCause | None:
    """Why linked numbers changed, when somebody withdrew since the newest release counted them.

    What the house drafted for that cause says it by itself.
    """
    for drafted in (WITHDRAWN, COUNTED_AGAIN):
        if draft == drafted.cause:
            return drafted
    releases = Publication.objects.filter(initiative_id=initiative_id).order_by("-number")
    last = releases.first()
    if last is None or not people_counted(last.people).indicators:
        return None
    backbones = {
        each.organisation.id
        for each in members_of(initiative_id, day_of(last.made_at), part="backbone")
    }
    return WITHDRAWN if withdrawals_since(last.made_at, recipients=backbones) else None
