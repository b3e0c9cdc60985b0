"""Define a way to split numbers (세부구분), or give it more categories; what holds values stays."""

from collections.abc import Collection
from datetime import datetime

from dure.engines.measure import cell_values
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Disaggregation, Observation
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

    Refused with fewer than two categories or a name in one language only, and when a category that
    is taken away holds values already.
    """
    words = [way.name, *(name for _, name in way.categories)]
    codes = [code for code, _ in way.categories]
    complete = len(set(codes)) >= 2 and all(map(_in_both, words)) and all(codes)
    if not complete:
        raise Refused("measurement.split_without_categories")
    known = Disaggregation.objects.filter(code=way.code).first()
    gone = {each["code"] for each in known.categories} - set(codes) if known else set()
    _refuse_gone(way.code, gone)
    made, _ = Disaggregation.objects.update_or_create(
        code=way.code,
        defaults={
            "name_ko": way.name.ko,
            "name_en": way.name.en,
            "categories": [{"code": code, **name.as_dict()} for code, name in way.categories],
        },
    )
    return Done(made.pk, {"code": way.code, "categories": codes})


def _in_both(words: Words) -> bool:
    return bool(words.ko.strip() and words.en.strip())


def _refuse_gone(dimension: str, gone: Collection[str]) -> None:
    if not gone:
        return
    rows = Observation.objects.everywhere("a category of the whole house's library")
    cells = rows.filter(cell__contains=f"{dimension}=").values_list("cell", flat=True).distinct()
    found = {dict(cell_values(cell)).get(dimension, "") for cell in cells}
    used = sorted(found & set(gone))
    if used:
        raise Refused("measurement.category_in_use", categories=", ".join(used))
