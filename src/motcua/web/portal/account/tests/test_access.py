"""Every view has an audience, and others do not get in."""

from datetime import date

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings as configured
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.foundation.identity import actions
from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import VISITOR, Actor, system
from motcua.kit.errors import NotAllowed
from motcua.web.shared.access import ActorMiddleware, Anyone, SignedIn, open_to
from motcua.web.shared.observing import ObservingMiddleware

CITIZEN = Actor(account_id=1, person_id=1, name="Lan")
OFFICER = Actor(2, 2, "Bình", frozenset({("officer", 7)}))
LEADER = Actor(3, 3, "Vân", frozenset({("leader", 9)}))


def answer(
    actor: Actor, *audience, method: str = "get", second_factor: bool = True
) -> HttpResponse:
    request = getattr(RequestFactory(), method)("/cases/?page=2")
    request.actor, request.session = actor, SessionStore()
    request.user = get_user_model()(pk=actor.account_id)
    if second_factor:
        record_authentication(request, request.user, method="mfa", type="totp", id=0)
    return open_to(*audience)(lambda request: HttpResponse("in"))(request)


@pytest.mark.parametrize(
    ("audience", "lets_in"),
    [
        ((Anyone,), {"visitor", "citizen", "officer", "leader"}),
        ((SignedIn,), {"citizen", "officer", "leader"}),
        ((Role.OFFICER,), {"officer"}),
        ((Role.OFFICER, Role.LEADER), {"officer", "leader"}),
        ((Role.ADMIN,), set()),
    ],
)
def test_a_page_opens_to_its_audience_only(audience, lets_in):
    people = {"visitor": VISITOR, "citizen": CITIZEN, "officer": OFFICER, "leader": LEADER}
    entered = set()
    for who, actor in people.items():
        try:
            if answer(actor, *audience).status_code == 200:
                entered.add(who)
        except NotAllowed:
            assert who != "visitor"

    assert entered == lets_in


def test_a_role_opens_nothing_without_a_second_factor():
    led = answer(OFFICER, Role.OFFICER, second_factor=False)

    assert led["Location"] == "/office/sign-in/factors/"
    assert answer(OFFICER, SignedIn, second_factor=False).status_code == 200


def test_a_visitor_is_sent_to_sign_in_and_comes_back():
    assert answer(VISITOR, SignedIn)["Location"] == "/sign-in?next=%2Fcases%2F%3Fpage%3D2"
    assert answer(VISITOR, SignedIn, method="post")["Location"] == "/sign-in?next=%2Fcases%2F"


def test_a_view_carries_its_audience_and_cannot_be_without():
    @open_to(Role.LEADER)
    def view(request):
        return HttpResponse()

    assert view.audience == (Role.LEADER,)
    assert view.__name__ == "view"
    with pytest.raises(ValueError, match="who may open"):
        open_to()


@pytest.mark.django_db
def test_every_request_has_its_actor_and_an_id_of_its_own():
    load_profile(configured.PROFILE, system("test"))
    account_id = actions.create_account(
        username="binh", password="a-door-ajar", actor=system("test")
    )
    actions.grant_role(
        account_id=account_id,
        role=Role.OFFICER,
        unit_id=operator().id,
        valid_from=date(2026, 1, 1),
        actor=system("test"),
    )
    requests = []

    def view(request):
        requests.append(request)
        return HttpResponse()

    middleware = ObservingMiddleware(ActorMiddleware(view))
    account = get_user_model().objects.get(pk=account_id)
    answers = []
    for _ in range(2):
        request = RequestFactory().get("/", headers={"X-Request-ID": "forged"})
        request.user, request.session = account, SessionStore()
        answers.append(middleware(request)["X-Request-ID"])

    assert requests[0].actor.holds(Role.OFFICER, operator().id)
    assert [request.actor.request_id for request in requests] == answers
    assert len(set(answers)) == 2
    assert "forged" not in answers
