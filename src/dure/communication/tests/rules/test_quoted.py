"""What somebody wrote themselves, out of what their program sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.communication.rules.html_text import text_of_html
from dure.communication.rules.quoted import own_words
from dure.communication.rules.senders import is_vouched

MINE = "네, 화요일 2시 좋아요."


@pytest.mark.parametrize(
    "below",
    [
        "2026년 11월 25일 (수) 오전 10:12, 두레 <dure@x.example>님이 작성:\n\n> 회의\n> 시간",
        "2026년 11월 25일 (수) 오전 10:12,\n두레 <dure@x.example>님이\n작성:\n> 회의",
        '-----Original Message-----\nFrom: "두레"\nTo: a\nSent: 2026-11-25\n\n회의',
        "----- 원본 메시지 -----\n보낸 사람: 두레\n\n회의",
        "보낸 사람: 두레 <dure@x.example>\n보낸 날짜: 수요일\n제목: 회의\n\n회의",
        "On Wed, Nov 25, 2026 at 10:12 AM Dure <dure@x.example> wrote:\n> x",
        "On Wed, Nov 25, 2026 at 10:12 AM Dure\n<dure@x.example> wrote:\n> x",
        "-- \n하늘 드림\n010-0000-0000",
        "________________________________\nFrom: Dure\nx",
        "나의 iPhone에서 보냄",
        "이 메일에 답하면 그 글타래에 올라가요. 이 줄 아래는 지우지 않아도 돼요.\nx",
    ],
)
def test_what_programs_put_below_is_left_out(below):
    assert own_words(f"{MINE}\n\n{below}\n") == MINE


def test_an_answer_below_what_it_answers_is_found_too():
    text = "On Wed, Nov 25, 2026 at 10:12 AM Dure <d@x.example> wrote:\n> 언제 모일까요?\n\n화요일이요."
    assert own_words(text) == "화요일이요."


def test_answers_between_quoted_lines_stay():
    assert own_words("> 언제?\n화요일\n> 어디서?\n복지관") == "화요일\n복지관"


def test_a_date_in_somebodys_own_sentence_stays():
    mine = "2026년 11월 25일에 만나서 이야기해요.\n장소는 복지관이에요."
    assert own_words(mine) == mine


@given(st.text(max_size=300))
def test_nothing_is_invented(text):
    own = {line.strip() for line in own_words(text).split("\n")}
    given_ = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert own <= {line.strip() for line in given_} | {""}


@given(st.text(max_size=300))
def test_no_html_breaks_the_reader(html):
    assert "<script" not in text_of_html(f"<p>가</p><script>{html}</script>").lower()


def test_a_style_and_a_script_say_nothing_and_lines_stay_lines():
    html = "<style>x</style><p>하나<br>둘</p><blockquote>셋</blockquote><script>넷</script>"
    assert text_of_html(html).split() == ["하나", "둘", ">", "셋"]


def test_a_header_that_was_there_before_ours_does_not_count():
    ours, forged = "mx.a; dmarc=fail header.from=b.kr", "mx.a; dmarc=pass header.from=b.kr"
    assert not is_vouched([ours, forged], by="mx.a", sender="x@b.kr")
    assert is_vouched([forged], by="mx.a", sender="x@b.kr")
    assert is_vouched(["mx.a; spf=pass smtp.mailfrom=b.kr"], by="mx.a", sender="x@sub.b.kr")
    assert not is_vouched(["mx.a; spf=pass smtp.mailfrom=kr"], by="mx.a", sender="x@b.kr")


def test_a_head_that_is_never_closed_swallows_no_letter():
    written = "<html><head><style>p{}</style><body><p>화요일 좋아요</p></body></html>"
    assert text_of_html(written) == "화요일 좋아요"
