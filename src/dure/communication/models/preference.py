"""How somebody wants to be told: contact points, wishes for occasions, hours of rest."""

from datetime import time

from django.conf import settings
from django.db import models

from dure.kernel.sealed import SealedText


class ContactPoint(models.Model):
    """ContactPoint (연락처): where an account can be reached besides its e-mail address."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=8)  # phone, push, hook, service
    address = SealedText()  # a number, or JSON of a push subscription, or an address
    mark = models.CharField(max_length=64)  # keyed digest of the address
    label = models.CharField(max_length=80, blank=True)  # "010-****-5678", "Chrome"
    secret = SealedText(blank=True)  # signs what a webhook gets
    code = models.CharField(max_length=64, blank=True)  # digest of the figures that confirm it
    code_until = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "contact_point"
        constraints = [
            models.UniqueConstraint(fields=["account", "kind", "mark"], name="contact_point_once")
        ]

    def __str__(self) -> str:
        return f"contact point {self.pk} {self.kind}"


class AddressMark(models.Model):
    """AddressMark (주소 표시): an address nobody answers at (`dead`), or that wants nothing (`opt_out`).

    Known by a keyed digest only: the list names no address.
    """

    mark = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)  # dead, opt_out
    channel = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=80, blank=True)
    times = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        db_table = "address_mark"
        constraints = [models.UniqueConstraint(fields=["mark", "kind"], name="address_mark_once")]

    def __str__(self) -> str:
        return f"address mark {self.kind}"


class NoticeManner(models.Model):
    """NoticeManner (받는 방식): an account's order of channels, hours of rest and day of the digest."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    order = models.JSONField(default=list)  # channels, the first tried first; empty: the house's
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(8))
    digest = models.CharField(max_length=8, default="weekly")  # daily, weekly, never
    digest_day = models.PositiveSmallIntegerField(default=0)  # Monday
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "notice_manner"

    def __str__(self) -> str:
        return f"manner of account {self.account_id}"


class NoticeWish(models.Model):
    """NoticeWish (알림 바람): how often an account wants to hear of one occasion, and by which channel."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    occasion = models.CharField(max_length=80)
    frequency = models.CharField(max_length=8)  # now, digest, never
    channel = models.CharField(max_length=12, blank=True)  # first of the ways; empty: as the rest

    class Meta:
        db_table = "notice_wish"
        constraints = [
            models.UniqueConstraint(fields=["account", "occasion"], name="notice_wish_once")
        ]

    def __str__(self) -> str:
        return f"wish of account {self.account_id} on {self.occasion}"
