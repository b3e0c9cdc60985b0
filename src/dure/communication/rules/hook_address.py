"""Addresses of webhooks: what somebody typed, taken apart."""

from urllib.parse import urlsplit


def host_of(address: str) -> tuple[str, str]:
    """Its host, and host:port as the settings write it; nothing twice where it is no address."""
    try:
        where = urlsplit(address.strip())
        port = where.port
    except ValueError:
        return "", ""
    plain = where.scheme in ("http", "https") and not where.username and not where.fragment
    if not plain or not where.hostname or any(one.isspace() for one in address.strip()):
        return "", ""
    return where.hostname, f"{where.hostname}:{port}" if port else where.hostname
