"""The sentence with which an empty house says how to begin."""

import os

from django.conf import settings

from dure.ground.access.services import make_begin_link
from dure.kernel.words import Words
from dure.project.start.database import said

BEGIN = Words(
    "아직 비어 있어요. 아래 주소에서 시작해요. 한 번만 쓸 수 있어요.",
    "Nobody lives here yet; begin at the address below. It works once.",
)


def begin_line(served_at: str = "") -> str:
    """The sentence with a fresh link, the one before is void; empty where the house has begun.

    Where letters name an address of the house, the link names it too; else the one it is served at.
    """
    token = make_begin_link()
    if not token:
        return ""
    own = settings.DURE_ADDRESS
    named = "DURE_ADDRESS" in os.environ or own.startswith("https:")  # a proxy answers there
    base = own if named or not served_at else served_at
    return f"{said(BEGIN)}\n      {base.rstrip('/')}/begin/{token}/"
