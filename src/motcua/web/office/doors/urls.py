"""Addresses of the officers' door; the names are those by which the library finds them."""

from django.urls import path

from motcua.web.office.doors import factors, views

urlpatterns = [
    path("", views.sign_in, name="account_login"),
    path("code", views.second_factor, name="mfa_authenticate"),
    path("again", views.again, name="mfa_reauthenticate"),
    path("again/passkey", views.again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("passkey", views.by_passkey, name="mfa_login_webauthn"),
    path("factors/", factors.factors, name="mfa_index"),
    path("factors/app", factors.add_app, name="mfa_activate_totp"),
    path("factors/app/picture.svg", factors.picture, name="totp_picture"),
    path("factors/app/remove", factors.remove_app, name="mfa_deactivate_totp"),
    path("factors/codes", factors.codes, name="mfa_view_recovery_codes"),
    path("factors/codes/new", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("factors/passkey", factors.add_passkey, name="mfa_add_webauthn"),
    path("factors/passkey/<int:pk>/remove", factors.remove_passkey, name="mfa_remove_webauthn"),
]
