"""How one draft stands to another release: may it be moved there, and why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.model import Answers
from motcua.services.catalogue.moves import reasons
from motcua.services.catalogue.moves.answers import Sight, Way
from motcua.services.catalogue.moves.behind import asked_again, lost
from motcua.services.catalogue.moves.comparing import changes
from motcua.services.catalogue.moves.effects import effects
from motcua.services.catalogue.moves.saying import Said, ordered
from motcua.services.catalogue.moves.terms import ONLINE, WHO
from motcua.services.catalogue.package.model import Package


class Standing(StrEnum):
    """From the easiest to the hardest."""

    UNAFFECTED = "unaffected"
    """The same is asked, checked, calculated and promised for these answers."""
    SAFE = "safe"
    """All answers fit as they are, and nothing more is asked where the applicant has been."""
    NEEDS_APPLICANT = "needs_applicant"
    """Something is asked anew where the applicant has been, or an answer no longer fits."""
    CANNOT_MOVE = "cannot_move"
    """An answered question is gone or of another type, or the applicant may no longer ask."""


@dataclass(frozen=True)
class Verdict:
    """How a draft stands, and all that it stands so for; ``is_worse`` where it costs more."""

    standing: Standing
    reasons: tuple[Said, ...] = ()

    @property
    def is_worse(self) -> bool:
        return any(each.worse for each in self.reasons)


class Sorter:
    """Two releases of one service, read once for all drafts."""

    def __init__(self, before: Package, after: Package) -> None:
        self.before, self.after = Sight(before), Sight(after)
        self._general = [each for each in changes(before, after) if each.part in _FOR_EVERYBODY]

    def sort(self, answers: Answers, around: Around, *, applicant: str) -> Verdict:
        """How a draft stands; ``applicant`` is ``person`` or ``entity``."""
        old, new = Way(self.before, answers, around), Way(self.after, answers, around)
        if cannot := [*self._hindered(applicant), *lost(old, new)]:
            return Verdict(Standing.CANNOT_MOVE, ordered(cannot))
        if needs := [*self._higher_level(), *asked_again(old, new)]:
            return Verdict(Standing.NEEDS_APPLICANT, ordered(needs))
        if differs := [*self._general, *effects(old, new)]:
            return Verdict(Standing.SAFE, ordered(differs))
        return Verdict(Standing.UNAFFECTED)

    def _hindered(self, applicant: str) -> Iterator[Said]:
        old, new = self.before.definition, self.after.definition
        if old.channel(ONLINE) and not new.channel(ONLINE):
            yield reasons.OFFLINE.of()
        if applicant in old.applicants and applicant not in new.applicants:
            yield reasons.NOT_FOR.of(who=WHO[applicant])

    def _higher_level(self) -> Iterator[Said]:
        if self.after.definition.level > self.before.definition.level:
            yield reasons.LEVEL.of(level=self.after.definition.level)


_FOR_EVERYBODY = frozenset({"service", "law", "letters", "results", "steps"})
"""What changes there changes for every draft, whatever its answers are."""
