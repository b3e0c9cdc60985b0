"""Figures of referrals (의뢰 집계): counts, shares and medians, each in one of four states."""

from dataclasses import dataclass
from datetime import date

from dure.kernel.ui.figures import Figure
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One referral as it is counted: its service and area, how it went, how many days things took."""

    kind: str
    area: str
    answer: str  # accepted, declined, waiting, ended
    reason: str = ""
    outcome: str = ""  # done, undone, going; only of accepted ones
    in_fourteen: bool = False
    days_to_accept: float | None = None
    days_to_contact: float | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One service or one area, or all."""

    name: Words
    sent: Figure
    accepted: Figure
    declined: Figure
    waiting: Figure
    accept_days: Figure
    contact_share: Figure
    contact_days: Figure
    completed_share: Figure


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """How often a reason was given, over all and by service."""

    name: Words
    figure: Figure


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """All of a quarter: by service, by area, and the reasons for saying no."""

    starts_on: date
    ends_before: date
    all: FigureRow
    by_kind: tuple[FigureRow, ...]
    by_area: tuple[FigureRow, ...]
    reasons: tuple[ReasonRow, ...]
    reasons_by_kind: tuple[tuple[Words, tuple[ReasonRow, ...]], ...]
    least: int
