"""What somebody types who begins a house."""

from datetime import date

from dure.ground.organisations.types import FirstPerson, NewInitiative, NewOrganisation
from dure.kernel.words import Words

TOKEN_PLACE = "begin.digest"
PASSWORD = "함께-짓는-밥상-2026"
SOO = FirstPerson("정수아", "Soo@example.org", PASSWORD, "ko")
CENTRE = NewOrganisation(
    "saebom-centre",
    Words("새봄사회연대경제지원센터", "Saebom Support Centre"),
    "intermediary",
    date(2026, 11, 1),
)
SAEBOM = NewInitiative("saebom", Words("새봄밥상", "New Spring Table"), date(2026, 11, 1), 0)
TYPED = {
    "name": "정수아",
    "email": "Soo@example.org",
    "password": PASSWORD,
    "name_ko": "새봄밥상",
    "name_en": "New Spring Table",
    "slug": "",
    "started_on": "2026-11-01",
    "backbone_ko": "새봄사회연대경제지원센터",
    "backbone_en": "Saebom Support Centre",
    "backbone_type": "intermediary",
}
