"""Signatures (서명): what each provider asks for so that it knows the house again."""

import base64
import hashlib
import hmac
from datetime import datetime


def solapi_header(*, key: str, secret: str, at: datetime, salt: str) -> str:
    """SOLAPI: HMAC-SHA256 of date and salt, in hexadecimal."""
    date = at.isoformat(timespec="milliseconds")
    made = hmac.new(secret.encode(), f"{date}{salt}".encode(), hashlib.sha256).hexdigest()
    return f"HMAC-SHA256 ApiKey={key}, Date={date}, salt={salt}, signature={made}"


def sens_headers(
    *, method: str, path: str, access_key: str, secret: str, at: datetime
) -> dict[str, str]:
    """SENS: HMAC-SHA256 of method, path with its question, time in milliseconds and access key."""
    moment = str(round(at.timestamp() * 1000))
    said = f"{method} {path}\n{moment}\n{access_key}"
    made = hmac.new(secret.encode(), said.encode(), hashlib.sha256).digest()
    return {
        "x-ncp-apigw-timestamp": moment,
        "x-ncp-iam-access-key": access_key,
        "x-ncp-apigw-signature-v2": base64.b64encode(made).decode(),
    }


def webhook_headers(*, secret: str, mark: str, at: datetime, body: bytes) -> dict[str, str]:
    """Webhooks: number, time and HMAC-SHA256 of `number.time.body`, as Standard Webhooks writes them."""
    moment = str(int(at.timestamp()))
    said = b".".join((mark.encode(), moment.encode(), body))
    made = hmac.new(secret.encode(), said, hashlib.sha256).digest()
    return {
        "webhook-id": mark,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(made).decode()}",
    }
