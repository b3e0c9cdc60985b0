"""HXL (인도주의 자료 표기): the hashtags that say what each column of the public dataset holds."""

HASHTAGS: dict[str, str] = {
    "address": "#meta+id",
    "indicator": "#indicator+code",
    "indicator_name_ko": "#indicator+name+i_ko",
    "indicator_name_en": "#indicator+name+i_en",
    "definition_version": "#meta+version",
    "period": "#date+period",
    "organisation": "#org+code",
    "place": "#adm+code",
    "cell": "#group+code",
    "status": "#status+code",
    "value": "#indicator+num+value",
    "numerator": "#indicator+num+numerator",
    "denominator": "#indicator+denominator+num",
    "unit_ko": "#indicator+i_ko+unit",
    "unit_en": "#indicator+i_en+unit",
    "method": "#meta+method",
    "low": "#indicator+min+num+value",
    "high": "#indicator+max+num+value",
    "reported": "#meta+num+reported",
    "expected": "#meta+expected+num",
    "publication": "#meta+code+release",
    "people_mode": "#meta+method+people",
    "people_basis": "#meta+legal+people",
}


def hashtag_row(columns: tuple[str, ...]) -> list[str]:
    """The row that stands right under the header; a column without a tag stays empty, as HXL allows."""
    return [HASHTAGS.get(name, "") for name in columns]
