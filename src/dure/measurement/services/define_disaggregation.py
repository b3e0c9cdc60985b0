"""Define a way to split numbers (세부구분), or give it more categories; what holds values stays."""

from collections.abc import Collection
from datetime import datetime

from dure.engines.measure import cell_values
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.measurement.models import Disaggregation, IndicatorVersion, Observation
from dure.measurement.rules.definition import why_no_split
from dure.measurement.services.define_indicator import refuse_used_elsewhere
from dure.measurement.services.fitting import refuse_unfit
from dure.measurement.services.subjects import in_initiative
from dure.measurement.types.library import NewDisaggregation


@action(
    "measurement.disaggregation.define",
    may="define_indicator",
    on=in_initiative("disaggregation"),
)
def define_disaggregation(
    actor: Actor, *, initiative_id: int, way: NewDisaggregation, at: datetime
) -> Done[int]:
    """Add it, or change its words and categories; answers its id.

    Refused with fewer than two categories, one of them twice, a name in one language only, when a
    category that is taken away holds values already, and when another initiative splits by it.
    """
    codes = [code for code, _ in way.categories]
    wrong = why_no_split(way)
    if wrong is not None:
        raise wrong
    known = Disaggregation.objects.filter(code=way.code).first()
    if known is not None:
        _refuse_used_elsewhere(actor, way.code)
    gone = {each["code"] for each in known.categories} - set(codes) if known else set()
    _refuse_gone(way.code, gone)
    made = known or Disaggregation(code=way.code)
    made.name_ko, made.name_en = way.name.ko, way.name.en
    made.categories = [{"code": code, **name.as_dict()} for code, name in way.categories]
    refuse_unfit(made)
    made.save()
    return Done(made.pk, {"code": way.code, "categories": codes})


def _refuse_used_elsewhere(actor: Actor, code: str) -> None:
    """An indicator of another initiative may be split this way; its backbone must be asked."""
    rows = IndicatorVersion.objects.values_list("indicator_id", "disaggregations")
    users = {indicator_id for indicator_id, ways in rows if code in ways}
    for indicator_id in sorted(users):
        refuse_used_elsewhere(actor, indicator_id)


def _refuse_gone(dimension: str, gone: Collection[str]) -> None:
    if not gone:
        return
    rows = Observation.objects.everywhere("a category of the whole house's library")
    cells = rows.filter(cell__contains=f"{dimension}=").values_list("cell", flat=True).distinct()
    found = {dict(cell_values(cell)).get(dimension, "") for cell in cells}
    used = sorted(found & set(gone))
    if used:
        raise Refused("measurement.category_in_use", categories=", ".join(used))
