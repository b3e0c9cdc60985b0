"""Tell a recall (회수 알리기): the ledger takes the meal back; the courier, and who holds it, must hear."""

from collections.abc import Collection, Mapping
from datetime import datetime

from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayMessage, Diner, DoorVisit, MealDay, Stop
from dure.programmes.care_meals.queries.recalls import recalled_kinds
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.door import is_brought
from dure.programmes.care_meals.services.door_ledger import uncount_meal
from dure.programmes.care_meals.types.diners import KINDS

ABOUT = "recall"
FETCH = Words(
    "회수할 식사가 있어요: {labels}. 드리지 말고, 벌써 드렸으면 다시 받아 와 주세요.",
    "Meals are called back: {labels}. Do not hand them over; fetch what was handed over.",
)
DO_NOT_EAT = Words(
    "오늘 드린 식사({kind})는 드시지 마세요. 바로 찾으러 갈게요.",
    "Please do not eat today's meal ({kind}). We come to fetch it.",
)


def tell_recall(
    actor: Actor, day: MealDay, called: Collection[Diner], kind: str, *, at: datetime
) -> None:
    """After the recall is written and while its doors are held."""
    ids = [one.pk for one in called]
    visits = DoorVisit.objects.within(
        stop__day_id=day.pk, diner_id__in=ids, undone_at__isnull=True
    ).select_related("stop")
    brought = [one for one in visits if is_brought(one.outcome) and kind in one.stop.meals]
    uncount_meal(actor, brought, kind, at=at)
    holds_it = {one.diner_id for one in brought} | _in_the_hall(day, called, kind)
    for diner in sorted(holds_it):
        words = KINDS[kind]
        said = Words(DO_NOT_EAT.ko.format(kind=words.ko), DO_NOT_EAT.en.format(kind=words.en))
        _must_hear(day, "diner", diner, said, at)
    for courier, labels in _labels(day, ids).items():
        said = FETCH.filled(labels=", ".join(labels))
        _must_hear(day, "courier", courier, said, at)


def _in_the_hall(day: MealDay, called: Collection[Diner], kind: str) -> set[int]:
    """Whoever eats it without a door: nobody brings it, somebody has to say it in the hall."""
    rows = Stop.objects.within(day_id=day.pk, diner_id__in=[one.pk for one in called])
    at_doors = {row.diner_id for row in rows if kind in row.meals}
    return {one.pk for one in called} - at_doors


def _labels(day: MealDay, called: Collection[int]) -> Mapping[int, list[str]]:
    """Courier → the doors of theirs with anything called back; only couriers whom this recall meets."""
    recalled = recalled_kinds(day.kitchen_id, day.on)
    rows = Stop.objects.within(day_id=day.pk, route__isnull=False, diner_id__in=list(recalled))
    found: dict[int, list[str]] = {}
    met = set()
    for row in rows.select_related("route").order_by("route__number", "place"):
        if row.route is not None and recalled[row.diner_id] & set(row.meals):
            found.setdefault(row.route.courier_id, []).append(label_of(row))
            if row.diner_id in called:
                met.add(row.route.courier_id)
    return {courier: labels for courier, labels in found.items() if courier in met}


def _must_hear(day: MealDay, audience: str, key: int, words: Words, at: datetime) -> None:
    """One sentence; a second recall says all of it anew, and has to be said again."""
    DayMessage.objects.everywhere("one sentence, always the newest").update_or_create(
        day=day,
        replan=None,
        audience=audience,
        key=key,
        about=ABOUT,
        defaults={
            "words": words.as_dict(),
            "noted_at": at,
            "told_at": None,
            "told_by": None,
        },
    )
