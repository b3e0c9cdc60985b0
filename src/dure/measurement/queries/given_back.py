"""What a report gives back to whoever filled it in: changes, own trend, place among peers, what is next."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from dure.engines.measure import parse_period
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_by_id
from dure.measurement.models import Report
from dure.measurement.queries.report_form import report_form
from dure.measurement.queries.report_head import heads
from dure.measurement.queries.values_standing import periods_before, totals_standing
from dure.measurement.rules.differences import share_of
from dure.measurement.rules.peers import PEERS_NEEDED, place_among
from dure.measurement.rules.report_status import COUNTING
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.given_back import GivenBack, OwnChange, OwnTrend, PeerPlace
from dure.measurement.types.reports import FormLine, ReportForm, ReportHead

TREND_PERIODS = 12
GROWING = ("count", "amount", "distinct", "latest")
Standing = Mapping[tuple[int, str, int, str], StoredValue]


def given_back(actor: Actor, *, report_id: int, on: date) -> GivenBack:
    """All that one report gives back; through the gate of the report. Eighteen statements."""
    form = report_form(actor, report_id=report_id, on=on)
    head = form.head
    card = initiative_by_id(head.initiative_id)
    return GivenBack(
        head=head,
        state=form.state,
        asked=form.asked,
        filled=form.filled,
        changes=tuple(_change(line) for line in form.lines),
        trends=_trends(form),
        peers=_peers(form, max(PEERS_NEEDED, card.min_cell)),
        peers_needed=max(PEERS_NEEDED, card.min_cell),
        smallest=card.min_cell,
        next_report=_next(head),
        initiative=card.name,
    )


def _change(line: FormLine) -> OwnChange:
    now, before = _written(line.current, line.version), _written(line.last, line.version)
    if not line.is_comparable:
        return OwnChange(line.version, line.place_code, line.current, line.last, None, None)
    change = None if now is None or before is None else Decimal(now) - Decimal(before)
    share = None
    if now is not None and before is not None and not line.version.has_parts:
        share = share_of(float(now), float(before))
    return OwnChange(line.version, line.place_code, line.current, line.last, change, share)


def _written(stored: StoredValue | None, version: AskedVersion) -> Number | None:
    return None if stored is None else stored.written(version)


def _trends(form: ReportForm) -> tuple[OwnTrend, ...]:
    who, period = form.head.organisation_id, form.head.period
    periods = [*periods_before(period, TREND_PERIODS), period]
    standing = totals_standing(organisation_ids=[who], periods=periods)
    return tuple(
        OwnTrend(
            version=line.version,
            place_code=line.place_code,
            points=tuple(
                (one, standing.get((who, one, line.version.indicator_id, line.place_code)))
                for one in periods
            ),
            target=line.target,
        )
        for line in form.lines
    )


def _peers(form: ReportForm, needed: int) -> tuple[PeerPlace, ...]:
    """Only reports that count, only of this initiative; the newest period with enough of them."""
    head = form.head
    periods = [head.period, *reversed(periods_before(head.period, 2))]
    others = _others(head, periods)
    for now, before in itertools.pairwise(periods):
        if len(others.get(now, ())) >= needed:
            both = [one for one in others[now] if one in others.get(before, set())]
            return _places(form, now, before, (sorted(others[now]), both), needed)
    return ()


def _others(head: ReportHead, periods: Sequence[str]) -> dict[str, set[int]]:
    rows = Report.objects.within(
        round__initiative_id=head.initiative_id,
        round__period__in=periods,
        status__in=COUNTING,
    ).exclude(organisation_id=head.organisation_id)
    found: dict[str, set[int]] = defaultdict(set)
    for period, organisation_id in rows.values_list("round__period", "organisation_id"):
        found[period].add(organisation_id)
    return found


def _places(
    form: ReportForm, now: str, before: str, who: tuple[list[int], list[int]], needed: int
) -> tuple[PeerPlace, ...]:
    standing = totals_standing(organisation_ids=who[0], periods=[now, before])
    found = []
    for line in form.lines:
        own = _own(line)
        if own is None:
            continue
        by = "value" if line.version.has_parts else "growth"
        others = _compared(standing, line, (now, before), who[0] if by == "value" else who[1])
        place = place_among(own, others, needed)
        if place is not None:
            found.append(PeerPlace(line.version, place, by, len(others), now))
    return tuple(found)


def _own(line: FormLine) -> float | None:
    if line.version.has_parts:
        now = _written(line.current, line.version)
        return None if now is None else float(now)
    if line.version.kind not in GROWING or not line.is_comparable:
        return None
    return _growth(line.current, line.last, line.version)


def _growth(
    now: StoredValue | None, before: StoredValue | None, version: AskedVersion
) -> float | None:
    late, early = _written(now, version), _written(before, version)
    if now and before and now.version_id != before.version_id:
        return None
    return None if late is None or not early else float(late) / float(early) - 1


def _compared(
    standing: Standing, line: FormLine, periods: tuple[str, str], who: Sequence[int]
) -> list[float]:
    """One number an organisation, from its first place: several places would count it twice."""
    found: dict[int, float] = {}
    places = sorted({key[3] for key in standing if key[2] == line.version.indicator_id})
    for each in who:
        for place in places:
            late, early = (
                standing.get((each, period, line.version.indicator_id, place)) for period in periods
            )
            value = (
                _written(late, line.version)
                if line.version.has_parts
                else _growth(late, early, line.version)
            )
            if value is not None:
                found.setdefault(each, float(value))
    return list(found.values())


def _next(head: ReportHead) -> ReportHead | None:
    """The own report of a later period that is due first; a quarter follows its last month."""
    waiting = heads(
        order=("round__due_on", "pk"),
        organisation_id=head.organisation_id,
        round__initiative_id=head.initiative_id,
        status__in=("draft", "returned"),
    )
    return next((one for one in waiting if _ends(one) > _ends(head)), None)


def _ends(head: ReportHead) -> tuple[date, int]:
    period = parse_period(head.period)
    return period.ends_before, len(period.months)
