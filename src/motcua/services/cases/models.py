"""The tables of the cases."""

import uuid
from typing import ClassVar

from django.db import models

from motcua.kit.privacy import personal_data
from motcua.services.cases.enums import CaseState, Outcome


@personal_data(
    holds="answers that an applicant has written so far, about themselves and others",
    why="to let them go on later, and to hand in what they wrote",
    keep="until it is handed in or dropped, or stays unchanged for the days the profile allows",
)
class Draft(models.Model):
    """What an applicant is still writing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    release = models.ForeignKey("catalogue.Release", models.PROTECT, related_name="+")
    applicant = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, null=True, related_name="+")
    """In whose name it is written; the applicant is then who writes it."""
    begun_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, related_name="+")
    """Who began it under a mandate; None for the applicant."""
    answers = models.JSONField(default=dict)
    origins = models.JSONField(default=dict)
    """By the key of a question: where its answer is from, and since when."""
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    reminded_at = models.DateTimeField(null=True)
    """When its writer was told that it will be deleted."""

    def __str__(self) -> str:
        return str(self.id)


@personal_data(
    holds="who moved drafts to another release, and who moved them back",
    why="to answer for it, and to undo it",
    keep="as long as the release",
)
class DraftMove(models.Model):
    """Drafts that were moved to another release of their service in one act."""

    release = models.ForeignKey("catalogue.Release", models.PROTECT, related_name="+")
    """Where they were moved to."""
    moved = models.PositiveIntegerField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.moved} drafts to {self.release}"


@personal_data(
    holds="that somebody's draft was moved to another release, and what changed for them by it",
    why="to tell them, and to move it back",
    keep="as long as the draft",
)
class MovedDraft(models.Model):
    """One draft of a move; its answers are not touched by it."""

    move = models.ForeignKey(DraftMove, models.CASCADE, related_name="drafts")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="moves")
    release = models.ForeignKey("catalogue.Release", models.PROTECT, related_name="+")
    """Where it was before."""
    changed_at = models.DateTimeField()
    """When it had last been written; what is written later is written under the other release."""
    told = models.JSONField(default=list)
    """What its writer is told of it: sentences by language."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["move", "draft"], name="cases_moved_draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} in {self.move_id}"


class PaperFile(models.Model):
    """A file as it was given: its bytes are stored under their SHA-256.

    A paper may have several files, as photos of its pages; ``place`` tells their order, from 1.
    """

    key = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["key", "place"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """How a page names the file: ``birth_paper``, and ``birth_paper-2`` for a second one."""
        return self.key if self.place == 1 else f"{self.key}-{self.place}"


@personal_data(
    holds="name and hash of a file that an applicant gave",
    why="to hand it in with the draft",
    keep="as long as the draft; the file goes when nothing refers to it any more",
)
class DraftPaper(PaperFile):
    """A file of a draft."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")

    class Meta(PaperFile.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "key", "place"], name="cases_draft_paper_place"
            ),
        ]


@personal_data(
    holds="answers, decision and reason of a request, with the people who made it and signed it",
    why="to decide on the request and to prove the decision",
    keep="as the archive law says for the kind of result",
)
class Case(models.Model):
    """One request, by one applicant, under one release of one service."""

    receipt = models.CharField(max_length=40, unique=True)
    draft_id = models.UUIDField(unique=True, editable=False)
    """The draft it was; a form sent twice finds its case here."""
    code = models.CharField(max_length=60, unique=True, null=True)  # noqa: DJ001
    release = models.ForeignKey("catalogue.Release", models.PROTECT, related_name="+")
    applicant = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    entity = models.ForeignKey("identity.LegalEntity", models.PROTECT, null=True, related_name="+")
    """In whose name it was asked for; the applicant is then who handed it in."""
    handed_in_by = models.ForeignKey("identity.Person", models.PROTECT, null=True, related_name="+")
    """Who handed it in under a mandate; None for the applicant."""
    competent_unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    state = models.CharField(max_length=24, choices=CaseState, default=CaseState.SUBMITTED)
    answers = models.JSONField()
    origins = models.JSONField(default=dict)
    """By the key of a question: where its answer is from, and since when."""
    submitted_at = models.DateTimeField()
    expected = models.JSONField()
    """What was said at submission about the day to expect: ``{at, reasons: {language: […]}}``."""
    receipt_sha256 = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_reasons = models.JSONField(default=dict)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    returned_reason = models.TextField(blank=True)
    result_number = models.CharField(max_length=60, blank=True)
    result_sha256 = models.CharField(max_length=64, blank=True)
    verify_code = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001
    signed_by = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["competent_unit", "state", "due_at"]),
            models.Index(fields=["applicant", "-submitted_at"]),
            models.Index(fields=["entity", "-submitted_at"]),
        ]

    def __str__(self) -> str:
        return self.code or self.receipt


@personal_data(
    holds="who of the office looked at a case, and in which hour",
    why="to tell people who looked at their data",
    keep="as long as its case",
)
class CaseView(models.Model):
    """An officer opened a case or a paper of it, once for each officer, case and hour."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="views")
    account = models.ForeignKey("identity.Account", models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "account", "hour"], name="cases_view_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.at}"


@personal_data(
    holds="name and hash of a file that was handed in",
    why="to decide on the request",
    keep="as long as its case",
)
class CasePaper(PaperFile):
    """A file of a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")

    class Meta(PaperFile.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "key", "place"], name="cases_case_paper_place"),
        ]
