"""Which pages stand below which condition, in which order, for whom. The shell draws them."""

from dure.kernel.ui.navigation import RoomPage
from dure.kernel.words import Words

NAVIGATION = [
    RoomPage(
        "agenda",
        Words("공동의제", "Agenda"),
        "agenda_home",
        "see_initiative",
        below=(
            *("agenda_version", "agenda_clause", "agenda_compare", "agenda_shaped"),
            *("signatures", "sign_agenda", "take_back_signature", "ceremony"),
        ),
    ),
    RoomPage(
        "agenda",
        Words("초안", "Draft"),
        "agenda_draft",
        "amend_agenda",
        below=("agenda_clause_draft", "agenda_new_clause", "agenda_connect"),
    ),
    RoomPage("agenda", Words("점검", "Reviews"), "agenda_reviews", "see_initiative"),
    RoomPage(
        "agenda",
        Words("공개 의제", "Public agenda"),
        "public_agenda",
        below=("public_agenda_clause", "signature_wall", "check_text"),
    ),
    RoomPage(
        "agenda",
        Words("질문", "Questions"),
        "questions",
        "see_initiative",
        below=(
            "question",
            "open_question",
            "answer_question",
            "moderate",
            "close_question",
            "question_links",
        ),
    ),
    RoomPage(
        "agenda",
        Words("안건과 투표", "Proposals and votes"),
        "proposals",
        "see_initiative",
        below=("proposal", "propose", "ballot", "ballot_result", "check_vote", "typed_papers"),
    ),
    RoomPage(
        "agenda",
        Words("총회·이사회", "Meetings"),
        "meetings",
        "see_initiative",
        below=("meeting", "call_meeting", "minutes"),
    ),
    RoomPage(
        "agenda",
        Words("정관과 의결권", "Bylaws and votes"),
        "bylaws",
        "see_initiative",
        below=("rolls",),
    ),
    RoomPage("measurement", Words("성과판", "Scorecard"), "scorecard", "see_initiative"),
    RoomPage(
        "measurement",
        Words("내 보고", "Reports"),
        "reports",
        "enter_report",
        below=("report_form", "report_history"),
        own=True,
    ),
    RoomPage(
        "measurement", Words("승인", "Desk"), "desk", "approve_report", below=("check_report",)
    ),
    RoomPage(
        "measurement",
        Words("지표", "Indicators"),
        "library",
        "see_initiative",
        below=("indicator", "define_indicator", "revise_indicator"),
    ),
    RoomPage("measurement", Words("보고 회차", "Rounds"), "rounds", "manage_rounds"),
    RoomPage("measurement", Words("맡김", "Assignments"), "assignments", "assign_indicator"),
    RoomPage("measurement", Words("목표", "Targets"), "targets", "set_target"),
    RoomPage(
        "measurement", Words("공표", "Releases"), "releases", "publish_numbers", below=("publish",)
    ),
    RoomPage(
        "measurement",
        Words("같은 사람", "Same person"),
        "pairs",
        "manage_initiative",
        below=("pair",),
    ),
    RoomPage("measurement", Words("겹치는 사람", "In common"), "overlaps", "open_person"),
    RoomPage("measurement", Words("완결성", "Completeness"), "completeness", "see_own_reports"),
    RoomPage("measurement", Words("가져오기", "Imports"), "imports", "import_data"),
    RoomPage(
        "measurement",
        Words("공개 숫자", "Public numbers"),
        "initiative_home",
        below=("public_indicator", "number"),
    ),
    RoomPage("measurement", Words("공개자료", "Open data"), "open_data"),
    RoomPage(
        "activities",
        Words("누가 무엇을", "Who does what"),
        "who",
        "see_initiative",
        below=(
            *("who_cell", "who_mine", "describe_service", "who_overlaps", "who_overlap"),
            *("who_waiting", "who_timeline", "who_map", "needs_from_series"),
        ),
    ),
    RoomPage("activities", Words("모임", "Sessions"), "sessions", "record_service"),
    RoomPage("activities", Words("제공 기록", "Records"), "records", "record_service"),
    RoomPage(
        "activities", Words("제공 현황", "Service figures"), "service_figures", "see_own_reports"
    ),
    RoomPage("activities", Words("서비스", "Services"), "services", "see_initiative"),
    RoomPage(
        "activities",
        Words("연계 의뢰", "Referrals"),
        "referrals",
        "send_referral",
        below=("referral", "new_referral", "write_referral", "referral_days"),
    ),
    RoomPage(
        "activities", Words("의뢰 집계", "Referral figures"), "referral_figures", "see_initiative"
    ),
    RoomPage(
        "activities",
        Words("자원 나눔", "Exchange"),
        "exchange",
        "see_initiative",
        below=("resource", "offer_resource", "ask_for_resource", "booking"),
    ),
    RoomPage("activities", Words("품앗이 장부", "Ledger of hours"), "credit", "share_resources"),
    RoomPage("activities", Words("이용자", "People"), "people", "open_person"),
    RoomPage("activities", Words("동의", "Consents"), "consents", "record_consent"),
    RoomPage("communication", Words("보낸 알림", "Notices sent"), "outbox", "manage_initiative"),
    RoomPage(
        "communication", Words("이야기", "Threads"), "talk", "see_initiative", below=("topic",)
    ),
    RoomPage(
        "communication",
        Words("공지", "Announcements"),
        "announcements",
        "see_initiative",
        below=("announcement", "new_announcement"),
    ),
    RoomPage(
        "communication",
        Words("실무 회의", "Working meetings"),
        "work_meetings",
        "talk",
        below=("work_meeting",),
    ),
    RoomPage(
        "communication",
        Words("결정", "Decisions"),
        "decisions",
        "see_initiative",
        below=("decision",),
    ),
    RoomPage("communication", Words("할 일", "Actions"), "actions", "see_initiative"),
    RoomPage("communication", Words("찾기", "Search"), "search", "see_initiative"),
    RoomPage(
        "communication", Words("위기 알림", "Alerts"), "alerts", "handle_alerts", below=("alert",)
    ),
    RoomPage("backbone", Words("참여기관", "Members"), "directory", below=("organisation",)),
    RoomPage(
        "backbone",
        Words("기관 관리", "Manage members"),
        "members_admin",
        "manage_members",
        below=("register_new_member", "welcome_member", "member_admin"),
    ),
    RoomPage("backbone", Words("사업", "Programmes"), "programmes", "manage_initiative"),
    RoomPage("backbone", Words("권한", "Access"), "access", "manage_access"),
    RoomPage("backbone", Words("열람 기록", "Who looked"), "looks", "see_access_log"),
    RoomPage(
        "backbone",
        Words("설정", "Settings"),
        "initiative_settings",
        "manage_initiative",
        below=("entrusted",),
    ),
]
