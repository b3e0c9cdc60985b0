"""Map a member's own indicator to a shared one, in writing (B23)."""

from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import organisations_in
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.measurement.models import Conversion, Indicator
from dure.measurement.rules.conversion import plain_name
from dure.measurement.services.assign_indicators import indicator_ids
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.library import NewConversion


@action(
    "measurement.indicator.convert",
    may="enter_report",
    on=in_initiative("conversion"),
    tell=("backbone",),
    refusal="measurement.not_your_report",
)
def map_own_indicator(
    actor: Actor,
    *,
    initiative_id: int,
    organisation_id: int,
    conversion: NewConversion,
    at: datetime,
) -> Done[int]:
    """Write down that own × factor is the shared indicator, and why; answers the conversion's id.

    An earlier conversion of the same name ends the day this one begins.
    """
    if not conversion.reason.ko.strip():
        raise Refused("measurement.reason_needed")
    if not conversion.factor.is_finite() or conversion.factor <= 0:
        raise Refused("measurement.factor_not_positive")
    if organisation_id not in organisations_in(initiative_id):
        raise Refused("measurement.not_a_member")
    if not conversion.own_name.strip():
        raise Refused("measurement.own_name_needed")
    said = conversion.reason
    refuse_resident_number(own_name=conversion.own_name, reason=f"{said.ko} {said.en}")
    indicator_id = indicator_ids([conversion.indicator])[conversion.indicator]
    own_name = conversion.own_name.strip()
    if Indicator.objects.filter(code=own_name).exists():
        raise Refused("measurement.own_name_is_shared", name=own_name)
    _end_earlier(organisation_id, own_name, conversion.since)
    made = Conversion(
        organisation_id=organisation_id,
        own_name=own_name,
        indicator_id=indicator_id,
        factor=conversion.factor,
        reason_ko=conversion.reason.ko,
        reason_en=conversion.reason.en,
        since=conversion.since,
    )
    refuse_unfit(made)
    made.save()
    noted = {"own": conversion.own_name, "indicator": conversion.indicator}
    return Done(made.pk, {**noted, "factor": str(conversion.factor)})


def _end_earlier(organisation_id: int, own_name: str, since: date) -> None:
    """What stood open ends on that day; where the new one begins earlier, it never held at all."""
    known = Conversion.objects.filter(organisation_id=organisation_id, until__isnull=True)
    ended = [row for row in known if plain_name(row.own_name) == plain_name(own_name)]
    for row in ended:
        row.until = max(row.since, since)
    Conversion.objects.bulk_update(ended, ["until"])
