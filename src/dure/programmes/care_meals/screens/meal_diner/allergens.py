"""What is ticked at intake: the 22 items, in the order people know; the kitchen's own list holds."""

from dure.kernel.words import Words

ALLERGENS = {
    "egg": Words("알류", "egg"),
    "milk": Words("우유", "milk"),
    "buckwheat": Words("메밀", "buckwheat"),
    "peanut": Words("땅콩", "peanut"),
    "soybean": Words("대두", "soybean"),
    "wheat": Words("밀", "wheat"),
    "mackerel": Words("고등어", "mackerel"),
    "crab": Words("게", "crab"),
    "shrimp": Words("새우", "shrimp"),
    "pork": Words("돼지고기", "pork"),
    "peach": Words("복숭아", "peach"),
    "tomato": Words("토마토", "tomato"),
    "sulphites": Words("아황산류", "sulphites"),
    "walnut": Words("호두", "walnut"),
    "chicken": Words("닭고기", "chicken"),
    "beef": Words("쇠고기", "beef"),
    "squid": Words("오징어", "squid"),
    "oyster": Words("굴", "oyster"),
    "abalone": Words("전복", "abalone"),
    "mussel": Words("홍합", "mussel"),
    "shellfish": Words("그 밖의 조개류", "other shellfish"),
    "pine_nut": Words("잣", "pine nut"),
}
