"""Two hundred people answer a question at once, each from a phone, through the product's own server.

Each opens the page by link and answers every statement; what is timed is an answer, from the touch to
what is told. Beside it: the same answers one after another from one phone.
"""

import http.client
import re
import threading
import time
from datetime import timedelta
from urllib.parse import urlencode

from bench.support.load import at
from bench.support.server import serving
from bench.support.story import Stage, stage
from bench.support.tables import Line, keep

from dure.agenda.models import AgendaQuestion, HearingLink, Opinion
from dure.agenda.services import open_question, put_statement
from dure.agenda.types.hearing import GroupDraft, QuestionDraft, StatementDraft
from dure.ground.access.queries import house
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

PEOPLE, STATEMENTS = 200, 5
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

    def answer(self) -> None:
        """Every statement, one after another."""
        for turn, statement in enumerate(self.statements):
            said = {"csrfmiddlewaretoken": self.token, "statement": statement, "vote": turn % 3 - 1}
            headers = {
                "Cookie": self.cookies,
                "X-Hearing": "1",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            began = time.perf_counter()
            self.connection.request("POST", self.path, urlencode(said), headers)
            reply = self.connection.getresponse()
            reply.read()
            self.times.append(time.perf_counter() - began)
            self.statuses.add(reply.status)


def main() -> None:
    """Measure and keep the lines."""
    the = stage()
    path = _asked(the)
    with serving() as server:
        alone = Phone(server.port, path)
        alone.open()
        alone.answer()
        phones = [Phone(server.port, path) for _ in range(PEOPLE)]
        for phone in phones:
            phone.open()
        seconds = _together(phones)
    times = sorted(each for phone in phones for each in phone.times)
    kept = Opinion.objects.everywhere("bench").count()
    statuses: set[int] = set().union(*(phone.statuses for phone in phones))
    note = f"{PEOPLE} phones, {len(times)} answers in {seconds:.1f} s, {kept} kept, {statuses}"
    first = at(sorted(alone.times), 0.5)
    lines = [
        Line("an answer, p50", at(times, 0.5), "s", note, first, "one phone alone"),
        Line("an answer, p95", at(times, 0.95), "s", "", first, "one phone alone"),
    ]
    keep("answering", the.database, the.scale, lines)


def _asked(the: Stage) -> str:
    at_, here = now(), the.initiative.pk
    draft = QuestionDraft(
        initiative_id=here,
        title=Words("무엇을 먼저 바꿀까요?", "What should change first?"),
        closes_on=day_of(at_) + timedelta(days=7),
        groups=(GroupDraft(Words("주민", "Residents"), "residents"),),
        by_link=True,
    )
    public = open_question(house(), draft=draft, at=at_)
    row = AgendaQuestion.objects.within(public_id=public).get()
    for number in range(STATEMENTS):
        text = Words(f"{number}번째 생각이 먼저예요.", f"Thought {number} comes first.")
        put_statement(house(), question_id=row.pk, draft=StatementDraft(text), at=at_)
    return f"/hear/{HearingLink.objects.within(question_id=row.pk).get().token}/"


def _together(phones: list[Phone]) -> float:
    threads = [threading.Thread(target=phone.answer) for phone in phones]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
