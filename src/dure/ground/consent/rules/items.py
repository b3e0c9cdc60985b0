"""What a consent may name, in words: items of personal data, ways of giving it, and who gave it."""

from dure.kernel.words import Words

ITEMS = {
    "name": Words("이름", "name"),
    "birth_date": Words("생년월일", "date of birth"),
    "sex": Words("성별", "sex"),
    "contact": Words("연락처", "phone number"),
    "address": Words("주소", "address"),
    "living": Words("함께 사는 사람", "who lives along"),
    "records": Words("이용 기록", "records of service"),
    "photo": Words("사진·영상", "photos and films"),
    "need": Words("도움이 필요한 까닭", "why help is needed"),
    "words": Words("이야기·말씀", "what the person tells"),
}
SENSITIVE = {
    "health": Words("건강 상태", "state of health"),
    "disability": Words("장애", "disability"),
    "diet": Words("먹을 수 없는 음식", "what must not be eaten"),
    "allergy": Words("알레르기", "allergies"),
    "medication": Words("먹는 약", "medicines"),
}
METHOD_WORDS = {
    "paper": Words("종이에 서명", "signed on paper"),
    "in_person": Words("만나서 말로", "said in person"),
    "phone": Words("전화(녹음)", "by phone, recorded"),
    "web": Words("누리집에서", "on the web"),
    "email": Words("전자우편", "by e-mail"),
}
GIVER_WORDS = {
    "self": Words("본인", "the person"),
    "supported": Words("도움을 받아 본인이", "the person, with support"),
    "guardian": Words("보호자", "the guardian"),
}


def item_name(code: str) -> Words:
    """The word for an item; a code that is no longer listed stays as it is."""
    return ITEMS.get(code) or SENSITIVE.get(code) or Words(code, code)
