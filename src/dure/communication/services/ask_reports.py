"""Ask for reports (배달 확인): what became of messages that a provider took; else the next way."""

from datetime import datetime

from dure.communication.channels import channel_of
from dure.communication.channels.outside import NoAnswer, NotReached
from dure.communication.models import Delivery, Notice
from dure.communication.rules.trying import ask_again_after
from dure.communication.services.address_gone import tell_address_gone
from dure.communication.services.deliver import next_way
from dure.communication.types.notices import Reported

AT_ONCE = 100
EVERYBODY = "the worker asks about everybody's"


def ask_reports(*, at: datetime) -> int:
    """Ask about what is due; answers how many got a final word."""
    due = Delivery.objects.everywhere(EVERYBODY).filter(ask_at__lte=at).order_by("ask_at", "pk")
    return sum(_asked(one, at) for one in list(due.select_related("notice")[:AT_ONCE]))


def ask_soon(provider: str, provider_ids: list[str], *, at: datetime) -> int:
    """A provider's call says that there is news of these: they are asked about, never believed."""
    waiting = Delivery.objects.everywhere(EVERYBODY).filter(
        provider=provider, provider_id__in=provider_ids[:AT_ONCE], ask_at__isnull=False
    )
    return int(waiting.update(ask_at=at))


def _asked(line: Delivery, at: datetime) -> bool:
    wait = ask_again_after(line.asked)
    mine = Delivery.objects.within(pk=line.pk, asked=line.asked)
    # Claimed by moving it on: another worker that asks at this moment finds it moved.
    if not mine.update(asked=line.asked + 1, ask_at=at + wait if wait else None):
        return False
    channel = channel_of(line.channel)
    try:
        told = channel.report(line.provider_id) if channel else Reported("pending")
    except (NoAnswer, NotReached):
        return False
    if told.how == "pending":
        return False
    Delivery.objects.within(pk=line.pk).update(
        state=told.how, why=told.why[:80], changed_at=at, ask_at=None
    )
    if told.how != "delivered":
        _failed(line, told, at)
    return True


def _failed(line: Delivery, told: Reported, at: datetime) -> None:
    """The notice goes on by its next way; where it was the last one, nobody was reached."""
    row: Notice = line.notice
    if row.way != line.way:  # it went on meanwhile: its address is another one now
        return
    if told.how == "gone":
        tell_address_gone(row, why=told.why, at=at)
    if row.state == "sent" and not next_way(row, at):
        Notice.objects.within(pk=row.pk, state="sent").update(state="given_up")
