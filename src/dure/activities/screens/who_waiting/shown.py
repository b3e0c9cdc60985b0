"""What waits for what as its page shows it, and which activities may be chosen there."""

from typing import Any

from dure.activities.queries import delays_of, dependencies_of, late_now, register_lines
from dure.activities.rules.delays import in_order
from dure.activities.screens.inside import Inside
from dure.activities.types import DependencyLine, RegisterLine
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.words import Words

Choices = list[tuple[str, Words]]


def choices(actor: Actor, where: Inside) -> tuple[Choices, Choices, Choices]:
    """Which of ours may wait, which may be announced late, and everybody's."""
    lines = register_lines(actor, where.initiative.id, on=None)
    named = [(line, (str(line.service_id), _named(line))) for line in lines]
    return (
        [one for line, one in named if _may(actor, where, line, "manage_services")],
        [one for line, one in named if _may(actor, where, line, "record_service")],
        [one for _line, one in named],
    )


def _named(line: RegisterLine) -> Words:
    return Words(
        f"{line.name.ko} ({line.organisation.ko})", f"{line.name.en} ({line.organisation.en})"
    )


def _may(actor: Actor, where: Inside, line: RegisterLine, permission: str) -> bool:
    subject = Subject("service", line.service_id, where.initiative.id, line.organisation_id)
    return may(actor, permission, subject)


def chain_of(actor: Actor, where: Inside) -> dict[str, Any]:
    """Every activity that waits, is waited for or is late, whoever is waited for first."""
    here = where.initiative.id
    lines = {one.service_id: one for one in register_lines(actor, here, on=None)}
    links, late = dependencies_of(actor, here), late_now(actor, here)
    delays = {one.service_id: one for one in delays_of(actor, here)}
    order = dict.fromkeys((*in_order(links), *delays))
    chain = [
        {
            "line": lines[key],
            "delay": delays.get(key),
            "late": late.get(key),
            "may_end": key in delays and _may(actor, where, lines[key], "record_service"),
            "waits": [
                _waits(one, lines, may_end=_may(actor, where, lines[key], "manage_services"))
                for one in links
                if one.after_id == key
            ],
        }
        for key in order
    ]
    return {"late_count": len(delays), "behind_count": len(late), "chain": chain}


def _waits(one: DependencyLine, lines: dict[int, RegisterLine], *, may_end: bool) -> dict[str, Any]:
    return {
        "id": one.id,
        "for": lines[one.before_id],
        "slack": one.slack_days,
        "what": one.what,
        "may_end": may_end,
    }
