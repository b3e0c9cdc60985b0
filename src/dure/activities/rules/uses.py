"""What facts may be used for. Counting within one organisation needs no further consent; linking does."""

from dure.activities.types import UseOfFacts

# The purpose a person agrees to when she may be counted once across organisations (PIPA 17, 23).
CONSENT_TO_LINK = "count_across"


def consent_needed(use: UseOfFacts) -> str | None:
    """The purpose whose consent the use needs; None when the organisation's own basis is enough."""
    return CONSENT_TO_LINK if use == "link" else None
