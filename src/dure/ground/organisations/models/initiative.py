"""Initiative (공동사업): many organisations that attack one social problem together."""

from django.db import models

from dure.kernel.words import Words


class Initiative(models.Model):
    """Initiative (공동사업): one collective-impact effort with its own members, rounds and numbers."""

    slug = models.SlugField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    about_ko = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    phase = models.CharField(max_length=20, default="organise")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    place_code = models.CharField(max_length=20, blank=True)
    # Publication settings: the smallest group that is shown in public, and the licence of the data.
    min_cell = models.PositiveSmallIntegerField(default=5)
    protection = models.CharField(max_length=10, default="hide")  # hide, round
    zeros = models.CharField(max_length=10, default="publish")  # publish, hide
    # Nothing set is 0: then the least denominator is twice the smallest group, and amounts are free.
    least_denominator = models.PositiveSmallIntegerField(default=0)
    dominance_n = models.PositiveSmallIntegerField(default=0)
    dominance_k = models.PositiveSmallIntegerField(default=0)
    p_percent = models.PositiveSmallIntegerField(default=0)
    licence = models.CharField(max_length=60, default="KOGL-1")
    # The legal ground on which people may be counted across organisations; "sum" claims none.
    people_mode = models.CharField(max_length=20, default="sum")
    people_mode_basis = models.TextField(blank=True)
    programmes = models.JSONField(default=list, blank=True)  # codes of the programmes it runs

    class Meta:
        db_table = "initiative"
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)

    @property
    def about(self) -> Words:
        """What it is for, in both languages."""
        return Words(self.about_ko, self.about_en)
