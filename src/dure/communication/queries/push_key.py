"""The house's public key for browsers; nothing where it has none."""

from django.conf import settings

from dure.communication.channels import channel_of
from dure.communication.channels.keys import opened
from dure.communication.channels.push_seal import public_key


def push_key() -> str:
    """What a browser asks for before it lets the house push."""
    return public_key(opened(settings.DURE_VAPID_KEY)) if channel_of("push") else ""
