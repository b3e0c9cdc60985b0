"""Check (점검): what would make a count meaningless is refused before it."""

from collections.abc import Sequence

from dure.engines.elect.types import Election
from dure.engines.voices import BadInput, Fault

MOST_SEATS = 1000


def check_election(election: Election, rule: str, names: Sequence[str], *, is_known: bool) -> None:
    """Raise BadInput with one fault for each thing that stands in the way."""
    faults = []
    if not is_known:
        faults.append(Fault("elect.rule", {"rule": rule, "known": ", ".join(names)}))
    if not 1 <= election.seats <= MOST_SEATS:
        faults.append(Fault("elect.seats", {"seats": election.seats}))
    if not election.standing:
        faults.append(Fault("elect.all_withdrawn"))
    if election.lots and sorted(election.lots) != list(range(len(election.candidates))):
        faults.append(Fault("elect.lots", {"count": len(election.candidates)}))
    if faults:
        raise BadInput(faults)
