"""Everything known about a person as one file, for this person (the right of access, PIPA 35)."""

from collections.abc import Mapping
from typing import Any

from dure.ground.people.types import PersonCard
from dure.kernel.words import Words

KEPT = (
    "name",
    "family_name",
    "given_name",
    "other_name",
    "sex",
    "phone",
    "address",
    "place_code",
    "own_number",
    "note",
    "registered_at",
    "deceased_on",
)


def written_out(card: PersonCard, whole: dict[str, Any]) -> dict[str, Any]:
    """The file: plain keys, Korean and English words side by side."""
    return {
        "person": {
            **{name: getattr(card, name) for name in KEPT},
            "born": card.birth_date or _partly(card),
            "attributes": dict(card.attributes),
        },
        "guardians": [
            {"kind": words.as_dict(), "name": each.name, "phone": each.phone, "limits": each.limits}
            | {"order": _said(order), "evidence": _said(evidence)}
            | {"since": each.since, "until": each.until}
            for each, words, order, evidence in whole["guardians"]
        ],
        "supporters": [
            {"name": each.name, "phone": each.phone, "relation": each.relation}
            | {"helps_with": [help_.as_dict() for help_ in helps]}
            | {"chosen_by_person": each.chosen_by_person, "since": each.since, "until": each.until}
            for each, helps in whole["supporters"]
        ],
        "consents": [_consent(line, whole["helped"]) for line in whole["consents"]],
        "services": [
            {"name": each.name.as_dict(), "state": each.state, "since": each.since}
            for each in whole["services"]
        ],
        "records": [
            {"kind": each.kind.as_dict(), "at": each.occurred_at, "unit": each.unit}
            | {"quantity": str(each.quantity)}
            for each in whole["records"]
        ],
        "looks": [
            {"at": each.at, "who": each.account_name, "what": _told(act), "why": each.reason}
            for each, act, _ in whole["looks"]
        ],
    }


def _partly(card: PersonCard) -> str:
    if card.birth_year is None:
        return ""
    month = f"-{card.birth_month:02d}" if card.birth_month else ""
    return f"{card.birth_year}{month}"


def _consent(line: Any, helped: Mapping[int, str]) -> dict[str, Any]:
    return {
        "method": line.method.as_dict(),
        "given_by": line.giver.as_dict(),
        "helped_by": helped.get(line.card.id, ""),
        "purpose": line.terms.name.as_dict(),
        "items": [each.as_dict() for each in line.items],
        "recipient": line.recipient.name.as_dict() if line.recipient else None,
        "given_on": line.card.given_on,
        "expires_on": line.card.expires_on,
        "withdrawn_on": line.card.withdrawn_on,
    }


def _said(words: Words | None) -> dict[str, str] | None:
    return words.as_dict() if words else None


def _told(act: object) -> object:
    return act.as_dict() if isinstance(act, Words) else act
