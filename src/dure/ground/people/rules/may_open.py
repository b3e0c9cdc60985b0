"""May this row be opened? Decided on plain values, in the order in which people would ask."""

from dataclasses import dataclass

from dure.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Asking:
    """What the gate knows when somebody asks to open a row."""

    has_second_factor: bool
    is_permitted: bool
    is_own: bool  # the asker's role is of the organisation that registered the person
    basis: str  # of the purpose: task, consent or emergency
    has_consent: bool
    has_reason: bool
    is_erased: bool


def check_opening(asking: Asking) -> None:
    """Refused: second factor, right, erased, reason, consent. The first that fails is the answer."""
    if not asking.is_permitted:
        raise Refused("people.not_yours_to_open")
    if not asking.has_second_factor:
        raise Refused("access.second_factor_needed")
    if asking.is_erased:
        raise Refused("people.erased")
    if asking.basis == "emergency":
        if not asking.has_reason:
            raise Refused("people.reason_needed")
        return
    if asking.basis == "task" and asking.is_own:
        return
    if not asking.has_consent:
        raise Refused("people.no_consent")
