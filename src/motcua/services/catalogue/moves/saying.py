"""How a change is said to people, in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from motcua.instruments.forms.model import Words, in_language

type Fact = str | int | Words
"""What stands in a sentence: the same in every language, or a text by language."""

PARTS: Mapping[str, Words] = {
    "service": {"vi": "Dịch vụ", "en": "The service"},
    "questions": {"vi": "Câu hỏi", "en": "Questions"},
    "papers": {"vi": "Giấy tờ", "en": "Papers"},
    "channels": {"vi": "Cách nộp", "en": "Ways to hand in"},
    "fee": {"vi": "Phí, lệ phí", "en": "Fee"},
    "limit": {"vi": "Thời hạn", "en": "Time limit"},
    "law": {"vi": "Căn cứ pháp lý", "en": "Law"},
    "results": {"vi": "Kết quả", "en": "Results"},
    "letters": {"vi": "Văn bản", "en": "Letters"},
    "notes": {"vi": "Lưu ý, thông báo", "en": "Notes and notices"},
    "steps": {"vi": "Các bước xử lý", "en": "Steps of the office"},
}
"""What can change, in the order in which it is told."""


@dataclass(frozen=True)
class Said:
    """One change, or one reason. ``worse`` marks what costs an applicant more: money, time, papers.

    ``key`` begins with its part, as ``fee.dearer``, and is the same in every language.
    """

    key: str
    words: Words
    worse: bool = False

    @property
    def part(self) -> str:
        return self.key.partition(".")[0]


@dataclass(frozen=True)
class Saying:
    """A sentence with places for facts."""

    key: str
    vi: str
    en: str
    worse: bool = False

    def of(self, **facts: Fact) -> Said:
        """The sentence with these facts."""
        texts = {"vi": self.vi, "en": self.en}
        words = {lang: text.format(**_told(facts, lang)) for lang, text in texts.items()}
        return Said(self.key, words, self.worse)

    def under(self, key: str) -> "Saying":
        """The same sentence about something else."""
        return replace(self, key=key)


def ordered(changes: Iterable[Said]) -> tuple[Said, ...]:
    """By their part, each once."""
    places = {part: place for place, part in enumerate(PARTS)}
    found = {(each.key, *each.words.values()): each for each in changes}
    return tuple(sorted(found.values(), key=lambda each: places[each.part]))


def quoted(names: Iterable[Words]) -> Words:
    """Names in quotes, one after another."""
    told = list(names)
    return {
        lang: ", ".join(f"“{in_language(name, lang)}”" for name in told) for lang in ("vi", "en")
    }


def _told(facts: Mapping[str, Fact], language: str) -> dict[str, str | int]:
    return {
        name: in_language(fact, language) if isinstance(fact, Mapping) else fact
        for name, fact in facts.items()
    }
