"""Terminal (터미널): in which language a command speaks to whoever runs it."""

import os
from collections.abc import Mapping

# The first that says something decides, as everywhere on such a machine; an empty one says nothing.
SAID_BY = ("LC_ALL", "LC_MESSAGES", "LANG")


def speaks_korean(environment: Mapping[str, str] | None = None) -> bool:
    """True when the terminal is set to Korean; English otherwise."""
    said = os.environ if environment is None else environment
    return next((said[name] for name in SAID_BY if said.get(name)), "").startswith("ko")
