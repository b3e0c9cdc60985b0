"""Grant (권한): a role given to an account for an organisation, an initiative, both or the house."""

from django.db import models


class Grant(models.Model):
    """Grant (권한): role and reach. A reporter holds one for her organisation in an initiative."""

    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=30)  # a code of pack/roles.yaml
    initiative = models.ForeignKey(
        "organisations.Initiative", null=True, blank=True, on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "access_grant"
        indexes = [models.Index(fields=["account", "role"], name="grant_by_account")]

    def __str__(self) -> str:
        return f"{self.role} of account {self.account_id}"


class Invitation(models.Model):
    """Invitation (초대): a role waiting for somebody; the link's token is kept only as a digest."""

    token_digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    role = models.CharField(max_length=30)
    initiative = models.ForeignKey(
        "organisations.Initiative", null=True, blank=True, on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT
    )
    invited_by = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "access.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "invitation"

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ApiToken(models.Model):
    """ApiToken (API 열쇠): an account's key for programs; kept only as a digest, shown once."""

    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "api_token"

    def __str__(self) -> str:
        return f"token {self.pk}"
