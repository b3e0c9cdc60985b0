"""Write the story behind a curve, beside the trend (B17)."""

from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.measurement.models import Why
from dure.measurement.services.assign_indicators import indicator_ids
from dure.measurement.services.open_round import period_named
from dure.measurement.services.steps import somebody
from dure.measurement.services.subjects import in_initiative


@action("measurement.why.write", may="write_why", on=in_initiative("why"))
def write_why(
    actor: Actor, *, initiative_id: int, indicator: str, period: str, text: Words, at: datetime
) -> Done[int]:
    """Add a why; answers its id. Earlier ones stay: a story is told on, not painted over."""
    if not text.ko.strip():
        raise Refused("measurement.why_blank")
    refuse_resident_number(text_ko=text.ko, text_en=text.en)
    made = Why.objects.create(
        initiative_id=initiative_id,
        indicator_id=indicator_ids([indicator])[indicator],
        period=period_named(period).code,
        text_ko=text.ko.strip(),
        text_en=text.en.strip(),
        written_at=at,
        written_by_id=somebody(actor),
    )
    return Done(made.pk, {"indicator": indicator, "period": period})
