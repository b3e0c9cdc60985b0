"""Fields of tables about who does what where (3W) and how many need it: headers and HXL tags."""

from dure.engines.tables import WantedField

ORGANISATION_TAGS = ("#org+code", "#org+name", "#org")
# The first tag that a table has counts: codes before names, the finest area before those around it.
SERVICE_TAGS = (
    *("#service+code", "#service+name", "#service", "#subsector+name", "#subsector"),
    *("#sector+cluster", "#sector+name", "#sector"),
)
LEVELS = ("#adm5", "#adm4", "#adm3", "#adm2", "#adm1")
PLACE_TAGS = (
    *("#adm+code", "#loc+code"),
    *(f"{level}{part}" for level in LEVELS for part in ("+code", "+name", "")),
    *("#adm+name", "#loc+name", "#loc"),
)
GROUP_TAGS = ("#beneficiary+code", "#beneficiary+name", "#beneficiary")
SERVICE_NAMES = (
    *("service", "서비스", "서비스종류", "활동종류", "사업종류", "분야", "kind"),
    *("activity", "cluster", "sector"),
)
GROUP_NAMES = (
    "group",
    "대상",
    "대상자",
    "대상집단",
    "이용대상",
    "beneficiary type",
    "beneficiaries",
)
PLACE_NAMES = ("pcode", "p-code", "활동지역", "운영지역")


def services_fields(organisation: WantedField, place: WantedField) -> tuple[WantedField, ...]:
    """Who does what, where, for whom, when, with what capacity."""
    return (
        WantedField("service_id", ("service_id", "활동번호"), ("#activity+id",), required=False),
        WantedField("organisation", organisation.names, ORGANISATION_TAGS),
        WantedField("service", SERVICE_NAMES, SERVICE_TAGS),
        WantedField(
            "activity_name",
            ("activity_name", "활동명", "사업명", "프로그램명"),
            ("#activity+name", "#activity"),
            required=False,
        ),
        WantedField("place", (*place.names, *PLACE_NAMES), PLACE_TAGS),
        WantedField("group", GROUP_NAMES, GROUP_TAGS, required=False),
        WantedField(
            "weekly",
            ("weekly", "요일시간", "운영시간", "요일과시간"),
            ("#date+weekly",),
            required=False,
        ),
        WantedField(
            "starts_on", ("starts_on", "시작일", "start date"), ("#date+start",), required=False
        ),
        WantedField(
            "ends_before", ("ends_before", "종료일", "end date"), ("#date+end",), required=False
        ),
        WantedField(
            "capacity",
            ("capacity", "정원", "수용인원"),
            ("#capacity+num+total", "#capacity+num", "#capacity"),
            required=False,
        ),
        WantedField("share", ("share", "지역정원"), ("#capacity+num+share",), required=False),
        WantedField("unit", ("unit", "단위"), ("#capacity+unit",), required=False),
        WantedField(
            "strategy", ("strategy", "전략", "의제조항"), ("#response+code",), required=False
        ),
    )


def needs_fields(place: WantedField) -> tuple[WantedField, ...]:
    """How many of whom need what, where, from which source, of which day."""
    return (
        WantedField("service", SERVICE_NAMES, SERVICE_TAGS),
        WantedField("place", (*place.names, *PLACE_NAMES), PLACE_TAGS),
        WantedField("group", GROUP_NAMES, GROUP_TAGS, required=False),
        WantedField(
            "count",
            ("count", "필요", "필요인원", "필요한인원", "in need"),
            ("#inneed+num", "#inneed"),
        ),
        WantedField("unit", ("unit", "단위"), ("#inneed+unit",), required=False),
        WantedField("source", ("source", "출처"), ("#meta+source",), required=False),
        WantedField(
            "counted_on", ("counted_on", "기준일", "조사일"), ("#date+reported",), required=False
        ),
    )
