"""의견 그룹과 합의를 찾아요 · find groups of opinion and what all of them share

File in and file out; nothing of the house is needed.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dure.engines.deliberate import BadInput, Deliberated, Job, deliberate_files, sentence
from dure.kernel.terminal import speaks_korean, spoken


class Command(BaseCommand):
    """The command line of the engine `deliberate`."""

    help = (
        "의견에 대한 응답(participant,statement,vote)에서 의견 그룹과 합의를 찾아 JSON으로 써요. · "
        "From votes on statements finds groups of opinion and consensus; writes JSON."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The words of the interface; they do not change without a changelog entry."""
        add = parser.add_argument
        add(
            "votes",
            help="응답: participant,statement,vote(-1,0,1) · votes (.csv, .xlsx, .parquet, -)",
        )
        add("--statements", default="", help="의견: statement,text,moderated · the statements")
        add("--out", required=True, help="결과(.json 또는 -) · the result (.json or -)")
        add(
            "--smallest",
            type=int,
            default=0,
            help="이보다 작은 그룹은 숨겨요 · groups with fewer people are hidden",
        )
        add(
            "--groups",
            type=int,
            help="그룹을 꼭 이만큼으로 나눠요 · so many groups and no other number",
        )
        add(
            "--previous",
            default="",
            help="앞선 결과, 그룹 번호를 이어요 · an earlier result, so that groups keep their numbers",
        )

    def handle(self, *args: object, **options: Any) -> None:
        """Run the job; one sentence a fault and exit 2 when it cannot be done."""
        names = ("votes", "statements", "out", "smallest", "groups", "previous")
        chosen = {name: options[name] for name in names}
        try:
            found = deliberate_files(Job(**chosen), tell=self._tell)
        except BadInput as refused:
            korean = speaks_korean()
            for fault in refused.faults:
                self.stderr.write(sentence(fault, korean=korean))
            sys.exit(2)
        self._sum_up(found)

    def _sum_up(self, found: Deliberated) -> None:
        hidden, none = spoken("숨김", "hidden"), spoken("없음", "none")
        sizes = ", ".join(hidden if one.hidden else str(one.size) for one in found.groups) or none
        people, asked, groups = len(found.places), len(found.tallies), len(found.groups)
        out, shared = len(found.left_out), len(found.agree) + len(found.disagree)
        self.stderr.write(
            spoken(
                f"참여자 {people}명, 의견 {asked}개; 그룹 {groups}개({sizes}), 그룹 밖 {out}명;"
                f" 합의한 의견 {shared}개; 입력 {found.fingerprint[:16]}",
                f"{people} participants, {asked} statements; {groups} groups ({sizes}), {out} left out;"
                f" consensus on {shared} statements; inputs {found.fingerprint[:16]}",
            )
        )
        for note in found.notes:
            told = sentence(note, korean=speaks_korean())
            self.stderr.write(f"{spoken('알림', 'note')}: {told}")

    def _tell(self, ko: str, en: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"… {spoken(ko, en)}")
