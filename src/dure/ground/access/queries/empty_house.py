"""Whether anybody has an account here: the first one is made in another way than all that follow."""

from dure.ground.access.models import Account


def is_empty_house() -> bool:
    """True while the house has no account at all."""
    return not Account.objects.exists()
