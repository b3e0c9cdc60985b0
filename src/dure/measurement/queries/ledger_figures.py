"""Figures from the ledger in columns: every level, as of any of its heads, with the head beside them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from dure.engines.measure import (
    Computed,
    Place,
    ServiceIndicator,
    computed_from,
    extract_in,
)

KEPT = 8
_KNOWN: dict[bytes, Computed] = {}


@dataclass(frozen=True, slots=True)
class LedgerFigures:
    """LedgerFigures (원장에서 센 값): the rows, and the ledger's head that they were made from."""

    head: int
    computed: Computed


def ledger_figures(
    initiative_id: int,
    indicators: Sequence[ServiceIndicator],
    places: Sequence[Place] = (),
    *,
    up_to: int | None = None,
    written_by: date | None = None,
    as_of: date | None = None,
) -> LedgerFigures:
    """What the extract of an initiative gives; `up_to` counts again as the ledger stood at that line.

    People are those of one organisation each, as in reports; linking them is another question.
    """
    extract = extract_in(extract_folder(initiative_id))
    head = extract.head if up_to is None else min(up_to, extract.head)
    return LedgerFigures(head, _computed(extract, indicators, places, head, written_by, as_of))


def _computed(*asked: Any) -> Computed:
    """The same extract and head always give the same rows: asked again, nothing is counted."""
    mark = hashlib.sha256(repr(asked).encode()).digest()
    known = _KNOWN.get(mark)
    if known is None:
        extract, indicators, places, head, written_by, as_of = asked
        known = computed_from(
            extract, indicators, places, up_to=head, written_by=written_by, as_of=as_of
        )
        while len(_KNOWN) >= KEPT:
            _KNOWN.pop(next(iter(_KNOWN)), None)
        _KNOWN[mark] = known
    return known


def extract_folder(initiative_id: int) -> Path:
    """Where the extract of an initiative lies."""
    return Path(settings.DURE_HOME, "ledger", str(initiative_id))
