"""The sentence with which an empty house says how to begin."""

from django.conf import settings

from dure.ground.access.services import make_begin_link
from dure.kernel.words import Words
from dure.project.own_address import is_named
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
    base = own if is_named() or not served_at else served_at
    return f"{said(BEGIN)}\n      {base.rstrip('/')}/begin/{token}/"
