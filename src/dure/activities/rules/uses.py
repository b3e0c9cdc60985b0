"""What facts may be used for. Counting within one organisation needs no further consent; linking does."""

from dure.activities.types import UseOfFacts

# The purpose a person agrees to when she may be counted once across organisations (PIPA 17, 23).
# The second one is asked of people whose being there tells that they live with a disability.
CONSENTS_TO_LINK = ("count_across", "count_across_sensitive")


def consents_needed(use: UseOfFacts) -> tuple[str, ...]:
    """The purposes any of which the use needs; none when the organisation's own basis is enough."""
    return CONSENTS_TO_LINK if use == "link" else ()
