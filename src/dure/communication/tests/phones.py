"""A house that can send to phones: SOLAPI over loopback, and somebody with a confirmed number."""

from collections.abc import Iterator
from contextlib import contextmanager

from dure.communication.models import ContactPoint
from dure.communication.queries.marks import mark_of
from dure.communication.rules.phone_numbers import shown
from dure.communication.tests.fakes.loopback import served
from dure.communication.tests.fakes.solapi import FakeSolapi
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW

NUMBER = "01012345678"
PLACES = {"#{단계}", "#{제목}", "#{누구}", "#{주소}"}


@contextmanager
def phones(settings, *, talk: bool = False) -> Iterator[FakeSolapi]:
    """The settings of a house with SOLAPI; with `talk` also an approved template for alerts."""
    with served(FakeSolapi()) as provider:
        settings.DURE_SMS, settings.DURE_SMS_FROM = "solapi", "0215991234"
        settings.DURE_SOLAPI_ADDRESS = provider.address
        settings.DURE_SOLAPI_KEY, settings.DURE_SOLAPI_SECRET = provider.key, provider.secret
        if talk:
            settings.DURE_KAKAO_PROFILE = "KA01PF0001"
            settings.DURE_ALIMTALK_TEMPLATES = "communication.alert_step=KA01TP0001"
            provider.templates["KA01TP0001"] = PLACES
        yield provider


def has_phone(actor: Actor, number: str = NUMBER) -> ContactPoint:
    """The actor has confirmed this number."""
    return ContactPoint.objects.create(
        account_id=actor.account_id,
        kind="phone",
        address=number,
        mark=mark_of(number),
        label=shown(number),
        confirmed_at=NOW,
        made_at=NOW,
    )
