"""What the codes in a table are called: places, kinds, clauses, organisations."""

from collections.abc import Iterable
from datetime import date

from dure.activities.models import ServiceKind
from dure.activities.queries.clauses_to_serve import clauses_to_serve
from dure.activities.rules.hxl_tables import Named
from dure.ground.organisations.queries import membership_history
from dure.ground.places.queries import full_names


def words_of_codes(initiative_id: int, places: Iterable[str], *, on: date) -> Named:
    """Everything a table of the register names; the caller has asked the gate for its rows."""
    homes = {one.organisation.id: one.organisation for one in membership_history(initiative_id)}
    return Named(
        full_names(places, on),
        {row.code: row.name for row in ServiceKind.objects.all()},
        dict(clauses_to_serve(initiative_id)),
        {key: (home.slug, home.name, home.type_name) for key, home in homes.items()},
    )
