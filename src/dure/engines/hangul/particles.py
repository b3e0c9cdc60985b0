"""Particles that agree with the word before them: 두레는, 할매손밥상은, 3층으로, Dure가."""

import re
import unicodedata

from dure.engines.hangul.syllables import decompose, is_syllable

# After a consonant, after a vowel. 으로 goes with the vowels after ㄹ.
PAIRS = {
    "은/는": ("은", "는"),
    "이/가": ("이", "가"),
    "을/를": ("을", "를"),
    "과/와": ("과", "와"),
    "으로/로": ("으로", "로"),
    "이나/나": ("이나", "나"),
    "이랑/랑": ("이랑", "랑"),
    "아/야": ("아", "야"),
    "이에요/예요": ("이에요", "예요"),
    "이라/라": ("이라", "라"),
}
OPEN_FORMS = {
    "은(는)": "은/는",
    "는(은)": "은/는",
    "이(가)": "이/가",
    "가(이)": "이/가",
    "을(를)": "을/를",
    "를(을)": "을/를",
    "과(와)": "과/와",
    "와(과)": "과/와",
    "(으)로": "으로/로",
    "(이)나": "이나/나",
    "(이)랑": "이랑/랑",
    "(이)라": "이라/라",
    "이에요(예요)": "이에요/예요",
}
OPEN = re.compile("|".join(map(re.escape, OPEN_FORMS)))
# How a digit ends when it is read: 영 일 이 삼 사 오 육 칠 팔 구.
DIGIT_ENDS = ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", "")
# How the round numbers end: 십 백 천 만, 십만 백만 천만, 억, 십억 백억 천억, 조.
ROUND_ENDS = ("", "ㅂ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄱ", "ㄱ", "ㄱ", "ㄱ", "")
# How the letters end when spelt out: 엘 엠 엔 알; all others end in a vowel.
LETTER_ENDS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
UNIT_ENDS = {
    "kg": "ㅁ",
    "g": "ㅁ",
    "mg": "ㅁ",
    "km": "",
    "m": "",
    "cm": "",
    "mm": "",
    "l": "",
    "ml": "",
}
SIGN_ENDS = {"%": "", "℃": "", "㎡": "", "₩": "ㄴ", "+": "", "㎏": "ㅁ", "㎞": ""}
BRACKETED = re.compile(r"\s*[(\[（〔][^()\[\]（）〔〕]*[)\]）〕]\s*$")
CLOSING = "\"'”’」』》〉*_`.,!?…)]） "
UNIT_AFTER_DIGIT = re.compile(r"\d\s*(kg|mg|g|km|cm|mm|ml|l|m)$", re.IGNORECASE)
NUMBER = re.compile(r"[\d,]*\d(?:\.\d+)?$")
LATIN = re.compile(r"[A-Za-z]+$")
SHORT_STOP = re.compile(r"(?:^|[^aeiou])(?:[aeiou]|oo)(?:[kptbc]|ck)$")


def with_particle(word: str, pair: str) -> str:
    """The word and the particle that agrees with it: ("두레", "은/는") is 두레는."""
    return word + particle(word, pair)


def particle(word: str, pair: str) -> str:
    """The form of a pair of `PAIRS` that follows this word; KeyError for an unknown pair.

    What stands in brackets at the end is not read aloud: 두레(Dure) takes the form of 두레.
    """
    after_consonant, after_vowel = PAIRS[pair]
    end = final_sound(word)
    if not end or (pair == "으로/로" and end == "ㄹ"):
        return after_vowel
    return after_consonant


def settle_particles(text: str) -> str:
    """Text with every open form settled: "두레은(는)" is "두레는", "서울(으)로" is "서울로"."""
    if "(" not in text:  # every open form has one: most sentences are done here
        return text
    parts: list[str] = []
    at = 0
    for match in OPEN.finditer(text):
        parts.append(text[at : match.start()])
        before = "".join(parts)
        known = bool(before) and not before[-1].isspace()
        parts.append(particle(before, OPEN_FORMS[match[0]]) if known else match[0])
        at = match.end()
    return "".join(parts) + text[at:]


def final_sound(word: str) -> str:
    """The final consonant with which a word ends when read aloud; empty after a vowel."""
    text = spoken_end(unicodedata.normalize("NFC", word))
    if not text:
        return ""
    last = text[-1]
    if is_syllable(last):
        return decompose(last)[2]
    if last in SIGN_ENDS:
        return SIGN_ENDS[last]
    unit = UNIT_AFTER_DIGIT.search(text)
    if unit:
        return UNIT_ENDS[unit[1].lower()]
    return number_end(text) if last.isdecimal() else latin_end(text)


def spoken_end(word: str) -> str:
    """The word without closing quotes and bracketed additions."""
    text = word
    while True:
        shorter = BRACKETED.sub("", text) or text
        shorter = shorter.rstrip(CLOSING) or shorter
        if shorter == text:
            return text
        text = shorter


def number_end(text: str) -> str:
    """How the number at the end of a text ends when read: 10 is 십, 3.0 ends in 영."""
    match = NUMBER.search(unicodedata.normalize("NFKC", text))
    if not match:
        return ""
    digits = match[0].replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    if "." in digits or digits.startswith("0") or not zeros:
        return DIGIT_ENDS[int(digits[-1])]
    return ROUND_ENDS[min(zeros, len(ROUND_ENDS) - 1)]


def latin_end(text: str) -> str:
    """How a Latin word ends when Koreans read it; capitals are read letter by letter.

    A rule of thumb: l m n ng sound as written, a short vowel keeps k p t b c as a final
    (app은, web은), everything else gets a vowel (Cloud는).
    """
    match = LATIN.search(text)
    if not match:
        return ""
    word = match[0]
    lower = word.lower()
    if word.isupper():
        return LETTER_ENDS.get(lower[-1], "")
    if lower.endswith("ng"):
        return "ㅇ"
    if lower.endswith("le") and len(lower) > 3 and lower[-3] not in "aeiou":
        return "ㄹ"
    if lower[-1] in "lmn":
        return LETTER_ENDS[lower[-1]]
    return "ㄱ" if SHORT_STOP.search(lower) else ""
