"""Organisation (기관): a cooperative, social enterprise, office, club or funder."""

from django.db import models

from dure.kernel.words import Words


class Organisation(models.Model):
    """Organisation (기관): one body with a name, a Korean legal type and a period of validity."""

    slug = models.SlugField(max_length=80, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    type = models.CharField(max_length=40)  # a code of pack/organisation_types.yaml
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    business_number = models.CharField(max_length=12, blank=True)
    corporate_number = models.CharField(max_length=14, blank=True)
    place_code = models.CharField(max_length=20, blank=True)
    about_ko = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "organisation"
        ordering = ["name_ko"]
        constraints = [
            models.UniqueConstraint(
                fields=["business_number"],
                condition=~models.Q(business_number=""),
                name="organisation_business_number_once",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def name(self) -> Words:
        """The name in both languages."""
        return Words(self.name_ko, self.name_en)


class Membership(models.Model):
    """Membership (참여): an organisation takes part in an initiative for a time, in one part."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="memberships"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="memberships"
    )
    part = models.CharField(max_length=20, default="member")  # member, backbone, funder, partner
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    # Entered by the backbone while nobody spoke for the organisation yet: not confirmed by itself.
    confirmed = models.BooleanField(default=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        db_table = "membership"
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "organisation", "joined_on"], name="membership_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.initiative_id}"
