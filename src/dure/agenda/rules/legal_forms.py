"""Legal forms (조직의 형태): which articles of the act bind whom, and by which one they carry over."""

from dataclasses import dataclass

from dure.kernel.words import Words

NOWHERE = Words("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForm:
    """One kind of organisation. `founders` and `founding` are codes of the law; `carried` says by which
    article the rules of a cooperative's meetings hold for it."""

    code: str
    name: Words
    by_law: bool = True
    is_primary: bool = (
        False  # its members are people or enterprises, one vote each whatever their shares
    )
    founders: str = ""
    founding: str = ""
    carried: Words = NOWHERE


FORMS = {
    each.code: each
    for each in (
        LegalForm(
            code="cooperative",
            name=Words("협동조합", "A cooperative"),
            is_primary=True,
            founders="cooperative.founders",
            founding="cooperative.founding",
        ),
        LegalForm(
            code="social",
            name=Words("사회적협동조합", "A social cooperative"),
            is_primary=True,
            founders="cooperative.social_founders",
            founding="cooperative.social_founding",
            carried=Words("제91조와 제92조로 준용", "carried over by Articles 91 and 92"),
        ),
        LegalForm(
            code="federation",
            name=Words("협동조합연합회", "A federation of cooperatives"),
            founders="cooperative.federation_founders",
            founding="cooperative.federation_founding",
            carried=Words("제79조로 준용", "carried over by Article 79"),
        ),
        LegalForm(
            code="social_union",
            name=Words("사회적협동조합연합회", "A federation of social cooperatives"),
            founders="cooperative.social_federation_founders",
            founding="cooperative.social_federation_founding",
            carried=Words("제115조로 준용", "carried over by Article 115"),
        ),
        LegalForm(
            code="mixed_union",
            name=Words("이종협동조합연합회", "A federation of several kinds of cooperatives"),
            founders="cooperative.mixed_federation_founders",
            founding="cooperative.mixed_federation_founding",
            carried=Words("제115조의8로 준용", "carried over by Article 115-8"),
        ),
        LegalForm(
            code="agreement",
            name=Words("협약으로 모인 공동사업", "An initiative by agreement"),
            by_law=False,
        ),
    )
}
