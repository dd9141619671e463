"""Addresses of one's cases."""

from django.urls import path

from motcua.web.portal.cases import views

app_name = "cases"
urlpatterns = [
    path("cases/", views.mine, name="mine"),
    path("cases/<str:receipt>/", views.case, name="case"),
    path("cases/<str:receipt>/submitted", views.submitted, name="submitted"),
    path("cases/<str:receipt>/receipt.pdf", views.receipt_pdf, name="receipt-pdf"),
    path("cases/<str:receipt>/result.pdf", views.result_pdf, name="result-pdf"),
    path("cases/<str:receipt>/papers/<path:address>", views.paper, name="paper"),
]
