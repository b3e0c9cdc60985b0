"""Referrals: one organisation asks another to help somebody, and hears how it went."""

from django.conf import settings
from django.db import models

from dure.kernel.ledger import LedgerRows
from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText


class Referral(models.Model):
    """Referral (연계 의뢰): whom, by whom, to whom, for what; what travels is sealed and never changes.

    `state` is what the rule makes of its steps, kept here so that lists need not read them all.
    """

    public_id = models.CharField(max_length=12, unique=True)
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    sender = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    recipient = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.ForeignKey("activities.ServiceKind", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(
        "activities.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place_code = models.CharField(max_length=20)
    items = models.JSONField(default=list)
    parcel = SealedText(blank=True)  # JSON: item, Korean, English
    state = models.CharField(max_length=10, default="sent")
    state_since = models.DateTimeField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "referral"
        indexes = [
            models.Index(fields=["initiative", "state"], name="referral_by_state"),
            models.Index(fields=["recipient", "state"], name="referral_by_recipient"),
            models.Index(fields=["sender", "state"], name="referral_by_sender"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(sender=models.F("recipient")), name="referral_to_another"
            )
        ]

    def __str__(self) -> str:
        return f"referral {self.public_id}"


class ReferralStep(models.Model):
    """ReferralStep (의뢰 단계): what was done, by whom, on whose behalf, when; append-only."""

    referral = models.ForeignKey(
        "activities.Referral", on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=160)  # the name as it was then
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    to_organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    code = models.CharField(max_length=20, blank=True)
    note = SealedText(blank=True)  # may name somebody
    happened_on = models.DateField(null=True, blank=True)
    via_link = models.BooleanField(default=False)

    objects = LedgerRows()

    class Meta:
        db_table = "referral_step"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} of referral {self.referral_id}"


class ReferralTerms(models.Model):
    """ReferralTerms (의뢰 기한): within how many days an initiative expects each step, from a day on."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    since_on = models.DateField()
    answer_days = models.PositiveSmallIntegerField()
    contact_days = models.PositiveSmallIntegerField()
    outcome_days = models.PositiveSmallIntegerField()
    climb_days = models.PositiveSmallIntegerField()
    expire_days = models.PositiveSmallIntegerField()
    keep_days = models.PositiveSmallIntegerField()
    link_days = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=160)

    objects = LedgerRows()

    class Meta:
        db_table = "referral_terms"
        ordering = ["initiative", "since_on", "pk"]

    def __str__(self) -> str:
        return f"referral terms since {self.since_on}"


class ReferralLink(models.Model):
    """ReferralLink (의뢰 링크): by which a partner without an account answers one referral.

    The link alone shows nothing personal: it sends a code to the address that was invited.
    """

    referral = models.ForeignKey(
        "activities.Referral", on_delete=models.PROTECT, related_name="links"
    )
    recipient = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    token = SealedText()
    address = SealedText()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=64, blank=True)  # a digest
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)  # on the day of the last one
    code_sent_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "referral_link"

    def __str__(self) -> str:
        return f"link {self.pk} of referral {self.referral_id}"


class ReferralReader(models.Model):
    """ReferralReader (링크를 연 사람): a browser in which the code of a link was typed."""

    link = models.ForeignKey(
        "activities.ReferralLink", on_delete=models.PROTECT, related_name="readers"
    )
    mark = models.CharField(max_length=64)  # a digest
    known_at = models.DateTimeField()
    until = models.DateTimeField()

    objects = ScopedRows()

    class Meta:
        db_table = "referral_reader"
        constraints = [
            models.UniqueConstraint(fields=["link", "mark"], name="referral_reader_once")
        ]

    def __str__(self) -> str:
        return f"reader of link {self.link_id}"
