"""Jobs (일자리): a post that is offered, who works in the kitchen, and how that was decided."""

from django.db import models

from dure.kernel.scoped import ScopedRows
from dure.kernel.sealed import SealedText
from dure.kernel.words import Words


class JobPosting(models.Model):
    """JobPosting (모집): so many places of one kind of senior job, and what the work asks of a body."""

    public_id = models.CharField(max_length=12, unique=True)
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="postings"
    )
    job_type = models.CharField(max_length=12)  # public, capability, community
    part = models.CharField(max_length=12)  # cook, pack, courier
    title_ko = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120)
    places = models.PositiveSmallIntegerField(default=1)
    skills = models.JSONField(default=list)  # codes of pack/skills.yaml
    lifts_kg = models.PositiveSmallIntegerField(default=0)
    stands_minutes = models.PositiveSmallIntegerField(default=0)
    weekdays = models.JSONField(default=list)  # 1 is Monday
    starts_on = models.DateField()
    ends_before = models.DateField(null=True, blank=True)
    posted_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "job_posting"

    def __str__(self) -> str:
        return f"posting {self.public_id}"

    @property
    def title(self) -> Words:
        """The title in both languages."""
        return Words(self.title_ko, self.title_en)


class Worker(models.Model):
    """Worker (참여 어르신): an older person who applied for work in a kitchen, or works there.

    Decided by people from a checklist with evidence; until then nobody is put on a roster. What the
    body can do is asked, never measured, and never a reason that others see.
    """

    public_id = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kitchen = models.ForeignKey(
        "care_meals.Kitchen", on_delete=models.PROTECT, related_name="workers"
    )
    job_type = models.CharField(max_length=12)
    part = models.CharField(max_length=12)
    skills = models.JSONField(default=list)
    month_hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    lifts_kg = models.PositiveSmallIntegerField(default=0)
    stands_minutes = models.PositiveSmallIntegerField(default=240)
    most_distance_m = models.PositiveIntegerField(null=True, blank=True)
    latitude = SealedText(blank=True)
    longitude = SealedText(blank=True)
    weekdays = models.JSONField(default=list)  # wished ones
    applied_on = models.DateField()
    early = models.BooleanField(default=False)  # applied before the year: 30 days to decide
    decided_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=8, blank=True)  # yes, no
    decided_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_not = SealedText(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)  # the first day without work

    objects = ScopedRows()

    class Meta:
        db_table = "worker"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kitchen"],
                condition=models.Q(left_on__isnull=True) & ~models.Q(decision="no"),
                name="worker_once_a_kitchen",
            )
        ]

    def __str__(self) -> str:
        return f"worker {self.public_id}"

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the home; None where nobody has looked."""
        if not self.latitude or not self.longitude:
            return None
        return float(self.latitude), float(self.longitude)


class EligibilityCheck(models.Model):
    """EligibilityCheck (자격 확인): one line of the checklist, what was seen and by whom."""

    worker = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="checks")
    item = models.CharField(max_length=30)  # a code of pack/eligibility.yaml
    met = models.BooleanField()
    evidence = models.CharField(max_length=20)  # which paper was seen
    seen_on = models.DateField()
    noted_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedRows()

    class Meta:
        db_table = "eligibility_check"
        constraints = [
            models.UniqueConstraint(fields=["worker", "item"], name="eligibility_check_once")
        ]

    def __str__(self) -> str:
        return f"check {self.item} of worker {self.worker_id}"


class JobOffer(models.Model):
    """JobOffer (제안): a post offered to somebody it fits, answered from a phone (G1)."""

    posting = models.ForeignKey(
        "care_meals.JobPosting", on_delete=models.PROTECT, related_name="offers"
    )
    worker = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="offers")
    reasons = models.JSONField(default=list)  # why it fits, as codes and values on that day
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=8, blank=True)  # yes, no

    objects = ScopedRows()

    class Meta:
        db_table = "job_offer"
        constraints = [models.UniqueConstraint(fields=["posting", "worker"], name="job_offer_once")]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class WorkerPair(models.Model):
    """WorkerPair (짝): two who work the same shifts, or never one together."""

    kitchen = models.ForeignKey("care_meals.Kitchen", on_delete=models.PROTECT, related_name="+")
    one = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # together, apart

    objects = ScopedRows()

    class Meta:
        db_table = "worker_pair"
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="worker_pair_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="worker_pair_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class WorkerLink(models.Model):
    """WorkerLink (근무 링크): opens one's own shifts without a password; bound to the first phone."""

    worker = models.ForeignKey("care_meals.Worker", on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    token = SealedText()  # so that the same link can be sent again
    made_at = models.DateTimeField()
    phone = models.CharField(max_length=64, blank=True)  # the digest of the phone's own mark
    bound_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "worker_link"
        constraints = [
            models.UniqueConstraint(
                fields=["worker"],
                condition=models.Q(ended_at__isnull=True),
                name="worker_link_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"worker link {self.pk}"
