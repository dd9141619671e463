"""The least that Django can do with a database: one view, one SELECT; no middleware or template."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from motcua.config.settings import base


def one_select(request: HttpRequest) -> HttpResponse:
    from django.contrib.contenttypes.models import ContentType

    content = ContentType.objects.get(app_label="catalogue", model="procedure").model.encode()
    return HttpResponse(content, "text/plain", headers={"Content-Length": len(content)})


urlpatterns = [path("", one_select)]

settings.configure(
    SECRET_KEY=os.urandom(16).hex(),
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    DATABASES=base.DATABASES,
    INSTALLED_APPS=["django.contrib.contenttypes"],
)
django.setup(set_prefix=False)
application = get_wsgi_application()
