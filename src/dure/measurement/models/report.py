"""Rounds and reports: who is asked for what by when, and how far each report has come (B3, B4, B6)."""

from django.db import models

from dure.kernel.scoped import ScopedRows


class ReportingRound(models.Model):
    """ReportingRound (보고 회차): an initiative asks its members for one period."""

    initiative = models.ForeignKey(
        "organisations.Initiative", on_delete=models.PROTECT, related_name="rounds"
    )
    period = models.CharField(max_length=8)
    period_kind = models.CharField(max_length=8)
    opens_on = models.DateField()
    due_on = models.DateField()
    locks_on = models.DateField()

    class Meta:
        db_table = "reporting_round"
        constraints = [
            models.UniqueConstraint(fields=["initiative", "period"], name="reporting_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.period}"


class PeriodException(models.Model):
    """PeriodException (마감 예외): one organisation may still report until a day; expires by itself."""

    round = models.ForeignKey(
        "measurement.ReportingRound", on_delete=models.PROTECT, related_name="exceptions"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    until = models.DateField()
    reason = models.CharField(max_length=300)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(
        null=True, blank=True
    )  # it was wrong; it gives nothing since

    class Meta:
        db_table = "period_exception"

    def __str__(self) -> str:
        return f"exception {self.pk}"


class Report(models.Model):
    """Report (보고서): one organisation's answer to one round."""

    round = models.ForeignKey(
        "measurement.ReportingRound", on_delete=models.PROTECT, related_name="reports"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    public_id = models.CharField(max_length=12, unique=True)
    status = models.CharField(max_length=10, default="draft")  # rules/report_status.py
    note = models.TextField(blank=True)

    objects = ScopedRows()

    class Meta:
        db_table = "report"
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="report_once")
        ]
        indexes = [models.Index(fields=["organisation", "status"], name="report_by_org")]

    def __str__(self) -> str:
        return f"report {self.public_id}"


class Approval(models.Model):
    """Approval (처리 단계): one step of a report - submitted, returned, approved - named and dated."""

    report = models.ForeignKey("measurement.Report", on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(blank=True)

    class Meta:
        db_table = "approval"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step} of report {self.report_id}"


class Finding(models.Model):
    """Finding (점검 의견): something a soft rule noticed; its explanation stays visible (B7)."""

    report = models.ForeignKey(
        "measurement.Report", on_delete=models.PROTECT, related_name="findings"
    )
    indicator = models.ForeignKey(
        "measurement.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    place_code = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=160, blank=True)
    code = models.CharField(max_length=60)
    values = models.JSONField(default=dict)
    explanation = models.TextField(blank=True)
    explained_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    explained_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "finding"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator", "place_code", "cell", "code"], name="finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"finding {self.pk}"
