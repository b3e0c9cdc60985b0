"""What the living style page shows: 가람군 할매손밥상, a county that exists nowhere."""

from datetime import date

from django import forms

from dure.engines import charts
from dure.kernel.ui.figures import Figure
from dure.kernel.words import Words, spoken_language

PEOPLE, MEALS = Words("명", "people"), Words("식", "meals")
HIDDEN, LATE, APART = Figure("hidden"), Figure("not_reported"), Figure("not_applicable")
KITCHENS = (
    ("손맛사회적협동조합", "Sonmat Social Cooperative", 2410, 2300, "approved"),
    ("가람시니어클럽", "Garam Senior Club", 1684, 1800, "submitted"),
    ("가람군 노인복지관", "Garam Welfare Centre", 0, 900, "returned"),
    ("새참자활기업", "Saecham Self-Reliance Enterprise", None, 400, "overdue"),
    ("가람로컬푸드협동조합", "Garam Local Food Cooperative", 1120, 1000, "locked"),
)
PLACES = ("가람읍", "솔내면", "윗말면", "새터면", "강변면", "장터면", "달내면", "들꽃면", "북재면")


class Report(forms.Form):
    """Three boxes of the reporter's page, one of them with a fault."""

    meals = forms.IntegerField(
        label=Words("제공 식수", "Meals served"),
        help_text=Words("10월에 배달하거나 차린 끼니예요.", "Delivered or served in October."),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    elders = forms.IntegerField(
        label=Words("이용 어르신 실인원", "Elders, unduplicated"),
        help_text=Words("두 번 드신 분도 한 분으로 세요.", "Who ate twice counts once."),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    why = forms.CharField(
        label=Words("지난달과 다른 까닭", "Why it differs from last month"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


def sample_context() -> dict[str, object]:
    """Everything `sample.html` needs, in the spoken language where a drawing is concerned."""
    return {
        "condition": "measurement",
        "initiative": Words("가람군 할매손밥상", "Garam Grandmothers’ Table"),
    } | {
        **_numbers(),
        **_drawings(),
        **_small_things(),
        "form": Report({"meals": "천이백", "elders": "118", "why": ""}),
    }


def _numbers() -> dict[str, object]:
    spark = charts.draw_spark((182, 190, 188, 201, None, 199, 207, 214))
    rows = (
        (
            "제공 식수",
            "Meals served",
            Figure("value", 5214, MEALS),
            "목표값의 96%",
            "96% of target",
            "activities",
        ),
        (
            "이용 어르신 실인원",
            "Elders, unduplicated",
            Figure("value", 214, PEOPLE),
            "지난달보다 7명 늘었어요",
            "7 more than last month",
            "measurement",
        ),
        (
            "위기 조기발견",
            "Crises found early",
            HIDDEN,
            "다섯보다 작아 가렸어요",
            "fewer than five",
            "communication",
        ),
        (
            "1식당 총비용",
            "Cost a meal",
            Figure("value", 9250, Words("원", "won")),
            "120원 줄었어요",
            "120 won less",
            "backbone",
        ),
    )
    cards = [
        {
            "label": Words(ko, en),
            "figure": figure,
            "note": Words(note_ko, note_en),
            "condition": colour,
            "spark": spark,
        }
        for ko, en, figure, note_ko, note_en, colour in rows
    ]
    for card in cards:
        card["spark"] = "" if card["figure"] is HIDDEN else card["spark"]
    reports = [
        {
            "name": Words(ko, en),
            "state": state,
            "meals": LATE if meals is None else Figure("value", meals),
            "elders": HIDDEN
            if meals == 0
            else LATE
            if meals is None
            else Figure("value", meals // 25),
            "accidents": APART if state == "locked" else Figure("value", 0),
            "on": None if meals is None else date(2026, 11, 5),
        }
        for ko, en, meals, _target, state in KITCHENS
    ]
    return {"cards": cards, "reports": reports}


def _drawings() -> dict[str, object]:
    en = spoken_language() == "en"
    language = "en" if en else "ko"

    def about(ko: str, other: str, unit: str, unit_en: str) -> charts.About:
        return charts.About(other if en else ko, unit_en if en else unit, 0, language)

    values = (
        171,
        176,
        181,
        180,
        186,
        None,
        188,
        193,
        "h",
        196,
        199,
        203,
        190,
        192,
        195,
        199,
        201,
        198,
        204,
        207,
        209,
        214,
    )
    points = []
    for index, value in enumerate(values):
        year, month = 2025 + index // 12, index % 12 + 1
        name = f"{month}/{year % 100}" if en else f"{year % 100}년 {month}월"
        state = "hidden" if value == "h" else "not_reported" if value is None else "value"
        points.append(
            charts.Datum(f"{year}-{month:02}", name, state, value if state == "value" else None)
        )
    ahead = tuple(
        charts.Forecast(
            f"2026-{month}", f"{month}/26" if en else f"26년 {month}월", mid, mid - wide, mid + wide
        )
        for month, mid, wide in ((11, 217, 6), (12, 220, 11))
    )
    broken = (charts.Break("2026-01", "definition 2" if en else "정의 2판"),)
    trend = charts.Trend(
        about("이용 어르신 실인원 추이", "Elders served, unduplicated", "명", "people"),
        tuple(points),
        ahead,
        broken,
        260,
        171,
    )
    bars = charts.Bars(
        about("참여기관별 제공 식수", "Meals by partner", "식", "meals"),
        tuple(
            charts.Datum(
                ko,
                other if en else ko,
                "value" if meals else "hidden" if meals == 0 else "not_reported",
                meals or None,
                target,
                "/organisations/",
            )
            for ko, other, meals, target, _state in KITCHENS
        ),
    )
    parts = (
        ("저염", "Low salt", 81),
        ("당뇨", "Diabetic", 51),
        ("다짐", "Minced", 30),
        ("일반", "Ordinary", 52),
    )
    share = charts.Share(
        about("식이별 이용 어르신", "Elders by diet", "명", "people"),
        tuple(charts.Datum(ko, other if en else ko, "value", n) for ko, other, n in parts),
    )
    return {
        "trend": charts.draw_trend(trend),
        "bars": charts.draw_bars(bars),
        "share": charts.draw_share(share),
        "map": charts.draw_map(_map(about)),
    }


def _map(about) -> charts.AreaMap:
    features = []
    for index, name in enumerate(PLACES):
        column, row = index % 3, index // 3
        corners = [
            (
                column + dx + 0.09 * ((column + dx) * 7 % 3 - 1),
                row + dy + 0.07 * ((row + dy + column) * 5 % 3 - 1),
            )
            for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
        ]
        ring = [[127 + x * 0.1, 35 - y * 0.07] for x, y in corners]
        features.append(
            {"properties": {"code": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        )
    values = (48, 31, "h", 22, 27, 19, None, 25, 14)
    areas = tuple(
        charts.Datum(
            name,
            name,
            "hidden" if n == "h" else "not_reported" if n is None else "value",
            n if isinstance(n, int) else None,
            href="/places/",
        )
        for name, n in zip(PLACES, values, strict=True)
    )
    return charts.AreaMap(
        about("읍·면별 이용 어르신", "Elders by township", "명", "people"),
        areas,
        charts.shapes_from({"features": features}),
    )


Pair = tuple[str, str]


def _item(look: Pair, what: Pair, more: Pair, when: Pair) -> dict[str, object]:
    icon, condition = look
    spoken = {"what": Words(*what), "more": Words(*more), "when": Words(*when)}
    return {"icon": icon, "condition": condition, "late": when[0] == "기한 지남", **spoken}


def _small_things() -> dict[str, object]:
    return {
        "crumbs": [
            {"name": Words("공유 측정", "Shared measurement"), "href": "#"},
            {"name": Words("견본", "Sample")},
        ],
        "queue": [
            _item(
                ("clipboard-pen", "measurement"),
                ("10월 실적을 보고해 주세요", "Report October"),
                ("지표 12개 가운데 7개를 적었어요", "7 of 12 indicators entered"),
                ("이틀 남음", "2 days left"),
            ),
            _item(
                ("corner-up-left", "communication"),
                ("9월 보고에 보완요청이 왔어요", "September was returned"),
                (
                    "제공 식수가 41% 줄었어요. 까닭을 적어 주세요",
                    "Meals fell by 41%. Please say why",
                ),
                ("기한 지남", "overdue"),
            ),
            _item(
                ("vote", "agenda"),
                ("공동의제 2판 비준 투표", "Vote on agenda version 2"),
                ("21곳 가운데 18곳이 마쳤어요", "18 of 21 have voted"),
                ("금요일까지", "until Friday"),
            ),
        ],
        "steps": [
            {
                "name": Words("공개한 수 · 가람군 전체", "Published · the county"),
                "figure": Figure("value", 5214, MEALS),
                "href": "#",
            },
            {
                "name": Words("손맛사회적협동조합 · 10월 보고", "Sonmat · October report"),
                "figure": Figure("value", 2410, MEALS),
                "href": "#",
                "condition": "activities",
            },
            {
                "name": Words("배달 기록 118줄 · 담당 박○○", "118 delivery records · by Park ○○"),
                "more": Words("2026. 11. 3.(화) 오전 9:12 승인", "approved 3 Nov 2026, 09:12"),
                "condition": "communication",
            },
        ],
        "old": Figure("value", 5302, MEALS),
        "new": Figure("value", 5214, MEALS),
        "old_on": date(2026, 11, 5),
        "new_on": date(2026, 11, 20),
        "cause": Words(
            "솔내면 화요일 배달이 두 번 들어가 있었어요.",
            "Tuesday’s round in Solnae was entered twice.",
        ),
        "who": Words("가람사회연대경제지원센터", "Garam Support Centre"),
        "notice": {
            "what": Words("작은 수는 가려서 공개해요", "Small counts stay hidden"),
            "more": Words(
                "가린 칸은 다른 칸을 빼서도 알아낼 수 없어요.", "No subtraction brings them back."
            ),
        },
        "tabs_label": Words("보고 상태", "Reports by state"),
        "tabs": [
            {"name": Words("확인할 보고", "To check"), "href": "#", "here": True, "count": 4},
            {"name": Words("승인", "Approved"), "href": "#"},
            {"name": Words("마감", "Locked"), "href": "#"},
        ],
        "progress_what": Words("21개 기관의 수를 합산하고 있어요", "Adding up 21 organisations"),
        "states": ["draft", "due", "overdue", "submitted", "returned", "approved", "locked"],
        "empty_what": Words("오늘은 할 일이 없어요.", "Nothing needs you today."),
        "empty_more": Words("따뜻한 차 한 잔 어떠세요?", "How about a cup of tea?"),
        "members": [Words(ko, en) for ko, en, *_ in KITCHENS],
    }
