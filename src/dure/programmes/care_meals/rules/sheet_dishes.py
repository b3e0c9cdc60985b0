"""The dishes of a kept sheet, without building all that it holds: pages that list them start light."""

import json


def dishes_in(text: str) -> frozenset[str]:
    """The dishes that somebody gets by a kept sheet, substitutes as well; the rest of it is not built."""
    sheets = json.loads(text).get("sheets", {}).values()
    return frozenset(
        line["dish"] for sheet in sheets for line in sheet["lines"] if line["portions"]
    )
