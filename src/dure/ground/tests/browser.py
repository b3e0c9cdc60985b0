"""The browser of somebody of the village: signed in, with or without a second factor, in a language."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.test import Client

from dure.ground.access.models import Account
from dure.ground.journal.types import Actor


def browser_of(actor: Actor, *, language: str = "ko", second_factor: bool = True) -> Client:
    """A client that is signed in as this person."""
    account = Account.objects.get(pk=actor.account_id)
    if second_factor:
        secret = {"secret": "JBSWY3DPEHPK3PXP"}
        Authenticator.objects.get_or_create(user=account, type="totp", defaults={"data": secret})
    client = Client()
    client.force_login(account)
    if second_factor:
        _show_second_factor(client, account)
    client.cookies["dure_language"] = language
    return client


def _show_second_factor(client: Client, account: Account) -> None:
    # Written as the sign-in library does it, which takes a request and not a session.
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, account, method="mfa", type="totp")
    request.session.save()


def page(client: Client, address: str, status: int = 200) -> str:
    """The page as it is answered."""
    answer = client.get(address)
    assert answer.status_code == status, (
        address,
        answer.status_code,
        answer.content.decode()[:900],
    )
    return str(answer.content.decode())


def send(client: Client, where: str, /, status: int = 302, **fields: object) -> str:
    """What is answered to a form; where it leads to, when it leads on."""
    answer = client.post(where, fields)
    assert answer.status_code == status, (where, answer.status_code, answer.content.decode()[:900])
    return str(answer.headers.get("Location") or answer.content.decode())
