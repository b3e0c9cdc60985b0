"""One database filled with messages, taken into the index and searched; prints what it took as JSON."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from statistics import median
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402 - settings first

from dure.communication.models import Message, SearchEntry, Topic  # noqa: E402
from dure.communication.queries import messages_changed, search, topics_changed  # noqa: E402
from dure.communication.rules.finding import squeezed  # noqa: E402
from dure.communication.services import hand_in, index_search  # noqa: E402
from dure.communication.types import Flow  # noqa: E402
from dure.ground.journal.types import Actor  # noqa: E402
from dure.ground.tests.story import NOW, person_who, village  # noqa: E402

WORDS = re.findall(
    r"\w+",
    "도시락 반찬 배달 어르신 골목 수요일 목요일 회의 명단 경로 부엌 조리 안부 확인 생활지원사 복지관 "
    "행정복지센터 알레르기 저염식 다짐식 보고 숫자 지표 공동의제 전략 성과 참여기관 예산 지원금 정산 "
    "새참 손맛 시니어클럽 보건소 이장님 마을회관 김치 나물 국물 온도 보존식 냉동고 차량 전기자전거 눈길 "
    "비탈 시간 오전 오후 내일 모레 다음주 부탁드려요 고맙습니다 확인했습니다 늦었어요 알겠습니다 주세요",
)
TOPICS, EVERY_RARE, TIMES = 2_000, 20_000, 9


def main() -> None:
    """Fill, take in, search."""
    messages = int(sys.argv[1])
    here = village()
    narrow = person_who("worker", here.initiative, here.kitchen, "좁은이")
    topics = _topics(here)
    _messages(topics, messages)
    hand_in("topics", Flow(("communication.topic",), topics_changed))
    hand_in("messages", Flow(("communication.message",), messages_changed))
    indexed = _took(_until_quiet)
    Message.objects.bulk_create([_message(topics[0], messages, "방금 한 말 옥수수차", NOW)])
    more = _took(lambda: index_search(at=NOW))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            if connection.vendor == "sqlite"
            else "SELECT pg_database_size(current_database())"
        )
        size = cursor.fetchone()[0]
    turns = [
        ("a word that stands everywhere", "도시락", here.director),
        ("two words", "냉동고 비탈", here.director),
        ("a rare word", "콜라비", here.director),
        ("a rare word, few rights", "콜라비", narrow),
        ("a spelling of four", "집합적 임팩트", here.director),
        ("initial consonants", "ㅋㄹㅂ", here.director),
        ("one letter", "콜", here.director),
        ("what stands nowhere", "뚫훑", here.director),
    ]
    told = {
        "indexed_s": indexed,
        "one_more_s": more,
        "bytes": size,
        "turns": [_turn(name, query, who, here.initiative.pk) for name, query, who in turns],
    }
    print(json.dumps(told, ensure_ascii=False))


def _topics(here: Any) -> list[Topic]:
    rows = [
        Topic(
            public_id=f"t{n:09d}",
            initiative=here.initiative,
            kind="bench",
            key=str(n),
            title_ko=f"{WORDS[n % len(WORDS)]} 이야기 {n}",
            title_en=f"thread {n}",
            may_see="see_initiative" if n % 2 else "see_all_reports",
            opened_at=NOW,
            last_at=NOW,
        )
        for n in range(TOPICS)
    ]
    return list(Topic.objects.bulk_create(rows, batch_size=500))


def _messages(topics: list[Topic], many: int) -> None:
    chance = Random(7)  # noqa: S311 - the same words every time

    def rows() -> Iterator[Message]:
        for n in range(many):
            words = chance.choices(WORDS, k=chance.randint(6, 22))
            if n % EVERY_RARE == 17:
                words.append("콜라비")
            if n % EVERY_RARE == 4_017:
                words.append("콜렉티브 임팩트")
            # One every half minute until now, as people write: a look reads on from the last minutes.
            at = NOW - timedelta(seconds=30 * (many - n))
            yield _message(topics[n % TOPICS], n // TOPICS + 1, " ".join(words), at)

    Message.objects.bulk_create(rows(), batch_size=2_000)


def _message(topic: Topic, number: int, text: str, at: datetime) -> Message:
    return Message(topic=topic, number=number, said_by="벤치", text=text, said_at=at, changed_at=at)


def _until_quiet() -> None:
    while index_search(at=NOW):
        pass


def _turn(name: str, query: str, who: Actor, initiative_id: int) -> tuple[str, float, float, int]:
    finds = search(who, initiative_id=initiative_id, query=query)
    ours = median(
        _took(lambda: search(who, initiative_id=initiative_id, query=query)) for _ in range(TIMES)
    )
    lone = any(sign in query for sign in "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
    plain = 0.0 if lone else median(_took(lambda: _like(query, who)) for _ in range(3))
    return name, ours, plain, len(finds.found)


def _like(query: str, who: Actor) -> list[SearchEntry]:
    """What one would write first: every row looked at, with the same rights."""
    permissions = sorted({each for reach in who.reaches for each in reach.permissions})
    rows = SearchEntry.objects.everywhere("the bench compares").filter(may_see__in=permissions)
    for word in query.split():
        rows = rows.filter(plain__contains=squeezed(word))
    return list(rows.order_by("-pk")[:40])


def _took(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
