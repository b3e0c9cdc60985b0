"""Import service records: each row becomes one line of the ledger, or is refused with its reason."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from dure.activities.queries import objection_in, recorded_facts, surroundings_of
from dure.activities.services import FactsRefused, record_services
from dure.activities.types import Objection, ServiceFact
from dure.engines.tables import Address, Fault
from dure.engines.tables.coerce import Reading, read_decimal
from dure.engines.tables.types import Scalar
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line, lines_of
from dure.measurement.rules.row_changes import MOST_KEPT, RowsTold, same_words
from dure.measurement.services.importing import Job
from dure.measurement.types.imports import RowFault, Taken

READING = Words("기록을 읽고 있어요", "Reading the records")
WRITING = Words("기록을 담고 있어요", "Writing the records")
EVERY = 5_000
FIELD_OF = {
    "activities.unknown_kind": "service",
    "activities.other_unit": "unit",
    "activities.counts_heads_only": "person",
    "activities.unknown_person": "person",
    "activities.in_the_future": "occurred_at",
    "activities.unknown_basis": "consent_basis",
    "activities.unknown_place": "place",
    "activities.abolished_place": "place",
    "activities.not_a_member": "organisation",
    "activities.source_needed": "record_id",
}
Numbered = tuple[int, ServiceFact]


def import_records(job: Job) -> Taken:
    """Read every row, ask the ledger what it would say, and write what it takes.

    A row that stands in the ledger already with the same content is unchanged; with other content
    it is refused with `import.record_differs`.
    """
    facts, faults = _read(job)
    facts, twice = _without_doubles(facts)
    fresh, unchanged, differing = _set_apart(facts)
    faults += [*twice, *differing]
    if faults and not job.request.partial:
        # Everything that can be said about the file is said at once, also by the ledger.
        faults += _objections(job, fresh)
        return Taken(0, unchanged, tuple(faults))
    taken, objections = _recorded(job, fresh)
    refused = {fault.row for fault in objections}
    told = _told((number, fact) for number, fact in fresh if number not in refused)
    return Taken(taken, unchanged, (*faults, *objections), rows=tuple(told.rows), told=told.counts)


def _told(facts: Iterable[Numbered]) -> RowsTold:
    """Service, day and place, never who."""
    told = RowsTold()
    for number, fact in facts:
        if len(told.rows) < MOST_KEPT:
            day = fact.occurred_at.astimezone(SEOUL).date()
            told.new(
                number,
                same_words(" · ".join((fact.kind, str(day), fact.place_code))),
                same_words(f"{fact.quantity.normalize():,f} {fact.unit}".strip()),
            )
        else:
            told.counts["new"] += 1
    return told


def _recorded(job: Job, facts: list[Numbered]) -> tuple[int, list[RowFault]]:
    job.tell(WRITING, 0, len(facts))
    try:
        _record(job, [fact for _, fact in facts])
    except FactsRefused as refused:
        faults = [_fault(facts[at][0], objection) for at, objection in refused.objections]
        if not job.request.partial:
            return 0, faults
        wrong = {at for at, _ in refused.objections}
        facts = [each for at, each in enumerate(facts) if at not in wrong]
        _record(job, [fact for _, fact in facts])
    else:
        faults = []
    job.tell(WRITING, len(facts), len(facts))
    return len(facts), faults


def _record(job: Job, facts: list[ServiceFact]) -> None:
    record_services(
        job.actor,
        facts=facts,
        initiative_id=job.request.initiative_id,
        organisation_id=job.request.organisation_id,
        at=job.at,
    )


def _objections(job: Job, facts: list[Numbered]) -> list[RowFault]:
    around = surroundings_of([fact for _, fact in facts])
    told = ((number, objection_in(fact, around=around, at=job.at)) for number, fact in facts)
    return [_fault(number, objection) for number, objection in told if objection is not None]


def _fault(number: int, objection: Objection) -> RowFault:
    field = FIELD_OF.get(objection.code, "quantity")
    return RowFault(number, field, objection.code, objection.values)


def _read(job: Job) -> tuple[list[Numbered], list[RowFault]]:
    facts: list[Numbered] = []
    faults: list[RowFault] = []
    same: Counter[str] = Counter()
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        fact = _fact(job, line, same)
        faults += line.faults
        if fact is not None and not line.faults:
            facts.append((line.number, fact))
        if done % EVERY == 0:
            job.tell(READING, done, len(job.request.table.rows))
    return facts, faults


def _fact(job: Job, line: Line, same: Counter[str]) -> ServiceFact | None:
    organisation_id = job.organisation_in(line)
    occurred_at = line.moment("occurred_at")
    amount = _amount(job, line)
    if organisation_id is None or occurred_at is None:
        return None
    person_id = _person(job, line, organisation_id)
    return ServiceFact(
        initiative_id=job.request.initiative_id,
        organisation_id=organisation_id,
        kind=line.text("service", needed=True),
        occurred_at=occurred_at,
        place_code=job.place_in(line, occurred_at.date()),
        source=_source(line, organisation_id, same),
        quantity=amount,
        unit=line.text("unit"),
        person_id=person_id,
        head_count=_heads(amount) if person_id is None else None,
        worker_id=job.actor.account_id,
        consent_basis=line.text("consent_basis"),
        attributes=job.cell_in(line),
    )


def _person(job: Job, line: Line, organisation_id: int) -> int | None:
    number = line.text("person")
    person_id = job.people.numbered(organisation_id, number) if number else None
    if number and person_id is None:
        line.fault("person", "import.unknown_person", found=number[:40])
    return person_id


def _heads(amount: Decimal) -> int | None:
    # Hours and halves are no heads; the rules refuse what is too large with its own sentence.
    whole = amount.is_finite() and amount == amount.to_integral_value()
    return int(amount) if whole and amount < 10**9 else None


def _amount(job: Job, line: Line) -> Decimal:
    # A file of 200,000 rows has a handful of different quantities: each is read strictly once.
    cell = line.cell("quantity")
    amount = job.amounts.get(str(cell))
    if amount is None:
        read = line.read("quantity", _quantity)
        amount = Decimal(1) if read is None else read
        if not line.faults:
            job.amounts[str(cell)] = amount
    return amount


def _quantity(cell: Scalar, at: Address) -> Reading[Decimal] | Fault:
    return read_decimal(cell, at, least=Decimal(0), most=None)


def _source(line: Line, organisation_id: int, same: Counter[str]) -> str:
    number = line.text("record_id")
    if number:
        return f"import:{organisation_id}:{number}"
    # Without a number of its own a row is known by what it says, and by how often it was said.
    said = "\x1f".join(str(cell) for cell in line.row.cells)
    digest = hashlib.sha256(said.encode()).hexdigest()[:24]
    same[digest] += 1
    return f"import:{organisation_id}:#{digest}:{same[digest]}"


def _without_doubles(facts: list[Numbered]) -> tuple[list[Numbered], list[RowFault]]:
    first: dict[str, int] = {}
    kept, faults = [], []
    for number, fact in facts:
        if fact.source in first:
            values = {"what": "record_id", "first": first[fact.source]}
            faults.append(RowFault(number, "record_id", "import.twice_in_file", values))
        else:
            first[fact.source] = number
            kept.append((number, fact))
    return kept, faults


def _set_apart(facts: list[Numbered]) -> tuple[list[Numbered], int, list[RowFault]]:
    known = recorded_facts(fact.source for _, fact in facts)
    fresh, faults, unchanged = [], [], 0
    for number, fact in facts:
        stands = known.get(fact.source)
        if stands is None:
            fresh.append((number, fact))
        elif _says_the_same(fact, stands):
            unchanged += 1
        else:
            found = fact.source.split(":", 2)[-1]
            faults.append(RowFault(number, "record_id", "import.record_differs", {"found": found}))
    return fresh, unchanged, faults


def _says_the_same(fact: ServiceFact, stands: tuple[Any, ...]) -> bool:
    """A file may say less of a record than the ledger does; what it says must agree."""
    *content, split = stands
    told = (fact.kind, fact.person_id, fact.quantity, fact.occurred_at, fact.place_code)
    return told == tuple(content) and fact.attributes.items() <= split.items()
