"""On which ground of the law a personal line stands (PIPA 15①): consent is one of several."""

BASES: frozenset[str] = frozenset({"consent", "contract", "law", "public_task", "vital_interest"})
USUAL = "contract"  # the service agreement with the person herself, PIPA 15①4


def basis_for(*, person_id: int | None, given: str) -> str:
    """The basis to write down: none for anonymous heads, the usual one where nothing is said."""
    if person_id is None:
        return ""
    return given or USUAL


def is_known(basis: str) -> bool:
    """True for a ground that the law knows, and for the empty one of anonymous lines."""
    return basis == "" or basis in BASES
