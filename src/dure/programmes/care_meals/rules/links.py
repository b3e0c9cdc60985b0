"""Links that open without a password: what is kept of a token, and whose phone it is bound to."""

from dure.programmes.care_meals.rules.secrets_kept import digest_of


def standing(bound_to: str, mark: str, *, ended: bool) -> str:
    """`ended`, `free` (nobody's phone yet), `mine` or `another` phone's."""
    if ended:
        return "ended"
    if not bound_to:
        return "free"
    return "mine" if mark and digest_of(mark) == bound_to else "another"
