"""Keys of providers: from the environment, sealed or plain; sealed ones open with the house's own."""

from dataclasses import dataclass

from django.conf import settings

from dure.kernel.sealed import MARK, WrongKey, unseal


def opened(key: str) -> str:
    """A key as its provider knows it; nothing where it is sealed for another house."""
    if not key.startswith(MARK):
        return key
    try:
        return unseal(key)
    except WrongKey:
        return ""


@dataclass(frozen=True, slots=True)
class Account:
    """An account with a provider: where, by which name, with which key."""

    address: str
    name: str
    key: str

    @property
    def is_whole(self) -> bool:
        """Nothing is missing."""
        return bool(self.address and self.name and self.key)

    def __repr__(self) -> str:
        return f"Account({self.address})"


def solapi_account() -> Account:
    """The one of SOLAPI."""
    return Account(
        settings.DURE_SOLAPI_ADDRESS, settings.DURE_SOLAPI_KEY, opened(settings.DURE_SOLAPI_SECRET)
    )


def sens_account() -> Account:
    """The one of Naver Cloud SENS."""
    return Account(
        settings.DURE_SENS_ADDRESS,
        settings.DURE_SENS_ACCESS_KEY,
        opened(settings.DURE_SENS_SECRET_KEY),
    )
