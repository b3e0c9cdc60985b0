"""Two hundred people answer a question at once, each from a phone, through the product's own server.

Each opens the page by link, reads for one to five seconds and answers, twelve times; what is timed is an
answer, from the touch to what is told. Beside it: one phone alone; two hundred touches at one moment; and
thousands of new phones of one link within a minute, while somebody answers through another link.
"""

import http.client
import random
import re
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from urllib.parse import urlencode

from bench.support.load import at
from bench.support.server import serving
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep

from dure.agenda.models import AgendaQuestion, HearingLink, Opinion, Voice
from dure.agenda.services import open_question, put_statement
from dure.agenda.types.hearing import GroupDraft, QuestionDraft, StatementDraft
from dure.ground.access.queries import house
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

PEOPLE, STATEMENTS, RUSH = 200, 12, 5_000
READS = (1.0, 5.0)  # seconds with a statement before the thumb comes down
HANDS = 40  # connections that the rush comes through
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
STATEMENT = re.compile(r'data-statement="(\d+)"')


class Phone:
    """A phone with its cookies, as a browser keeps them."""

    def __init__(self, port: int, path: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.path, self.cookies, self.token = path, "", ""
        self.times: list[float] = []
        self.statuses: set[int] = set()
        self.statements: list[str] = []

    def open(self) -> None:
        """The page, with its first statements."""
        self.connection.request("GET", self.path)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        given = answer.headers.get_all("Set-Cookie") or []
        self.cookies = "; ".join(one.split(";")[0] for one in given)
        self.token = TOKEN.findall(page)[0]
        self.statements = STATEMENT.findall(page)

    def touch(self, statement: str, turn: int) -> None:
        """One answer."""
        said = {
            "csrfmiddlewaretoken": self.token,
            "statement": statement,
            "vote": turn % 3 - 1,
            "left": len(self.statements) - turn - 1,
        }
        headers = {
            "Cookie": self.cookies,
            "X-Hearing": "1",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        began = time.perf_counter()
        try:
            status = self._sent(urlencode(said), headers)
        except (http.client.HTTPException, OSError):  # the server let go of it while somebody read
            self.connection.close()
            status = self._sent(urlencode(said), headers)
        self.times.append(time.perf_counter() - began)
        self.statuses.add(status)

    def _sent(self, body: str, headers: dict[str, str]) -> int:
        self.connection.request("POST", self.path, body, headers)
        reply = self.connection.getresponse()
        reply.read()
        return reply.status

    def answer(self, chance: random.Random | None = None) -> None:
        """Every statement, one after another; with the time that somebody reads."""
        for turn, statement in enumerate(self.statements):
            if chance is not None:
                time.sleep(chance.uniform(*READS))
            self.touch(statement, turn)


def main() -> None:
    """Measure and keep the lines."""
    the = stage()
    residents, lived = _asked(the)
    with serving() as server:
        one = Phone(server.port, residents)
        one.open()
        one.answer()
        alone = at(sorted(one.times), 0.5)
        phones = [Phone(server.port, residents) for _ in range(PEOPLE)]
        for phone in phones:
            phone.open()
        lines = [*_reading(phones, alone), *_one_blow(phones, alone)]
        lines += _rush(server.port, lived, residents, round(RUSH * min(the.scale, 1)), alone)
    keep("answering", the.database, the.scale, lines)


def _asked(the: Stage) -> tuple[str, str]:
    """A question with two links; the paths of both."""
    at_, here = now(), the.initiative.pk
    draft = QuestionDraft(
        initiative_id=here,
        title=Words("무엇을 먼저 바꿀까요?", "What should change first?"),
        closes_on=day_of(at_) + timedelta(days=7),
        groups=(
            GroupDraft(Words("주민", "Residents"), "residents"),
            GroupDraft(Words("당사자", "People with lived experience"), "lived"),
        ),
        by_link=True,
    )
    public = open_question(house(), draft=draft, at=at_)
    row = AgendaQuestion.objects.within(public_id=public).get()
    for number in range(STATEMENTS):
        text = Words(f"{number}번째 생각이 먼저예요.", f"Thought {number} comes first.")
        put_statement(house(), question_id=row.pk, draft=StatementDraft(text), at=at_)
    links = {
        link.group.kind: f"/hear/{link.token}/"
        for link in HearingLink.objects.within(question_id=row.pk).select_related("group")
    }
    return links["residents"], links["lived"]


def _reading(phones: list[Phone], alone: float) -> list[Line]:
    """Everybody reads and answers in their own time."""
    chances = [random.Random(turn) for turn in range(len(phones))]  # noqa: S311
    acts = [
        (lambda phone=phone, chance=chance: phone.answer(chance))
        for phone, chance in zip(phones, chances, strict=True)
    ]
    seconds = _together(acts)
    times = [each for phone in phones for each in phone.times]
    kept = Opinion.objects.everywhere("bench").count()
    statuses: set[int] = set().union(*(phone.statuses for phone in phones))
    note = f"{len(phones)} people read and answer: {len(times)} in {seconds:.0f} s, {kept} kept, {statuses}"
    return _lines("an answer", times, note, alone)


def _one_blow(phones: list[Phone], alone: float) -> list[Line]:
    """The chair says "now": everybody touches at the same moment."""
    start = threading.Barrier(len(phones))

    def act(phone: Phone) -> None:
        start.wait()
        phone.touch(phone.statements[0], 0)

    for phone in phones:
        phone.times.clear()
    seconds = _together([(lambda phone=phone: act(phone)) for phone in phones])
    times = [each for phone in phones for each in phone.times]
    return _lines("all at one moment", times, f"{len(times)} touches in {seconds:.1f} s", alone)


def _rush(port: int, path: str, other: str, many: int, alone: float) -> list[Line]:
    """New phones of one link as fast as they come; meanwhile somebody answers through another link."""
    todo, statuses = iter(range(many)), set()
    ended = threading.Event()
    careful = Phone(port, other)
    careful.open()

    def hand() -> None:
        for _ in todo:
            phone = Phone(port, path)
            phone.open()
            phone.touch(phone.statements[0], 0)
            statuses.update(phone.statuses)
            phone.connection.close()

    def reads() -> None:
        while not ended.wait(0.5):
            careful.touch(careful.statements[0], 0)

    beside = threading.Thread(target=reads)
    beside.start()
    seconds = _together([hand] * HANDS)
    ended.set()
    beside.join()
    came = Voice.objects.everywhere("bench").filter(link__group__kind="lived")
    apart = came.filter(state="apart").count()
    note = (
        f"{many} new phones in {seconds:.0f} s: {came.count()} kept, {apart} set apart, {statuses}"
    )
    return _lines("beside a rush", careful.times, note, alone)


def _lines(what: str, times: Sequence[float], note: str, alone: float) -> list[Line]:
    done = sorted(times)
    return [
        Line(f"{what}, p50", at(done, 0.5), "s", note, alone, "one phone alone"),
        Line(f"{what}, p95", at(done, 0.95), "s", "", alone, "one phone alone"),
    ]


def _together(acts: Sequence[Callable[[], None]]) -> float:
    threads = [threading.Thread(target=act) for act in acts]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
