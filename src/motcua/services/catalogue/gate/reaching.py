"""Pages, questions and groups that no answer opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.model import Form, Group, Words
from motcua.instruments.forms.walk import walk
from motcua.kit.feel import FeelError
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.forms import Condition
from motcua.services.catalogue.gate.look import FORM, Look
from motcua.services.catalogue.gate.samples import MOST, TODAY, Samples
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.rule import Rule

UNREACHABLE = Rule(
    "form.unreachable",
    vi="Không câu trả lời nào mở “{title}”.",
    vi_cure="Hãy sửa điều kiện “{condition}”, hoặc bỏ phần này.",
    en="No answer opens “{title}”.",
    en_cure="Mend the condition “{condition}”, or leave this out.",
)
NOT_SEEN = Rule(
    "form.not_seen",
    vi="Chưa thấy câu trả lời nào mở “{title}”.",
    vi_cure="Hãy thêm một ví dụ trong examples đi qua phần này, hoặc sửa “{condition}”.",
    en="No answer was found that opens “{title}”.",
    en_cure="Add an example that comes here, or mend “{condition}”.",
    level=WARNING,
)


_EFFORT = 50_000
"""Questions that are answered in trying, for a whole form."""


@dataclass(frozen=True)
class _Place:
    """What is asked under conditions: a question or a group."""

    key: str
    title: Words
    conditions: tuple[Condition, ...]
    """Its own last, those of what it stands in before."""

    @property
    def condition(self) -> Condition:
        return self.conditions[-1]


def everything_can_be_reached(look: Look) -> Iterator[Finding]:
    today = look.house.bounds.since
    for file, form in look.forms.items():
        seen = set(_seen_in_examples(look)) if file == FORM else set()
        yield from unreached(form, file, today, seen)


def unreached(form: Form, file: str, today: date, seen: set[str]) -> Iterator[Finding]:
    """What no answer was found to open; ``seen`` are keys of which it is known already."""
    search = _Search(form, today, seen)
    told = set[Condition]()
    for place in _places(form):
        if place.condition in told or search.finds(place):
            continue
        told.add(place.condition)
        rule = UNREACHABLE if search.was_whole else NOT_SEEN
        yield rule.finding(
            file,
            forms.line_of(place.condition),
            title=place.title,
            condition=place.condition.text,
        )


class _Search:
    """Tries answers until each place is seen, as long as its effort lasts."""

    def __init__(self, form: Form, today: date, seen: set[str]) -> None:
        self.form = form
        self.today = today
        self.seen = set(seen)
        self.was_whole = True
        """Whether the last place was tried with all answers that matter."""
        self._samples = Samples(form, today)
        self._values = {value.name: value.rule for value in forms.values(form)}
        self._asked = {each.question.key: each for each in forms.asked(form)}
        self._groups = {group.key: group for group in forms.groups(form)}
        self._left = max(MOST, _EFFORT // max(1, len(self._asked)))

    def finds(self, place: _Place) -> bool:
        """Whether some answers open a place."""
        cone = self._cone(place)
        self.was_whole = self._samples.tell_all(cone)
        for answers in self._samples.of(cone):
            if place.key in self.seen:
                break
            if self._left <= 0:
                self.was_whole = False
                break
            self._left -= 1
            self.seen |= _opened(self.form, answers, self.today)
        return place.key in self.seen

    def _cone(self, place: _Place) -> set[str]:
        """The questions and groups, and maybe the day, on which it depends whether it is asked."""
        waiting = list(place.conditions)
        found: set[str] = set()
        done: set[str] = set()
        while waiting:
            for name in waiting.pop().names - done:
                done.add(name)
                if name in self._values:
                    waiting.append(self._values[name])
                elif name in self._asked:
                    found.add(name)
                    waiting += self._asked[name].conditions
                elif name in self._groups:
                    found |= {name, *_inside(self._groups[name])}
                elif name == TODAY:
                    found.add(name)
        return found


def _places(form: Form) -> Iterator[_Place]:
    for group in forms.groups(form):
        if group.when:
            yield _Place(group.key, group.title, (group.when,))
    for each in forms.asked(form):
        outer = [group.when for group in each.groups if group.when]
        if each.conditions:
            title = each.question.label if each.question.when else each.page.title
            yield _Place(each.question.key, title, (*outer, *each.conditions))


def _inside(group: Group) -> Iterator[str]:
    """Questions of a group that its own conditions and values, or others, may look at."""
    for page in group.body.pages():
        yield from (question.key for question in page.questions)


def _opened(form: Form, answers: dict[str, object], today: date) -> set[str]:
    """Keys of all questions and groups that are asked with these answers."""
    try:
        found = walk(form, answers, Around(today))
    except FeelError:
        return set()
    keys = {stop.key for stop in found.stops if stop.page is None}
    return keys | {each.key for stop in found.stops for each in found.questions(stop)}


def _seen_in_examples(look: Look) -> Iterator[str]:
    for example in look.package.examples:
        yield from _opened(look.package.form, dict(example.answers), example.at.date())


CHECKS = (everything_can_be_reached,)
