"""What can be asked of this room."""

from dure.agenda.queries.agenda_tree import agenda_tree, canonical_now, fingerprint_holds
from dure.agenda.queries.agenda_versions import (
    adopted_agenda,
    agenda_card,
    agenda_numbered,
    agendas_of,
    draft_agenda,
    frozen_text,
)
from dure.agenda.queries.assembly_on import assembly_on, entitled_on, votes_on
from dure.agenda.queries.ballots import ballot_card, checked, papers_file, result_of, voter_list
from dure.agenda.queries.ballots_to_keep import BallotToKeep, ballots_to_keep
from dure.agenda.queries.ceremonies import (
    ceremony_at,
    code_typed,
    codes_of,
    names_on_screen,
    places_on_screen,
)
from dure.agenda.queries.clause_talk import (
    amendments_to,
    amendments_waiting,
    comments_on,
    comments_open,
    organisations_heard,
    texts_of,
)
from dure.agenda.queries.dissent import dissent_for_all, dissent_for_members
from dure.agenda.queries.heard_of import exported_statements, exported_votes, groups_of, heard_of
from dure.agenda.queries.hearing_today import hearing_desk, questions_waiting
from dure.agenda.queries.meetings import (
    chairs_of,
    meeting_ballots,
    meeting_card,
    meeting_rules,
    meetings_of,
)
from dure.agenda.queries.minutes_of import (
    MinutesToConfirm,
    as_signer,
    minutes_of,
    minutes_to_confirm,
)
from dure.agenda.queries.proposals import ballots_of, proposal_card, proposals_of
from dure.agenda.queries.questions import links_of, may_ask, question_card, questions_of
from dure.agenda.queries.reviews import occasions_of, reviews_of, thresholds_watched
from dure.agenda.queries.rolls import rolls_of, who_may_sit
from dure.agenda.queries.seeing import holds_here
from dure.agenda.queries.seeing_agenda import (
    amends_agenda,
    must_see_agenda,
    speaks_for,
    writes_agenda,
)
from dure.agenda.queries.shaped import Shaped, Share, shaped
from dure.agenda.queries.shaped_otherwise import ballots_on, hearings_before
from dure.agenda.queries.signatures import (
    leads,
    one_signature,
    signatures_of,
    signing_state,
    versions_to_sign,
)
from dure.agenda.queries.signed_text import signed_text, signed_versions, text_checked, wall_of
from dure.agenda.queries.statements import moderation_log, rushes_of, statements_of
from dure.agenda.queries.typed_papers import typed_papers
from dure.agenda.queries.version_record import KeptBallot, VersionRecord, version_record
from dure.agenda.queries.voted_text import (
    AmendmentAsked,
    amendment_asked,
    amendments_to_decide,
    clauses_voted_on,
    votes_on_amendments,
)
from dure.agenda.queries.voters import (
    groups_for,
    my_answers,
    question_of_link,
    voter_by_link,
    voter_of,
    voter_through,
    way_of,
)
from dure.agenda.queries.who_votes import as_voter, ballots_waiting, my_seats

__all__ = [
    "AmendmentAsked",
    "BallotToKeep",
    "KeptBallot",
    "MinutesToConfirm",
    "Shaped",
    "Share",
    "VersionRecord",
    "adopted_agenda",
    "agenda_card",
    "agenda_numbered",
    "agenda_tree",
    "agendas_of",
    "amendment_asked",
    "amendments_to",
    "amendments_to_decide",
    "amendments_waiting",
    "amends_agenda",
    "as_signer",
    "as_voter",
    "assembly_on",
    "ballot_card",
    "ballots_of",
    "ballots_on",
    "ballots_to_keep",
    "ballots_waiting",
    "canonical_now",
    "ceremony_at",
    "chairs_of",
    "checked",
    "clauses_voted_on",
    "code_typed",
    "codes_of",
    "comments_on",
    "comments_open",
    "dissent_for_all",
    "dissent_for_members",
    "draft_agenda",
    "entitled_on",
    "exported_statements",
    "exported_votes",
    "fingerprint_holds",
    "frozen_text",
    "groups_for",
    "groups_of",
    "heard_of",
    "hearing_desk",
    "hearings_before",
    "holds_here",
    "leads",
    "links_of",
    "may_ask",
    "meeting_ballots",
    "meeting_card",
    "meeting_rules",
    "meetings_of",
    "minutes_of",
    "minutes_to_confirm",
    "moderation_log",
    "must_see_agenda",
    "my_answers",
    "my_seats",
    "names_on_screen",
    "occasions_of",
    "one_signature",
    "organisations_heard",
    "papers_file",
    "places_on_screen",
    "proposal_card",
    "proposals_of",
    "question_card",
    "question_of_link",
    "questions_of",
    "questions_waiting",
    "result_of",
    "reviews_of",
    "rolls_of",
    "rushes_of",
    "shaped",
    "signatures_of",
    "signed_text",
    "signed_versions",
    "signing_state",
    "speaks_for",
    "statements_of",
    "text_checked",
    "texts_of",
    "thresholds_watched",
    "typed_papers",
    "version_record",
    "versions_to_sign",
    "voter_by_link",
    "voter_list",
    "voter_of",
    "voter_through",
    "votes_on",
    "votes_on_amendments",
    "wall_of",
    "way_of",
    "who_may_sit",
    "writes_agenda",
]
