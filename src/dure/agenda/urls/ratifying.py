"""Addresses of signatures and the declaration."""

from django.urls import URLPattern, URLResolver, path

from dure.agenda.screens.archive.view import archive
from dure.agenda.screens.big_screen.view import big_screen, names_so_far
from dure.agenda.screens.ceremony.view import begin_ceremony, ceremony, codes, end_ceremony
from dure.agenda.screens.certificate.view import certificate, declaration
from dure.agenda.screens.check_text.view import canonical, check_text
from dure.agenda.screens.declare.view import declare, declare_sign, enter_code
from dure.agenda.screens.sign.view import send_signature, sign_agenda
from dure.agenda.screens.signature_wall.view import signature_wall
from dure.agenda.screens.signatures.view import signatures
from dure.agenda.screens.withdraw.view import take_back_signature
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/agenda/<int:number>/signatures/"
PUBLIC = "i/<slug:slug>/agenda/<int:number>/"
HALL = "declare/<slug:hall>/"

addresses_hold(
    {
        "signatures/public_id": Thing("agenda.Ratification"),
    }
)
RATIFYING: list[URLPattern | URLResolver] = [
    path(INSIDE, signatures, name="signatures"),
    path(f"{INSIDE}sign/", sign_agenda, name="sign_agenda"),
    path(f"{INSIDE}archive.zip", archive, name="signatures_archive"),
    path(f"{INSIDE}ceremony/", ceremony, name="ceremony"),
    path(f"{INSIDE}ceremony/begin/", begin_ceremony, name="begin_ceremony"),
    path(f"{INSIDE}ceremony/codes/", codes, name="hall_codes"),
    path(f"{INSIDE}ceremony/end/", end_ceremony, name="end_ceremony"),
    path(f"{INSIDE}<slug:public_id>/certificate/", certificate, name="certificate"),
    path(f"{INSIDE}<slug:public_id>/take-back/", take_back_signature, name="take_back_signature"),
    path(f"{PUBLIC}signatures/", signature_wall, name="signature_wall"),
    path(f"{PUBLIC}declaration/", declaration, name="declaration"),
    path(f"{PUBLIC}check/", check_text, name="check_text"),
    path(f"{PUBLIC}text.txt", canonical, name="canonical_text"),
    path("declare/signature/", send_signature, name="send_signature"),
    path(HALL, declare, name="declare"),
    path(f"{HALL}code/", enter_code, name="enter_hall_code"),
    path(f"{HALL}sign/", declare_sign, name="declare_sign"),
    path(f"{HALL}screen/", big_screen, name="big_screen"),
    path(f"{HALL}names/", names_so_far, name="names_so_far"),
]
