"""Addresses of pages of other rooms that the pages of front lead to; each is fixed for good."""

from urllib.parse import quote


def report(public_id: str) -> str:
    """One report's form."""
    return f"/reports/{quote(public_id)}/"


def report_history(public_id: str) -> str:
    """The steps of one report."""
    return f"/reports/{quote(public_id)}/history/"


def joining(number: int) -> str:
    """An initiative asks an organisation to take part."""
    return f"/joining/{number}/"


def inside(slug: str, page: str, **asked: object) -> str:
    """A page of an initiative for its members: `inside("halmae", "desk", round=3)`."""
    query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
    return f"/in/{slug}/{page}/" + (f"?{query}" if query else "")


def indicator(slug: str, code: str, part: str = "") -> str:
    """The members' page of one indicator; `part` names a section of it."""
    return f"/in/{slug}/indicators/{quote(code)}/" + (f"#{part}" if part else "")


SECOND_FACTOR = "/second-factor/"
