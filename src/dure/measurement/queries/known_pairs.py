"""What is known of pairs of an initiative's people: the newest run, and the last words of humans."""

from dure.measurement.models import LikelyPair, LinkRun, PairDecision
from dure.measurement.rules.people_once import Known, in_order, latest


def known_pairs(initiative_id: int) -> Known:
    """Probabilities of the newest run and every pair's last verdict."""
    run = newest_run(initiative_id)
    rows = LikelyPair.objects.filter(run=run).values_list("left_id", "right_id", "probability")
    said = PairDecision.objects.within(initiative_id=initiative_id).order_by("id")
    return Known(
        {in_order(left, right): chance for left, right, chance in rows} if run else {},
        latest(said.values_list("left_id", "right_id", "verdict")),
    )


def newest_run(initiative_id: int) -> LinkRun | None:
    """The comparison that holds today."""
    return LinkRun.objects.filter(initiative_id=initiative_id).order_by("id").last()
