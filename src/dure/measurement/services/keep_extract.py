"""Keep the ledger of an initiative in columns, so that every level is counted without the database.

Not a verb of somebody: it writes files of this room, which can be thrown away and made anew.
"""

from collections.abc import Iterator

from dure.activities.queries import ledger_head, ledger_lines, named_lines
from dure.activities.types import WrittenLine
from dure.engines.measure import Extract, ServiceFact, extended, extract_in, forgotten
from dure.measurement.queries.ledger_figures import extract_folder


def keep_extract(initiative_id: int) -> Extract:
    """Add what the ledger has grown by since the last time; everything anew after a forgetting.

    Raises BadInput when it cannot be written; the earlier extract stands as it was then.
    """
    # The head is read first: a line that arrives meanwhile is taken the next time.
    head = ledger_head(initiative_id)
    extract = extract_in(extract_folder(initiative_id))
    if named_lines(initiative_id, up_to=extract.head) != extract.named:
        extract = forgotten(extract)
    lines = ledger_lines(initiative_id, after=extract.head, up_to=head)
    return extended(extract, _facts(lines), head)


def _facts(lines: Iterator[WrittenLine]) -> Iterator[tuple[int, ServiceFact]]:
    for line in lines:
        fact = ServiceFact(
            record_id=str(line.id),
            organisation=str(line.organisation_id),
            service=line.kind,
            person=line.person,
            occurred_on=line.occurred_on,
            place=line.place_code,
            quantity=line.quantity,
            unit=line.unit,
            attributes=line.attributes,
            reverses=str(line.reverses or ""),
        )
        yield line.id, fact
