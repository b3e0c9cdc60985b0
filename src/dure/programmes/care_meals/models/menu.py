"""Menus (식단): what is eaten on a day, or on a weekday of a season's week, and what may stand in."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class Menu(models.Model):
    """Menu (식단): of one kind of meal, for a day of a kitchen or for a weekday of a season's week."""

    public_id = models.CharField(max_length=12, unique=True)
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="menus"
    )
    kind = models.CharField(max_length=60)
    on = models.DateField(null=True, blank=True)
    season = models.CharField(max_length=10, blank=True)
    week = models.PositiveSmallIntegerField(default=0)
    weekday = models.PositiveSmallIntegerField(default=0)  # 1 is Monday

    objects = ScopedRows()

    class Meta:
        db_table = "menu"
        constraints = [
            models.UniqueConstraint(
                fields=["kitchen", "kind", "on"],
                condition=models.Q(on__isnull=False),
                name="menu_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["kitchen", "kind", "season", "week", "weekday"],
                condition=models.Q(on__isnull=True),
                name="menu_once_a_season",
            ),
            models.CheckConstraint(
                condition=models.Q(on__isnull=False, season="", week=0, weekday=0)
                | models.Q(on__isnull=True, week__gte=1, weekday__range=(1, 7))
                & ~models.Q(season=""),
                name="menu_of_a_day_or_a_season",
            ),
        ]

    def __str__(self) -> str:
        return f"menu {self.public_id}"


class MenuLine(models.Model):
    """MenuLine (식단의 음식): a dish of a menu, in its place."""

    menu = models.ForeignKey("care_meals.Menu", on_delete=models.CASCADE, related_name="lines")
    dish = models.ForeignKey("care_meals.Dish", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    objects = ScopedRows()

    class Meta:
        db_table = "menu_line"
        ordering = ["menu", "place"]
        constraints = [models.UniqueConstraint(fields=["menu", "dish"], name="menu_line_dish_once")]

    def __str__(self) -> str:
        return f"menu line {self.pk}"


class StandIn(models.Model):
    """StandIn (대신할 음식): what comes where somebody cannot have the dish; the best first."""

    line = models.ForeignKey(
        "care_meals.MenuLine", on_delete=models.CASCADE, related_name="stand_ins"
    )
    dish = models.ForeignKey("care_meals.Dish", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    objects = ScopedRows()

    class Meta:
        db_table = "menu_stand_in"
        ordering = ["line", "place"]
        constraints = [models.UniqueConstraint(fields=["line", "dish"], name="menu_stand_in_once")]

    def __str__(self) -> str:
        return f"stand-in {self.pk}"


class WithoutDish(models.Model):
    """WithoutDish (빼고 담기): somebody decided that a diner's meal goes without a dish of the menu."""

    menu = models.ForeignKey("care_meals.Menu", on_delete=models.CASCADE, related_name="without")
    dish = models.ForeignKey("care_meals.Dish", on_delete=models.PROTECT, related_name="+")
    diner = models.ForeignKey("care_meals.Diner", on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "menu_without"
        constraints = [
            models.UniqueConstraint(fields=["menu", "dish", "diner"], name="menu_without_once")
        ]

    def __str__(self) -> str:
        return f"without {self.pk}"
