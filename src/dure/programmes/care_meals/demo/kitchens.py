"""The two kitchens open, with their dishes; the initiative takes the programme's indicators over."""

from datetime import date, time, timedelta

from dure.activities.services import begin_programme
from dure.kernel.words import Words
from dure.measurement.services import take_over_indicators
from dure.measurement.services.take_over_indicators import TakeOver
from dure.programmes.care_meals.demo.stage import BACKBONE, CODE, Table, told
from dure.programmes.care_meals.models import Menu
from dure.programmes.care_meals.services import bring_dishes, lay_week, open_kitchen, plan_menu
from dure.programmes.care_meals.types.diners import KitchenDraft
from dure.programmes.care_meals.types.dishes import MenuDraft, MenuSlot, SeasonWeek

OPENED, COUNTED_SINCE = date(2026, 7, 20), date(2026, 11, 1)
COUNTY = "9901000000"
WEEK = timedelta(days=7)


def open_kitchens(table: Table) -> None:
    """손맛 주방 cooks and delivers; the welfare centre's hall serves at its own tables."""
    stage, spot = table.stage, told()["kitchen"]
    begin_programme(
        **table.act(OPENED, 8, who=BACKBONE),
        initiative_id=stage.initiatives["halmae"],
        programme=CODE,
    )
    draft = KitchenDraft(
        **table.here,
        name=Words("손맛 주방", "Sonmat kitchen"),
        place_code="9901025000",
        latitude=spot[0],
        longitude=spot[1],
        capacity=110,
        opens=time(6, 30),
        closes=time(14, 0),
        licence="집단급식소 신고 가람-2024-12 (92식)",
    )
    table.kitchen = open_kitchen(**table.act(OPENED, 9), draft=draft)
    hall = KitchenDraft(
        initiative_id=stage.initiatives["halmae"],
        organisation_id=stage.organisations["welfare"],
        name=Words("복지관 경로식당", "Hall of the welfare centre"),
        place_code="9901025000",
        latitude=spot[0] + 0.003,
        longitude=spot[1] - 0.002,
        capacity=60,
        opens=time(8, 0),
        closes=time(14, 0),
        licence="집단급식소 신고 가람-2019-03",
    )
    table.hall = open_kitchen(**table.act(OPENED, 9, 30, who=BACKBONE), draft=hall)


def cook_from_the_pack(table: Table) -> None:
    """Both kitchens begin with the dishes of the pack; menus are laid for this week and the next."""
    today = table.stage.today
    monday = today - timedelta(days=today.isoweekday() - 1)
    for kitchen in (table.kitchen, table.hall):
        who = table.act(OPENED, 10, who=BACKBONE)
        bring_dishes(**who, kitchen_id=kitchen)
        for first in (monday - WEEK, monday, monday + WEEK):
            week = SeasonWeek("autumn", 1, first)
            lay_week(**table.act(OPENED, 11, who=BACKBONE), kitchen_id=kitchen, laid=week)
    _weekend(table, today)
    _weekend(table, today + timedelta(days=1))


def _weekend(table: Table, day: date) -> None:
    """The season's pack knows workdays; whoever opens the demo on a Sunday eats as on Monday."""
    for kitchen in (table.kitchen, table.hall):
        for kind in ("care_meals.lunchbox", "care_meals.banchan", "care_meals.hall"):
            there = Menu.objects.within(kitchen_id=kitchen, kind=kind)
            if there.filter(on=day).exists():
                continue
            like = there.filter(on__isnull=True).order_by("weekday").first()
            if like is None:
                continue
            lines = like.lines.order_by("place").prefetch_related("stand_ins__dish")
            instead = tuple(
                (each.dish.public_id, tuple(one.dish.public_id for one in each.stand_ins.all()))
                for each in lines.select_related("dish")
            )
            draft = MenuDraft(tuple(name for name, _ in instead), instead)
            who = table.act(OPENED, 12, who=BACKBONE)
            plan_menu(**who, kitchen_id=kitchen, slot=MenuSlot(kind, day), draft=draft)


def take_indicators_over(table: Table) -> None:
    """From November on what the kitchen does is counted by itself."""
    wish = TakeOver(CODE, [table.here["organisation_id"]], COUNTY, COUNTED_SINCE)
    who = table.act(COUNTED_SINCE, 9, who=BACKBONE)
    take_over_indicators(**who, initiative_id=table.here["initiative_id"], wish=wish)
