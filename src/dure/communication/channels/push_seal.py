"""The seal of a push message and the signature beside it; the only file that knows these libraries."""

import base64
import os
from collections.abc import Mapping
from functools import cache

from dure.engines.door import late

# Both load the library of ciphers: only for whoever sends a push, never when the house starts.
_encrypt = late("http_ece", "encrypt")
_vapid = late("py_vapid", "Vapid02")
_curve = late("cryptography.hazmat.primitives.asymmetric.ec", "generate_private_key")
_p256 = late("cryptography.hazmat.primitives.asymmetric.ec", "SECP256R1")


def seal_for(text: bytes, keys: Mapping[str, str]) -> bytes:
    """Only that browser opens it. Raises ValueError where its keys are none."""
    own = _curve(_p256())
    return bytes(
        _encrypt(
            text,
            salt=os.urandom(16),
            private_key=own,
            dh=unpadded(keys["p256dh"]),
            auth_secret=unpadded(keys["auth"]),
            version="aes128gcm",
        )
    )


def vapid_header(key: str, *, audience: str, subject: str) -> dict[str, str]:
    """Who we are, to the push service; good for half a day."""
    signed = _signer(key).sign({"aud": audience, "sub": subject})
    return {"Authorization": str(signed["Authorization"])}


def public_key(key: str) -> str:
    """What a browser needs to let us push to it; nothing where there is no key."""
    if not key:
        return ""
    raw = _signer(key).public_key.public_numbers()
    point = b"\x04" + raw.x.to_bytes(32) + raw.y.to_bytes(32)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


@cache
def is_key(key: str) -> bool:
    """Whether this is a key to sign with; a slip in a setting is no reason for a page to fall."""
    try:
        return bool(public_key(key))
    except ValueError:
        return False


def unpadded(text: str) -> bytes:
    """Bytes of URL-safe base64, padded or not. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signer(key: str):  # type: ignore[no-untyped-def]
    made = _vapid()
    return made.from_string(private_key=key)
