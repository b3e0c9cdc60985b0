"""Names (이름): family and given name in one spelling, whatever column and script they came in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dure.engines.linkage.hanja import in_hangul, is_hanja
from dure.engines.linkage.jamo import head_rule_undone, is_hangul, letters_of, sound_of

_TWO_SYLLABLES = "남궁 제갈 사공 독고 서문 동방 망절"
_MAYBE_TWO = "황보 선우 어금 장곡 강전 소봉 무본 을지 황목"
_CERTAIN = frozenset(_TWO_SYLLABLES.split())
LONG_FAMILIES = _CERTAIN | frozenset(_MAYBE_TWO.split())
FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염"
    "여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용류림예경봉사부가복태목형계두감음빈동온호범좌"
    "팽승간상시갈단견당화창구리량노려"
)
_ROMAN = """
김:kim,gim,ghim 이:lee,yi,rhee,rhie,ri,li,yee,ree,i 박:park,pak,bak,bahk,pahk 최:choi,choe,chey
정:jung,jeong,chung,cheong,joung 강:kang,gang 조:cho,jo,joe 윤:yoon,yun,youn 장:jang,chang,zhang
임:lim,im,rim,leem,yim 한:han,hahn 오:oh,o 서:seo,suh,so,sur 신:shin,sin,shinn 권:kwon,gwon,kweon
황:hwang,whang 안:ahn,an 송:song 전:jeon,jun,chun,chon,cheon 홍:hong 유:yoo,yu,ryu,you,ryoo,lyu
고:ko,go,koh,goh 문:moon,mun 양:yang,ryang 손:son,sohn 배:bae,pae,bai 백:baek,paek,baik,paik,back
허:heo,hur,huh,her 남:nam 심:shim,sim 노:noh,roh,no,ro 하:ha,hah 곽:kwak,gwak,kwag 성:sung,seong
차:cha 주:joo,ju,chu 우:woo,u,wu 구:koo,ku,gu 나:na,ra,nah,rah 민:min 진:jin,chin 지:ji,chi,jee
엄:um,eom,uhm 채:chae,chai 원:won,weon 방:bang,pang 공:kong,gong 현:hyun,hyeon 함:ham,hahm 변:byun,byeon
염:yeom,yum 여:yeo 추:choo 도:do 석:seok,suk 선:sun,seon 설:seol,sul 마:ma 길:gil,kil 위:wi,wee
표:pyo 명:myung,myeong 기:ki,gi,kee 반:ban,bahn 왕:wang 금:geum,keum 옥:ok,ock 육:yook,yuk 맹:maeng
제:je 모:mo 탁:tak 국:kook,kuk,gook 어:eo,uh 은:eun 편:pyun 용:yong 남궁:namgung,namkung,namgoong
황보:hwangbo,whangbo 제갈:jegal,chegal,jekal 사공:sagong,sakong 독고:dokgo,dokko
선우:sunwoo,seonu,seonwoo,sunu
"""
ROMAN_FAMILIES = {
    spelt: group.split(":")[0]
    for group in _ROMAN.split()
    for spelt in group.split(":")[1].split(",")
}
# Spellings of surnames that are more often a syllable of a given name.
_GIVEN_SYLLABLES = """
jun chun min sun seon jin chin ji chi jee won weon ha seo suh sung seong hyun hyeon myung myeong
na do eun geum ok ki gi kee jung jeong ju joo chu woo u wu suk seok so sur i no yeo tak gil kil mi
"""
_MOSTLY_GIVEN = frozenset(_GIVEN_SYLLABLES.split())
_NO_NAME = """
없음 무명 미상 불명 익명 모름 미기재 무기명 해당없음 비공개 성명미상 이름없음 테스트 본인 보호자 가명
unknown anonymous none null nan n/a noname nobody test tbd tba xxx xx x baby babyboy babygirl male female
notknown notgiven withheld missing empty blank undefined
"""
_NOBODY = frozenset(_NO_NAME.split())
_TITLE = re.compile(
    r"(?<=[가-힣]{2})\s*(?:할머니|할아버지|어르신|여사님?|선생님?|사장님?|씨|님|군|양)$"
    r"|^(?:mrs?|ms|miss|dr|prof|sir|madam)\.?\s+",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Name:
    """Name (이름): letters to compare and skeletons to find; empty where unknown."""

    family: str = ""
    given: str = ""
    family_sound: str = ""
    given_sound: str = ""
    syllables: str = ""


@lru_cache(maxsize=1 << 20)
def name_of(family: str, given: str, full: str) -> Name:
    """One name from up to three columns; what the two short ones say wins over the long one."""
    family, given, full = cleaned(family), cleaned(given), cleaned(full)
    if family and given:
        family, given = _whole_in_one(family, given)
        family, given = _in_order(family, given)
    elif full or family or given:
        family, given = _completed(family, given, full)
    return _name(_plain(family, is_family=True), _plain(given, is_family=False))


def cleaned(text: str) -> str:
    """One width, one case, no titles, no remarks, nothing that stands for nobody."""
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("·", " ").split())
    text = _TITLE.sub("", _without_brackets(text)).strip(" .,-_'\"*?")
    bare = re.sub(r"[\s.\-_*?]", "", text)
    if not bare or bare in _NOBODY or not any(one.isalpha() for one in bare):
        return ""
    return text


def _without_brackets(text: str) -> str:
    inside = " ".join(a or b for a, b in _BRACKETS.findall(text)).strip()
    outside = _BRACKETS.sub(" ", text).strip()
    wins = is_hangul(inside.replace(" ", "")) and not is_hangul(outside.replace(" ", ""))
    return inside if wins and 2 <= len(inside) <= 5 else " ".join(outside.split())


def _whole_in_one(family: str, given: str) -> tuple[str, str]:
    """The given column sometimes holds the whole name: 김 · 김순자 is 김 · 순자."""
    short = given.replace(" ", "")
    if is_hangul(short) and is_hangul(family) and short.startswith(family):
        rest = short[len(family) :]
        return family, rest if len(rest) >= 2 else given
    return family, given


def _in_order(family: str, given: str) -> tuple[str, str]:
    """Korean columns filled in the wrong way round are turned back where that is certain."""
    first, second = family.replace(" ", ""), given.replace(" ", "")
    if not (is_hangul(first) and is_hangul(second)):
        return family, given
    looks_given = len(first) >= 2 and first not in LONG_FAMILIES
    looks_family = second in FAMILIES or second in LONG_FAMILIES
    return (second, first) if looks_given and looks_family else (family, given)


def _completed(family: str, given: str, full: str) -> tuple[str, str]:
    whole = full or family or given
    first, second = _split(whole)
    if family and full:
        return family, second or given
    if given and full:
        return first, given
    if family:
        return (first, second) if first and len(whole) > 1 and _is_whole(whole) else (whole, "")
    if given:
        return (first, second) if _is_whole(whole) and len(whole) >= 3 else ("", whole)
    return first, second


def _is_whole(text: str) -> bool:
    """A Korean name that is clearly more than its family or given name."""
    return is_hangul(text.replace(" ", "")) and len(text.replace(" ", "")) >= 3


def _split(whole: str) -> tuple[str, str]:
    tight = whole.replace(" ", "").replace("-", "")
    tight = in_hangul(tight) if is_hanja(tight) else tight
    if is_hangul(tight) or is_hanja(tight):
        return _split_korean(tight, whole)
    if "," in whole:
        first, _, rest = whole.partition(",")
        return first.strip(), rest.strip()
    return _split_latin(whole.split())


def _split_korean(tight: str, whole: str) -> tuple[str, str]:
    parts = whole.split()
    if len(parts) == 2 and parts[0] in LONG_FAMILIES:
        return parts[0], parts[1]
    if len(parts) == 2 and len(parts[0]) >= 2 and parts[1] in FAMILIES:
        return parts[1], parts[0]  # 순자 김
    head = tight[:2]
    if (len(tight) >= 4 and head in LONG_FAMILIES) or (len(tight) == 3 and head in _CERTAIN):
        return head, tight[2:]
    return (tight[0], tight[1:]) if len(tight) >= 2 else ("", tight)


def _split_latin(words: list[str]) -> tuple[str, str]:
    if len(words) < 2:
        return "", " ".join(words)
    first, last = words[0].strip(".-"), words[-1].strip(".-")
    korean = first in ROMAN_FAMILIES and _sounds_korean(words[1:])
    if korean and last in ROMAN_FAMILIES:
        korean = first not in _MOSTLY_GIVEN or last in _MOSTLY_GIVEN
        if len(words) == 2 and first not in _MOSTLY_GIVEN and last not in _MOSTLY_GIVEN:
            korean = len(first) >= len(last)
    return (first, " ".join(words[1:])) if korean else (last, " ".join(words[:-1]))


_KOREAN_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhcwy])?(?:[wy]?(?:eo|eu|ae|oo|ee|ou|ui|oe|[aeiou]))"
    r"(?:ng|ck|[nmklptrhg])?"
)


def _sounds_korean(words: list[str]) -> bool:
    """Whether a Latin given name can be two Korean syllables: soon-ja, minsu; not robert."""
    tight = "".join(words).replace("-", "")
    return re.fullmatch(rf"(?:{_KOREAN_SYLLABLE.pattern}){{1,3}}", tight) is not None


def _plain(text: str, *, is_family: bool) -> str:
    tight = text.replace(" ", "").replace("-", "")
    tight = in_hangul(tight) if is_hanja(tight) else tight
    if is_hangul(tight):
        return head_rule_undone(tight)
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", text) if one.isalnum() or one == " "
    )
    return bare.replace(" ", "") if is_family else " ".join(bare.split())


def _name(family: str, given: str) -> Name:
    spoken = ROMAN_FAMILIES.get(family, "")
    return Name(
        family=letters_of(family),
        given=letters_of(given),
        family_sound=sound_of(spoken or family),
        given_sound=sound_of(given),
        syllables=given if is_hangul(given) else "",
    )
