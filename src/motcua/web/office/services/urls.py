"""Addresses of services and their releases, under ``office:``."""

from django.urls import path

from motcua.web.office.services import letters, listing, pages, release, trials, walking

urlpatterns = [
    path("", listing.overview, name="services"),
    path("<str:code>/", listing.service, name="service"),
    path("<str:code>/changes", listing.changes, name="service-changes"),
    path("<str:code>/<int:number>/", release.overview, name="release"),
    path("<str:code>/<int:number>/process", release.process, name="release-process"),
    path("<str:code>/<int:number>/pages/", pages.listed, name="release-pages"),
    path("<str:code>/<int:number>/pages/<slug:form>/<slug:key>/", pages.page, name="release-page"),
    path(
        "<str:code>/<int:number>/pages/<slug:form>/<slug:key>/<slug:language>",
        pages.screen,
        name="release-screen",
    ),
    path("<str:code>/<int:number>/letters/", letters.listed, name="release-letters"),
    path("<str:code>/<int:number>/letters/<str:template>/", letters.letter, name="release-letter"),
    path(
        "<str:code>/<int:number>/letters/<str:template>/<int:sheet>.png",
        letters.picture,
        name="release-letter-picture",
    ),
    path("<str:code>/<int:number>/examples/", trials.listed, name="release-examples"),
    path("<str:code>/<int:number>/examples/all", trials.results, name="release-trials"),
    path("<str:code>/<int:number>/examples/<slug:key>/", trials.trial, name="release-trial"),
    path(
        "<str:code>/<int:number>/examples/<slug:key>/<int:place>-<int:sheet>.png",
        trials.picture,
        name="release-trial-picture",
    ),
    path("<str:code>/<int:number>/walk", walking.begin, name="release-walk"),
    path("<str:code>/<int:number>/walk/on", walking.go_on, name="release-walk-on"),
]
