"""Why a published number may become another one: kinds of causes, said in both languages."""

from dure.kernel.words import Words

CAUSES = {
    "late_report": Words("보고가 늦게 왔어요", "A report came in late"),
    "correction": Words("틀린 값을 바로잡았어요", "A mistake was put right"),
    "report_returned": Words("보고서를 보완하고 있어요", "A report is being completed"),
    "report_withdrawn": Words("기관이 보고서를 거두었어요", "A report was taken back by its house"),
    "definition": Words("지표 정의가 바뀌었어요", "The definition changed"),
    "places": Words("행정구역이 바뀌었어요", "Administrative areas changed"),
    "protection": Words("작은 집단을 더 보호해요", "Small groups are protected better"),
    "consent": Words("동의가 거두어졌어요", "Consent was withdrawn"),
    "other": Words("그 밖의 까닭", "Another reason"),
}
