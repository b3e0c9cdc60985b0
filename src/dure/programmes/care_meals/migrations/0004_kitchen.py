"""Dishes, menus, kitchen sheets and the food log."""

import django.db.models.deletion
import dure.kernel.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("care_meals", "0003_jobs"),
        ("organisations", "0007_programmes"),
        ("people", "0002_names_supporters_and_death"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(max_length=12, unique=True)),
                ("name_ko", models.CharField(max_length=80)),
                ("name_en", models.CharField(blank=True, max_length=80)),
                ("course", models.CharField(max_length=10)),
                ("pot", models.PositiveIntegerField(blank=True, null=True)),
                ("textures", models.JSONField(default=list)),
                ("diets", models.JSONField(default=list)),
                ("further", models.JSONField(default=list)),
                ("keeps", models.CharField(default="hot", max_length=6)),
                ("seasons", models.JSONField(default=list)),
                ("method", models.TextField(blank=True)),
                ("retired_on", models.DateField(blank=True, null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "db_table": "dish",
                "ordering": ["name_ko", "id"],
            },
        ),
        migrations.CreateModel(
            name="DishIngredient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("amount", models.DecimalField(decimal_places=3, max_digits=9)),
                ("unit", models.CharField(max_length=4)),
                ("loss", models.DecimalField(decimal_places=3, default=1, max_digits=5)),
                (
                    "pack",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=9, null=True),
                ),
                ("allergens", models.JSONField(default=list)),
                (
                    "dish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ingredients",
                        to="care_meals.dish",
                    ),
                ),
            ],
            options={
                "db_table": "dish_ingredient",
                "ordering": ["dish", "place"],
            },
        ),
        migrations.CreateModel(
            name="FoodReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("point", models.CharField(max_length=10)),
                ("route", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("celsius", models.DecimalField(decimal_places=1, max_digits=5)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("limit_celsius", models.DecimalField(decimal_places=1, max_digits=5)),
                ("holds", models.BooleanField()),
                ("deed", models.CharField(blank=True, max_length=300)),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="care_meals.foodreading",
                    ),
                ),
                (
                    "dish",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.dish",
                    ),
                ),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "food_reading",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="HealthAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("answers", dure.kernel.sealed.SealedText()),
                ("may_cook", models.BooleanField()),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "health_answer",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="KitchenSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(max_length=12, unique=True)),
                ("on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("meals", models.PositiveIntegerField()),
                ("body", dure.kernel.sealed.SealedText()),
                ("cooking_since", models.DateTimeField()),
                ("made_at", models.DateTimeField()),
                ("deed", models.CharField(blank=True, max_length=10)),
                ("note", dure.kernel.sealed.SealedText(blank=True)),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "kitchen_sheet",
                "ordering": ["kitchen", "on", "number"],
            },
        ),
        migrations.CreateModel(
            name="Menu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.CharField(max_length=12, unique=True)),
                ("kind", models.CharField(max_length=60)),
                ("on", models.DateField(blank=True, null=True)),
                ("season", models.CharField(blank=True, max_length=10)),
                ("week", models.PositiveSmallIntegerField(default=0)),
                ("weekday", models.PositiveSmallIntegerField(default=0)),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="menus",
                        to="care_meals.kitchen",
                    ),
                ),
            ],
            options={
                "db_table": "menu",
            },
        ),
        migrations.CreateModel(
            name="MenuLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "dish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.dish",
                    ),
                ),
                (
                    "menu",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="care_meals.menu",
                    ),
                ),
            ],
            options={
                "db_table": "menu_line",
                "ordering": ["menu", "place"],
            },
        ),
        migrations.CreateModel(
            name="PreservedSample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("stored_at", models.DateTimeField()),
                ("celsius", models.DecimalField(decimal_places=1, max_digits=5)),
                ("keep_until", models.DateTimeField()),
                ("disposed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.dish",
                    ),
                ),
                (
                    "disposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "stored_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "preserved_sample",
                "ordering": ["keep_until", "id"],
            },
        ),
        migrations.CreateModel(
            name="Recall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("kind", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=10)),
                ("note", dure.kernel.sealed.SealedText(blank=True)),
                ("told_at", models.DateTimeField()),
                (
                    "diner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.diner",
                    ),
                ),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "meal_recall",
            },
        ),
        migrations.CreateModel(
            name="ReceivingInspection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("item", models.CharField(max_length=80)),
                ("amount", models.CharField(blank=True, max_length=40)),
                ("supplier", models.CharField(blank=True, max_length=80)),
                ("keeps", models.CharField(max_length=6)),
                (
                    "celsius",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True),
                ),
                ("whole", models.BooleanField()),
                ("use_by", models.DateField(blank=True, null=True)),
                ("origin", models.CharField(blank=True, max_length=60)),
                ("taken", models.BooleanField()),
                ("faults", models.JSONField(default=list)),
                (
                    "kitchen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.kitchen",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "receiving_inspection",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "dish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.dish",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stand_ins",
                        to="care_meals.menuline",
                    ),
                ),
            ],
            options={
                "db_table": "menu_stand_in",
                "ordering": ["line", "place"],
            },
        ),
        migrations.CreateModel(
            name="WithoutDish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "diner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.diner",
                    ),
                ),
                (
                    "dish",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="care_meals.dish",
                    ),
                ),
                (
                    "menu",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="without",
                        to="care_meals.menu",
                    ),
                ),
            ],
            options={
                "db_table": "menu_without",
            },
        ),
        migrations.AddConstraint(
            model_name="dish",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retired_on__isnull", True)),
                fields=("organisation", "name_ko"),
                name="dish_named_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="dishingredient",
            constraint=models.UniqueConstraint(
                fields=("dish", "name"), name="dish_ingredient_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dishingredient",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="dish_ingredient_some_amount"
            ),
        ),
        migrations.AddIndex(
            model_name="foodreading",
            index=models.Index(fields=["kitchen", "on"], name="food_reading_of_a_day"),
        ),
        migrations.AddConstraint(
            model_name="kitchensheet",
            constraint=models.UniqueConstraint(
                fields=("kitchen", "on", "number"), name="kitchen_sheet_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="menu",
            constraint=models.UniqueConstraint(
                condition=models.Q(("on__isnull", False)),
                fields=("kitchen", "kind", "on"),
                name="menu_once_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="menu",
            constraint=models.UniqueConstraint(
                condition=models.Q(("on__isnull", True)),
                fields=("kitchen", "kind", "season", "week", "weekday"),
                name="menu_once_a_season",
            ),
        ),
        migrations.AddConstraint(
            model_name="menu",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("on__isnull", False), ("season", ""), ("week", 0), ("weekday", 0)),
                    models.Q(
                        ("on__isnull", True),
                        ("week__gte", 1),
                        ("weekday__range", (1, 7)),
                        models.Q(("season", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="menu_of_a_day_or_a_season",
            ),
        ),
        migrations.AddConstraint(
            model_name="menuline",
            constraint=models.UniqueConstraint(fields=("menu", "dish"), name="menu_line_dish_once"),
        ),
        migrations.AddConstraint(
            model_name="preservedsample",
            constraint=models.UniqueConstraint(
                fields=("kitchen", "on", "dish"), name="preserved_sample_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="recall",
            constraint=models.UniqueConstraint(
                fields=("kitchen", "on", "diner", "kind"), name="recall_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.UniqueConstraint(fields=("line", "dish"), name="menu_stand_in_once"),
        ),
        migrations.AddConstraint(
            model_name="withoutdish",
            constraint=models.UniqueConstraint(
                fields=("menu", "dish", "diner"), name="menu_without_once"
            ),
        ),
    ]
