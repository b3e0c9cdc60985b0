"""Take a mail (메일 받기): a reply lands in its thread; what comes back marks its address.

Whoever runs the mail server is told in one word what became of it, whoever wrote gets at most one letter,
and only at the address that the reply address was made for: a forged sender makes us write to nobody.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.db import IntegrityError, transaction

from dure.communication.models import Notice, ReceivedMail
from dure.communication.rules.bounces import told_by
from dure.communication.rules.incoming import MOST_BYTES, Enclosed, Incoming, read_mail
from dure.communication.rules.senders import is_vouched
from dure.communication.services.letter_back import letter_is_back
from dure.communication.services.links import is_sealed
from dure.communication.services.reply_refused import tell_files_left_out, tell_reply_refused
from dure.communication.services.say_message import MOST_FILES
from dure.communication.services.take_reply import take_reply
from dure.ground.access.queries import account_cards, actor_of_id
from dure.ground.files.queries import kind_allowed
from dure.ground.files.types import NewFile
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

ADDRESS = re.compile(r"(reply|bounce)\+([a-z0-9]{12})(?:-(\d{1,3}))?-([a-z2-7]{16})@(.+)")
MOST_TOLD = (
    MOST_BYTES * 7 // 10 // 1_000_000
)  # MB of all files of one mail: letters take a third more


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a mail: `landed`, `bounce`, `ignored`, `again`, or `refused` and why."""

    how: Literal["landed", "bounce", "ignored", "again", "refused"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Meant:
    kind: str
    notice: Notice
    way: int


def take_mail(raw: bytes, *, to: tuple[str, ...] = (), at: datetime) -> Became:
    """Take one mail, as its bytes came; `to`: who stands on its envelope. The same one counts once."""
    if len(raw) > MOST_BYTES:
        return _too_large(raw, to, at)
    mail = read_mail(raw, to=to)
    meant = _meant(mail.to)
    if meant is None:
        return Became("ignored", "no address of ours")
    try:
        with transaction.atomic():
            row = ReceivedMail.objects.create(
                number=_number(mail, meant), notice=meant.notice, became="ignored", at=at
            )
            became = (
                _bounced(mail, meant, at) if meant.kind == "bounce" else _replied(mail, meant, at)
            )
            row.became, row.why = became.how, became.why[:40]
            if became.how not in ("landed", "bounce"):
                row.number = f"not-{row.pk}"  # a forged mail takes no number from a true one
            row.save()
            return became
    except IntegrityError:
        return Became("again")


def take_head(head: bytes, *, to: tuple[str, ...] = (), at: datetime) -> Became:
    """The same for one that is too large to be read: its headers are enough to say so."""
    return _too_large(head, to, at)


def is_ours(address: str) -> bool:
    """Whether mail to this address is for us at all; a mail server asks before it takes one."""
    return _meant((address.strip().lower(),)) is not None


def _number(mail: Incoming, meant: _Meant) -> str:
    """One mail may be sent to two of our addresses: each has its own."""
    return mail.number if meant.kind == "reply" else f"{mail.number[:52]}{meant.notice.public_id}"


def _meant(addresses: tuple[str, ...]) -> _Meant | None:
    for one in addresses:
        found = ADDRESS.fullmatch(one)
        if not found or found[5] != settings.DURE_REPLY_DOMAIN.lower():
            continue
        kind, mark, way, seal = found[1], found[2], found[3], found[4]
        said = mark if kind == "reply" else f"{mark}-{way}"
        row = Notice.objects.within(public_id=mark).first() if is_sealed(kind, said, seal) else None
        if row is not None and (kind == "bounce") == (way is not None):
            return _Meant(kind, row, int(way or 0))
    return None


def _bounced(mail: Incoming, meant: _Meant, at: datetime) -> Became:
    row, told = meant.notice, told_by(mail.message)
    if told == "none":
        return Became("ignored", "no report")  # somebody is away, or answers the envelope
    if told != "later":
        letter_is_back(row, meant.way, is_gone=told == "gone", at=at)
    return Became("bounce", told)


def _replied(mail: Incoming, meant: _Meant, at: datetime) -> Became:
    row = meant.notice
    if mail.is_automatic or not mail.sender:
        return Became("ignored", "automatic")
    why = _not_theirs(mail, row)
    if why:
        return Became("refused", why)
    try:
        _land(mail, row, at)
    except Refused as refused:
        tell_reply_refused(row, refused, number=mail.number, at=at)
        return Became("refused", refused.code)
    return Became("landed")


def _not_theirs(mail: Incoming, row: Notice) -> str:
    """Why this mail is not from whoever the address was made for."""
    address = row.address
    if row.account_id is not None:
        card = account_cards((row.account_id,)).get(row.account_id)
        if card is None:
            return "nobody to speak as"
        address = card.email
    if mail.sender != address.lower():
        return "another sender"
    by = settings.DURE_MAIL_AUTH_HOST
    if by and not is_vouched(mail.results, by=by, sender=mail.sender):
        return "nobody vouches"
    return ""


def _land(mail: Incoming, row: Notice, at: datetime) -> None:
    """Its words into the thread, with the files that can be kept; the others are told of."""
    if not row.topic or row.account_id is None:
        raise Refused("communication.answer_on_page")
    files, left, why = _sorted(mail.files)
    if why is not None and not files and not mail.text.strip():
        raise why
    with transaction.atomic():
        take_reply(
            row.topic,
            actor_of_id(row.account_id, at=at),
            mail.text,
            mail.message_id or mail.number,
            at=at,
            files=files,
        )
    if why is not None:
        tell_files_left_out(row, _left_out(left, why), number=mail.number, at=at)


def _left_out(names: list[str], why: Refused) -> Words:
    said = words_of(why)
    return Words(
        f"이 파일은 올리지 못했어요: {', '.join(names)}. {said.ko}",
        f"Not posted: {', '.join(names)}. {said.en}",
    )


def _sorted(files: tuple[Enclosed, ...]) -> tuple[tuple[NewFile, ...], list[str], Refused | None]:
    """What can be kept, the names of what cannot, and why not the first of those."""
    kept: list[NewFile] = []
    left: list[str] = []
    why: Refused | None = None
    for one in files:
        try:
            if len(kept) == MOST_FILES:
                raise Refused("communication.too_many_files", most=MOST_FILES)
            kind_allowed(one.content)
        except Refused as refused:
            left.append(one.name)
            why = why or refused
        else:
            kept.append(NewFile(one.name, one.content))
    return tuple(kept), left, why


def _too_large(raw: bytes, to: tuple[str, ...], at: datetime) -> Became:
    """Only its head is read: enough to say so to whoever the address was made for."""
    head, _, _ = raw[:100_000].partition(b"\r\n\r\n" if b"\r\n\r\n" in raw[:100_000] else b"\n\n")
    mail = read_mail(head + b"\r\n\r\n", to=to)
    meant = _meant(mail.to)
    if meant is not None and meant.kind == "reply" and not _not_theirs(mail, meant.notice):
        refused = Refused("communication.files_too_large", most=MOST_TOLD)
        tell_reply_refused(meant.notice, refused, number=mail.number, at=at)
    return Became("refused", "communication.files_too_large")
