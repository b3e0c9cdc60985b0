"""Where the house answers, for whatever leaves it: letters, certificates, links on paper."""

import os
import socket
from contextlib import closing

from django.conf import settings

from dure.kernel.words import Words

NAME = "DURE_ADDRESS"
TAKEN = Words(
    "{address} 를 열 수 없어요: {why}. 다른 --port를 쓰세요.",
    "Cannot open {address}: {why}. Give another --port.",
)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - read, not bound


def is_named() -> bool:
    """True where the operator says it, or a proxy answers there; then nobody guesses."""
    return NAME in os.environ or str(settings.DURE_ADDRESS).startswith("https:")


def address_of(host: str, port: int) -> str:
    """The address people type for what is served at `host` and `port`."""
    shown = EVERYWHERE.get(host) or (f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def answer_at(address: str) -> None:
    """From now on this process and whatever it starts write this address, unless one is named."""
    if is_named():
        return
    settings.DURE_ADDRESS = address.rstrip("/")
    # For a worker that begins anew and does not share ours.
    os.environ[NAME] = settings.DURE_ADDRESS


def not_to_be_opened(host: str, port: int) -> Words | None:
    """Why nothing can be served there, in a sentence; None where it can."""
    why = _why_not(host, port)
    shown = f"[{host}]" if ":" in host else host
    return TAKEN.filled(address=f"http://{shown}:{port}/", why=why) if why else None


def can_be_opened(host: str, port: int) -> bool:
    """Whether something could be served there now."""
    return not _why_not(host, port)


def _why_not(host: str, port: int) -> str:
    """The system's own words; empty when it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OverflowError:
            return "0-65535"
        except OSError as error:
            return error.strerror or str(error)
    return ""
