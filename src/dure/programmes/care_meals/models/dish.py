"""Dishes (음식): recipes for one portion, in which textures and for which diets they can be given."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.words import Words


class Dish(models.Model):
    """Dish (음식): what an organisation's kitchens cook. A dish is retired, never deleted."""

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name_ko = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    course = models.CharField(max_length=10)  # rice, soup, main, side, kimchi, other
    pot = models.PositiveIntegerField(null=True, blank=True)  # portions that one batch makes
    textures = models.JSONField(default=list)  # IDDSI levels in which the kitchen can make it
    diets = models.JSONField(default=list)  # codes of the diets that it suits
    further = models.JSONField(default=list)  # allergens besides those of the ingredients
    keeps = models.CharField(max_length=6, default="hot")  # hot, cold, room
    seasons = models.JSONField(default=list)
    method = models.TextField(blank=True)
    retired_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "dish"
        ordering = ["name_ko", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name_ko"],
                condition=models.Q(retired_on__isnull=True),
                name="dish_named_once",
            )
        ]

    def __str__(self) -> str:
        return f"dish {self.public_id}"

    @property
    def name(self) -> Words:
        """The name in both languages; the Korean one where there is no other."""
        return Words(self.name_ko, self.name_en or self.name_ko)


class DishIngredient(models.Model):
    """DishIngredient (재료): what one portion takes of something, as it comes to the table."""

    dish = models.ForeignKey(
        "care_meals.Dish", on_delete=models.CASCADE, related_name="ingredients"
    )
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=9, decimal_places=3)
    unit = models.CharField(max_length=4)  # g, ml, each
    loss = models.DecimalField(max_digits=5, decimal_places=3, default=1)
    pack = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    allergens = models.JSONField(default=list)

    objects = ScopedRows()

    class Meta:
        db_table = "dish_ingredient"
        ordering = ["dish", "place"]
        constraints = [
            models.UniqueConstraint(fields=["dish", "name"], name="dish_ingredient_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="dish_ingredient_some_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"ingredient {self.pk}"
