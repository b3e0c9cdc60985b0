"""잃어버린 2단계 인증을 살피고 지워요 · look at a lost second factor, and take it off

For the director whom no other director can help. Looks only, until --take-off is given.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from dure.ground.access.queries import house, second_factor_of
from dure.ground.access.services import take_off_second_factor
from dure.ground.access.types import FactorOf
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.letters import leaves, letter
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

NOTICES = Path(__file__).resolve().parents[2] / "notices"
HAS = Words(
    "{name} <{email}>: 인증 앱 등록 {since}, 남은 복구 코드 {n}개. 지우려면 --take-off를 붙여 주세요.",
    "{name} <{email}>: an app since {since}, {n} recovery code{s} left. Add --take-off to take both off.",
)
NONE = Words(
    "{name} <{email}>: 2단계 인증이 없어요. 로그인하면 새로 등록할 수 있어요.",
    "{name} <{email}>: no second factor. They may sign in and add one.",
)
RESTS = Words(
    "이 계정은 멈춰 있어요. 책임자가 다시 깨워야 로그인할 수 있어요.",
    "This account is at rest; a director has to wake it before anybody signs in.",
)
OFF = Words(
    "{name}님의 2단계 인증을 지웠고 로그인 {n}개를 끝냈어요. 역할은 그대로예요.",
    "The second factor of {name} is off, {n} session{s} ended. Their roles stay.",
)
NOT_WRITTEN = Words(
    "알리는 편지는 보내지 못했어요. 본인에게 전화로 알려 주세요.",
    "The letter about it could not be sent; please tell them by phone.",
)


class Command(BaseCommand):
    """One line on how it stands or what was done; exit code 1 and one sentence when it cannot be."""

    help = "잃어버린 2단계 인증을 살피고 지워요. / Look at a second factor, and take it off."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and whether anything is changed."""
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument(
            "--take-off", action="store_true", help="지우기 / take it off, and sign them out"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Look; then, where asked, take it off and write to them."""
        try:
            found = second_factor_of(house(), email=options["email"])
            if options["take_off"]:
                self._take_off(found)
            else:
                self._tell(_standing(found))
        except Refused as refused:
            self._tell(words_of(refused))
            sys.exit(1)
        if not found.is_active:
            self._tell(RESTS)

    def _take_off(self, found: FactorOf) -> None:
        ended = take_off_second_factor(house(), at=now(), email=found.email)
        self._tell(OFF.filled(name=found.name, n=ended))
        to, spoken = found.email, found.language
        written = letter(
            NOTICES, "second_factor_taken_off", to=to, language=spoken, name=found.name
        )
        if not leaves(written):
            self._tell(NOT_WRITTEN)

    def _tell(self, words: Words) -> None:
        self.stderr.write(f"{words.ko} / {words.en}")


def _standing(found: FactorOf) -> Words:
    told = {"name": found.name, "email": found.email}
    if found.added_at is None and not found.codes_left:
        return NONE.filled(**told)
    since = day_of(found.added_at).isoformat() if found.added_at else "-"
    return HAS.filled(**told, since=since, n=found.codes_left)
