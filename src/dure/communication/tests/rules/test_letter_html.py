"""The letter that a phone shows: its words are those of the text, its addresses can be touched."""

from dure.communication.rules.html_text import text_of_html
from dure.communication.rules.letter_html import as_html

HOUSE = "https://dure.example"
DIGEST = f"""이복동님, 안녕하세요.

답을 기다리는 일 2가지
· 눈길 조심하세요 — 공지를 읽어 주세요
  {HOUSE}/in/halmae/talk/announcements/t9/
· <b>굵은</b> 이름 (늦었어요)
  {HOUSE}/in/halmae/alerts/?a=1&b=2

얼마나 자주 모아 보낼지는 ‘내 알림’에서 고를 수 있어요.
{HOUSE}/me/notices/

두레
"""


def made(text: str, language: str = "ko") -> str:
    return as_html(text, title="제목 <1>", language=language, house=HOUSE)


def test_a_line_of_a_digest_is_itself_the_way_to_its_page():
    html = made(DIGEST)
    assert f'<a href="{HOUSE}/in/halmae/talk/announcements/t9/">눈길 조심하세요 — 공지를' in html
    assert ">답을 기다리는 일 2가지</h2>" in html
    assert f'href="{HOUSE}/me/notices/"' in html
    assert ">열어 보기</a>" in html


def test_no_word_is_lost_and_nothing_becomes_a_tag():
    html = made(DIGEST)
    assert "&lt;b&gt;굵은&lt;/b&gt; 이름 (늦었어요)" in html
    assert "?a=1&amp;b=2" in html
    words = text_of_html(html)
    for said in ("이복동님, 안녕하세요.", "답을 기다리는 일 2가지", "고를 수 있어요.", "두레"):
        assert said in words


def test_what_can_be_done_without_an_account_is_a_button_of_its_own():
    html = made(f"새 공지예요.\n{HOUSE}/in/x/\n\n읽었어요: {HOUSE}/act/abc-0-xyz/", "en")
    assert f'href="{HOUSE}/act/abc-0-xyz/"' in html
    assert ">읽었어요</a>" in html
    assert ">Open it</a>" in html
    assert '<html lang="en">' in html


def test_an_address_of_somebody_else_never_hides_behind_words():
    bad = "https://evil.example/dure.example"
    for text in (f"읽었어요: {bad}", f"눌러 주세요\n{bad}", f"· 보고\n  {bad}"):
        assert f'<a href="{bad}">{bad}</a>' in made(text)
    lookalike = f"{HOUSE}.evil.example/x"
    assert f'<a href="{lookalike}">{lookalike}</a>' in made(f"읽었어요: {lookalike}")


def test_nothing_is_fetched_and_nothing_runs():
    html = made('그림 javascript:alert(1) https://a.example/x"onload=1')
    for one in ("<img", "<script", "<link", "src=", "url(", 'href="javascript'):
        assert one not in html


def test_what_a_reply_needs_stands_small_at_the_end():
    html = made("글이에요.\n\n-- \n이 메일에 답하면 그 이야기에 올라가요.")
    assert html.index("font-size:14px") < html.index("이 메일에 답하면")
