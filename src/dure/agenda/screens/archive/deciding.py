"""What decided a version, as files of its archive: ballots to count again, minutes, reasons against."""

import json
from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string

from dure.agenda.queries import KeptBallot, VersionRecord
from dure.agenda.types.deciding import DissentCard, MeetingCard, MinutesCard
from dure.kernel.words import Words

MINUTES = "agenda/screens/archive/minutes.txt"
File = tuple[str, bytes, Words]  # its name, its bytes, what it is


def decided_files(record: VersionRecord) -> list[File]:
    """Each file with what it is, for the index of the archive."""
    files = [file for each in record.ballots for file in _ballot(each)]
    files += [file for each in record.minutes for file in _minutes(*each)]
    if record.dissent.told or record.dissent.withheld:
        files.append(_dissent(record.dissent))
    return files


def _ballot(each: KeptBallot) -> Iterable[File]:
    told: dict[str, Any] = {
        "proposal": each.title.as_dict(),
        "opened_at": each.opened_at,
        "closed_at": each.closed_at,
        "secret": each.is_secret,
        "outcome": each.outcome,
        "why": each.why.as_dict(),
        "votes": each.votes,
        "file": each.file,
        "sha256": each.fingerprint,
        "count_again": each.command,
        "no_file_because": each.without_file.as_dict() if not each.file else None,
    }
    what = Words(f"투표 결과: {each.title.ko}", f"Result of the ballot: {each.title.en}")
    yield f"ballots/ballot-{each.public_id}-result.json", _json(told), what
    if each.file:
        papers = Words(
            f"이름 없는 투표지. 다시 세기: {each.command}",
            f"Papers without names. Count again: {each.command}",
        )
        yield f"ballots/{each.file}", each.text.encode(), papers


def _minutes(meeting: MeetingCard, minutes: MinutesCard) -> Iterable[File]:
    text = render_to_string(MINUTES, {"meeting": meeting, "minutes": minutes})
    what = Words(f"의사록: {meeting.title.ko}", f"Minutes: {meeting.title.en}")
    yield f"minutes/minutes-{meeting.public_id}.txt", text.encode(), what


def _dissent(card: DissentCard) -> File:
    told = {
        "reasons": [
            {
                "organisation": one.organisation.as_dict() if one.organisation else None,
                "reason": one.reason.as_dict(),
                "clause": one.clause,
                "ballot": one.ballot,
            }
            for one in card.told
        ],
        "read_by_members_only": card.withheld,
    }
    what = Words(
        "반대한 까닭 (싣는 데 동의한 것)", "Reasons against (those let stand by their voters)"
    )
    return "reasons-against.json", _json(told), what


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2).encode()
