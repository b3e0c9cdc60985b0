"""The addresses of the way in, of one's own account and of invitations.

The library's own views do the checking; the names that begin with `account_` and `mfa_` are the ones
it looks for. Only the pages named here exist: there is no public sign-up.
"""

from allauth.account.views import ConfirmLoginCodeView, LoginView, LogoutView, RequestLoginCodeView
from django.urls import path

from dure.ground.access.screens.demo_sign_in.view import demo_sign_in
from dure.ground.access.screens.sign_in.form import Code, CodeByMail, Password
from dure.ground.access.screens.sign_in.offer import offered_people

SCREENS = "ground/access/screens"
SIGN_IN = {
    "template_name": f"{SCREENS}/sign_in/page.html",
    "extra_context": {"offered_people": offered_people},
}
_by_password = LoginView.as_view(form_class=Password, **SIGN_IN)
_by_code = RequestLoginCodeView.as_view(form_class=CodeByMail, **SIGN_IN)
_code = ConfirmLoginCodeView.as_view(
    form_class=Code, template_name=f"{SCREENS}/sign_in_code/page.html"
)
_sign_out = LogoutView.as_view(template_name=f"{SCREENS}/sign_out/page.html")

urlpatterns = [
    path("sign-in/", _by_password, name="sign_in"),
    path("sign-in/", _by_password, name="account_login"),
    path("sign-in/code/", _by_code, name="account_request_login_code"),
    path("sign-in/figures/", _code, name="account_confirm_login_code"),
    path("sign-in/demo/", demo_sign_in, name="demo_sign_in"),
    path("sign-out/", _sign_out, name="sign_out"),
    path("sign-out/", _sign_out, name="account_logout"),
]
