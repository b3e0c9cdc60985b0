"""Place (지역): one administrative code in one code system, valid for a time."""

from django.db import models

from dure.kernel.words import Words


class Place(models.Model):
    """Place (지역): a dated code; the same code may name different areas at different times."""

    system = models.CharField(max_length=10, default="mois")  # 10 digits; kostat has 8
    code = models.CharField(max_length=20)
    level = models.CharField(max_length=16)  # sido, sigungu, gu, eup_myeon_dong, office (출장소)
    name_ko = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    parent_code = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the first day on which it no longer holds
    fictional = models.BooleanField(default=False)
    verified = models.BooleanField(default=True)  # false: the official code could not be checked

    class Meta:
        db_table = "place"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "code", "valid_from"], name="place_dated_once"
            )
        ]
        indexes = [models.Index(fields=["system", "parent_code"], name="place_by_parent")]

    def __str__(self) -> str:
        return f"{self.system}:{self.code}"

    @property
    def name(self) -> Words:
        """The name in both languages; the Korean one where no English name is known."""
        return Words(self.name_ko, self.name_en or self.name_ko)


class PlaceChange(models.Model):
    """PlaceChange (행정구역 변경): from a day on, `share` of the old code's people are in the new one."""

    system = models.CharField(max_length=10, default="mois")
    old_code = models.CharField(max_length=20)
    new_code = models.CharField(max_length=20)
    changed_on = models.DateField()
    share = models.DecimalField(max_digits=6, decimal_places=5, default=1)
    reason = models.CharField(max_length=200, blank=True)  # the citation
    verified = models.BooleanField(default=True)  # false: the share is an approximation

    class Meta:
        db_table = "place_change"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "old_code", "new_code", "changed_on"], name="place_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old_code}→{self.new_code}"


class PlaceAlias(models.Model):
    """PlaceAlias (다른 코드): a code of another system, or a code still in use elsewhere."""

    system = models.CharField(max_length=10)
    code = models.CharField(max_length=20)
    place_system = models.CharField(max_length=10, default="mois")
    place_code = models.CharField(max_length=20)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "place_alias"
        constraints = [
            models.UniqueConstraint(
                fields=["system", "code", "place_system", "place_code"], name="place_alias_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.system}:{self.code}={self.place_code}"
