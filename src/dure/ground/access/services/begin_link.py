"""The link with which an empty house begins: good once, until it is used or another one is made.

Only the digest of its token is kept, in a file beside the instance: whoever reads the file, a backup
of it or the database cannot make the link from it.
"""

import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from dure.ground.access.queries.empty_house import is_empty_house
from dure.ground.access.rules.tokens import digest_of
from dure.kernel.errors import Refused

TOKEN_BYTES = 32
KEPT = "begin.digest"


def make_begin_link() -> str:
    """A fresh token, the one before is void; empty, and none is left, where the house has begun."""
    if not is_empty_house():
        forget_begin_link()
        return ""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    new = _kept().with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(digest_of(token))
    new.replace(_kept())
    return token


def open_begin_link(token: str) -> str:
    """The digest by which a session remembers the link. Refused as `check_begin_link` refuses."""
    digest = digest_of(token)
    check_begin_link(digest)
    return digest


def check_begin_link(digest: str) -> None:
    """Refused: `access.house_has_begun`, `access.no_such_beginning` for a wrong or an older link."""
    if not is_empty_house():
        raise Refused("access.house_has_begun")
    kept = _kept().read_text(encoding="ascii") if _kept().exists() else ""
    if not kept or not hmac.compare_digest(kept, digest):
        raise Refused("access.no_such_beginning")


def forget_begin_link() -> None:
    """No link is good any more."""
    _kept().unlink(missing_ok=True)


def _kept() -> Path:
    return Path(settings.DURE_HOME) / KEPT
