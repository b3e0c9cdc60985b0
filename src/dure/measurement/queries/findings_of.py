"""Soft findings of reports with their explanations."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from dure.kernel.words import Words
from dure.measurement.models import Finding
from dure.measurement.rules.judgement import sentence
from dure.measurement.types.reports import FindingCard

# Beside the finding's own values: for which of them the explanation was written.
EXPLAINED_FOR = "explained_for"


def findings_of(report_ids: Collection[int]) -> dict[int, list[FindingCard]]:
    """Report → its findings, unexplained first. One query."""
    rows = Finding.objects.filter(report_id__in=report_ids).values_list(
        "report_id",
        "code",
        "indicator_id",
        "place_code",
        "cell",
        "values",
        "explanation",
    )
    found: dict[int, list[FindingCard]] = defaultdict(list)
    for report_id, code, indicator_id, place, cell, values, explanation in rows:
        found[report_id].append(
            FindingCard(
                code=code,
                indicator_id=indicator_id,
                place_code=place,
                cell=cell,
                words=_words(code, values),
                explanation=explanation,
                explained=is_explained(values, explanation),
            )
        )
    for cards in found.values():
        cards.sort(key=lambda card: (card.explained, card.indicator_id, card.cell, card.code))
    return found


def facts(values: Mapping[str, Any]) -> dict[str, Any]:
    """The finding's own values, without what the room keeps beside them."""
    return {key: value for key, value in values.items() if key not in (EXPLAINED_FOR, "said")}


def is_explained(values: Mapping[str, Any], explanation: str) -> bool:
    """An explanation holds for the values it was written for; other values ask again."""
    return bool(explanation) and values.get(EXPLAINED_FOR) == facts(values)


def _words(code: str, values: Mapping[str, Any]) -> Words:
    said = values.get("said")
    if said is None:
        return sentence(code, facts(values), Words("", ""), Words("", ""))
    return Words.of(said)
