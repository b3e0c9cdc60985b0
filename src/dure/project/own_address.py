"""Where the house answers, for whatever leaves it: letters, certificates, links on paper."""

import os

from django.conf import settings

NAME = "DURE_ADDRESS"
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
    os.environ[NAME] = (
        settings.DURE_ADDRESS
    )  # for a worker that begins anew and does not share ours
