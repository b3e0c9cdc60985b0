"""Which fields each kind of file may have, and by which headers they are recognised."""

from dure.engines.tables import WantedField
from dure.measurement.rules.import_activity_fields import needs_fields, services_fields

# The first Korean word is the one that sentences use; the others are what sheets are found to say.
ORGANISATION = WantedField(
    "organisation",
    (
        *("organisation", "기관", "기관명", "기관이름", "제공기관", "참여기관", "수행기관"),
        *("단체", "단체명", "시설명", "조직명", "orgUnit", "organization"),
    ),
)
PERIOD = WantedField(
    "period",
    (
        *("period", "기간", "보고기간", "기준기간", "실적기간", "대상기간", "시점", "시기"),
        *("월", "월별", "보고월", "기준월", "해당월", "대상월", "실적월", "귀속월"),
        *("년월", "연월", "보고년월", "보고연월", "기준년월", "기준연월", "연도월"),
        *("분기", "분기별", "보고분기", "기준분기", "반기", "반기별"),
        *("년도", "연도", "보고연도", "기준연도", "사업연도"),
        *("month", "quarter", "year", "reporting period"),
    ),
)
# Beside a column of bare months or quarters ("3월", "1분기").
YEAR = WantedField(
    "year", ("year", "년도", "연도", "해", "보고연도", "기준연도", "사업연도"), required=False
)
PLACE = WantedField(
    "place",
    (
        *("place", "지역", "지역명", "지역코드", "행정구역", "행정구역코드", "행정구역명"),
        *("시군구", "시군구명", "시군구코드", "읍면동", "읍면동명", "소재지"),
    ),
)
# Thirteen digits as a resident registration number has them, and no person's.
CORPORATE_NUMBER = ("corporate_number", "법인등록번호")
VALUE = WantedField("value", ("value", "값", "실적", "실적값", "수치"), required=False)

FIELDS: dict[str, tuple[WantedField, ...]] = {
    "records": (
        WantedField("record_id", ("record_id", "기록번호", "일련번호"), required=False),
        ORGANISATION,
        WantedField("service", ("service", "서비스", "서비스종류")),
        WantedField("person", ("person", "이용자", "이용자번호"), required=False),
        WantedField("occurred_at", ("occurred_at", "제공일시", "제공일", "일시", "날짜")),
        PLACE,
        WantedField("place_else", ("place_else", "다른주소"), required=False),
        WantedField("quantity", ("quantity", "수량", "인원수"), required=False),
        WantedField("unit", ("unit", "단위"), required=False),
        WantedField("consent_basis", ("consent_basis", "처리근거"), required=False),
    ),
    "reports": (
        ORGANISATION,
        WantedField("indicator", ("indicator", "지표", "지표코드", "지표명", "dataElement")),
        PERIOD,
        PLACE,
        WantedField("cell", ("cell", "세부칸", "categoryOptionCombo"), required=False),
        VALUE,
        WantedField("numerator", ("numerator", "분자"), required=False),
        WantedField("denominator", ("denominator", "분모"), required=False),
        WantedField("comment", ("comment", "비고", "설명", "메모", "특이사항"), required=False),
    ),
    "population": (
        WantedField("indicator", ("indicator", "지표", "지표코드", "통계코드")),
        PERIOD,
        PLACE,
        WantedField("value", VALUE.names),
        WantedField("source", ("source", "출처"), required=False),
        WantedField("synthetic", ("synthetic", "가상"), required=False),
    ),
    "services": services_fields(ORGANISATION, PLACE),
    "needs": needs_fields(PLACE),
    "organisations": (
        WantedField("name", ("name_ko", "name", "기관명", "기관이름", "단체명")),
        WantedField("name_en", ("name_en", "영문명"), required=False),
        WantedField("slug", ("slug",), required=False),
        WantedField("type", ("type", "기관유형", "유형")),
        WantedField("business_number", ("business_number", "사업자등록번호"), required=False),
        WantedField("corporate_number", CORPORATE_NUMBER, required=False),
        WantedField("place", PLACE.names, required=False),
        WantedField("valid_from", ("valid_from", "설립일", "시작일"), required=False),
        WantedField("valid_to", ("valid_to", "종료일"), required=False),
        WantedField("parent", ("parent", "상위기관", "모기관"), required=False),
        WantedField("part", ("part", "참여형태"), required=False),
    ),
    "people": (
        WantedField("record_id", ("record_id", "own_number", "이용자번호", "번호")),
        ORGANISATION,
        WantedField("full_name", ("full_name", "name", "이름", "성명"), required=False),
        WantedField("family_name", ("family_name", "성"), required=False),
        WantedField("given_name", ("given_name", "이름만"), required=False),
        WantedField("birth_date", ("birth_date", "생년월일"), required=False),
        WantedField("sex", ("sex", "성별"), required=False),
        WantedField("phone", ("phone", "전화", "전화번호", "연락처"), required=False),
        WantedField("street", ("street", "address", "주소"), required=False),
        WantedField("place", PLACE.names, required=False),
    ),
    "places": (
        WantedField("code", ("code", "코드", "행정동코드")),
        WantedField("parent", ("parent", "상위코드"), required=False),
        WantedField("level", ("level", "단계"), required=False),
        WantedField("valid_from", ("valid_from", "생성일자"), required=False),
        WantedField("valid_to", ("valid_to", "말소일자"), required=False),
        WantedField("name", ("name", "name_ko", "이름"), required=False),
        WantedField("name_en", ("name_en",), required=False),
    ),
    "indicators": (
        WantedField("code", ("code", "지표코드", "코드")),
        WantedField("name_ko", ("name_ko", "지표명", "지표")),
        WantedField("name_en", ("name_en",)),
        WantedField("definition_ko", ("definition_ko", "정의"), required=False),
        WantedField("definition_en", ("definition_en",), required=False),
        WantedField("kind", ("kind", "종류")),
        WantedField("unit_ko", ("unit_ko", "단위")),
        WantedField("unit_en", ("unit_en",), required=False),
        WantedField("numerator_ko", ("numerator_ko", "분자"), required=False),
        WantedField("numerator_en", ("numerator_en",), required=False),
        WantedField("denominator_ko", ("denominator_ko", "분모"), required=False),
        WantedField("denominator_en", ("denominator_en",), required=False),
        WantedField("level", ("level", "층위"), required=False),
        WantedField("period_kind", ("period_kind", "주기"), required=False),
        WantedField("direction", ("direction", "방향"), required=False),
        WantedField("rba", ("rba",), required=False),
        WantedField("of_people", ("of_people", "사람수"), required=False),
        WantedField("decimals", ("decimals", "소수자리"), required=False),
        WantedField("factor", ("factor", "배수"), required=False),
        WantedField("combinations", ("combinations", "세부구분"), required=False),
        WantedField("valid_from", ("valid_from", "시행일"), required=False),
    ),
}
WITH_A_YEAR = ("reports", "population")
KINDS = tuple(FIELDS)
# Fields of a wide table: one column a value, "value:M01", "value:M01:sex=f", "numerator:M03".
WIDE = ("value:", "numerator:", "denominator:")
# Kinds that organisations keep in tables of their own shape, with a mapping that is remembered.
MAPPED_KINDS = ("reports", "services", "needs")
