"""How a person appears in a list of records: recognisable as the same, not as who."""


def masked(public_id: str | None) -> str:
    """`···7k2` for a person, nothing for anonymous heads."""
    return f"···{public_id[-3:]}" if public_id else ""
