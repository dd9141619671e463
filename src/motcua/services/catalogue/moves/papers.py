"""What changes in the papers to hand in and in what is given: results, letters, notes."""

from collections.abc import Iterator, Mapping

from motcua.instruments.forms.model import Words
from motcua.services.catalogue.moves.saying import Said, Saying
from motcua.services.catalogue.package.model import Package, ServiceDefinition
from motcua.services.catalogue.package.parts import Note, Notice, Outcome, Paper, PaperCase

CASE_NEW = Saying("papers.case_new", vi="Trường hợp mới: “{case}”.", en="A new case: “{case}”.")
CASE_GONE = Saying(
    "papers.case_gone", vi="Bỏ trường hợp “{case}”.", en="The case “{case}” is no longer there."
)
CASE_WHEN = Saying(
    "papers.case_when",
    vi="Trường hợp “{case}” nay áp dụng cho hồ sơ khác trước.",
    en="The case “{case}” applies in other situations now.",
)
NEW = Saying(
    "papers.new",
    vi="Trường hợp “{case}” cần thêm “{paper}”: {originals} bản chính, {copies} bản sao.",
    en="The case “{case}” also needs “{paper}”: originals {originals}, copies {copies}.",
    worse=True,
)
GONE = Saying(
    "papers.gone",
    vi="Trường hợp “{case}” không cần “{paper}” nữa.",
    en="The case “{case}” no longer needs “{paper}”.",
)
NUMBER = Saying(
    "papers.number",
    vi="“{paper}” nay cần {originals} bản chính, {copies} bản sao.",
    en="“{paper}” is now needed as originals {originals}, copies {copies}.",
)
MORE = Saying("papers.more", vi=NUMBER.vi, en=NUMBER.en, worse=True)
WHEN = Saying(
    "papers.when",
    vi="“{paper}” nay cần trong trường hợp khác trước.",
    en="“{paper}” is needed in other situations now.",
)
WORDS = Saying(
    "papers.words",
    vi="“{before}” nay gọi là “{paper}”.",
    en="“{before}” is now called “{paper}”.",
)
FETCHED = Saying(
    "papers.fetched",
    vi="“{paper}” không phải nộp nếu cơ quan tra được trong cơ sở dữ liệu.",
    en="“{paper}” need not be given where the office finds it in a register.",
)
NOT_FETCHED = Saying(
    "papers.not_fetched",
    vi="“{paper}” phải nộp; trước cơ quan tự tra trong cơ sở dữ liệu.",
    en="“{paper}” must be given; before, the office found it in a register.",
    worse=True,
)
RESULT_NEW = Saying("results.new", vi="Kết quả mới: “{result}”.", en="A new result: “{result}”.")
RESULT_GONE = Saying(
    "results.gone",
    vi="Không còn kết quả “{result}”.",
    en="The result “{result}” is no longer given.",
)
RESULT_WORDS = Saying(
    "results.words",
    vi="“{before}” nay gọi là “{result}”.",
    en="“{before}” is now called “{result}”.",
)
RESULT_OTHERWISE = Saying(
    "results.otherwise",
    vi="“{result}” được cấp theo cách khác trước (mã, mẫu, sổ hoặc điều kiện).",
    en="“{result}” is given otherwise than before (code, template, book or condition).",
)
LETTER = Saying(
    "letters.words",
    vi="Mẫu “{letter}” được viết lại.",
    en="The letter “{letter}” is worded otherwise.",
)
LETTERHEAD = Saying(
    "letters.shared",
    vi="Mẫu dùng chung {letter} thay đổi.",
    en="The shared template {letter} changes.",
)
NOTE_NEW = Saying("notes.new", vi="Lưu ý mới: {note}", en="A new note: {note}")
NOTE_GONE = Saying("notes.gone", vi="Bỏ lưu ý: {note}", en="A note is gone: {note}")
NOTICES = Saying(
    "notes.notices",
    vi="Bạn được báo tin vào lúc khác hoặc bằng thông báo khác.",
    en="People are told at other moments, or by other messages.",
)


def paper_changes(before: ServiceDefinition, after: ServiceDefinition) -> Iterator[Said]:
    """By case, then by paper."""
    old = {case.key: case for case in before.cases}
    for case in after.cases:
        if case.key in old:
            yield from _case(old.pop(case.key), case)
        else:
            yield CASE_NEW.of(case=case.name)
            yield from (_new(case, paper) for paper in case.papers)
    for case in old.values():
        yield CASE_GONE.of(case=case.name)


def given_changes(before: Package, after: Package) -> Iterator[Said]:
    """Results, letters, notes and notices."""
    old, new = _outcomes(before.definition), _outcomes(after.definition)
    for key, outcome in new.items():
        if key not in old:
            yield RESULT_NEW.of(result=outcome.name)
        elif old[key].name != outcome.name:
            yield RESULT_WORDS.of(before=old[key].name, result=outcome.name)
        elif old[key] != outcome:
            yield RESULT_OTHERWISE.of(result=outcome.name)
    yield from (RESULT_GONE.of(result=each.name) for key, each in old.items() if key not in new)
    yield from _letters(before, after)
    yield from _notes(before.definition, after.definition)


def names_of_letters(definition: ServiceDefinition) -> Mapping[str, Words]:
    """What the templates of a service are called, by their file."""
    notices = {each.template: each.name for each in definition.notices if each.name}
    ends = (definition.refusal, *definition.results)
    return notices | {each.template: each.name for each in ends}


def _case(before: PaperCase, after: PaperCase) -> Iterator[Said]:
    if before.when != after.when:
        yield CASE_WHEN.of(case=after.name)
    old = {paper.key: paper for paper in before.papers}
    for paper in after.papers:
        if paper.key in old:
            yield from _paper(old.pop(paper.key), paper)
        else:
            yield _new(after, paper)
    yield from (GONE.of(case=after.name, paper=paper.name) for paper in old.values())


def _new(case: PaperCase, paper: Paper) -> Said:
    return NEW.of(case=case.name, paper=paper.name, originals=paper.originals, copies=paper.copies)


def _paper(before: Paper, after: Paper) -> Iterator[Said]:
    name = after.name
    numbers = (before.originals, before.copies), (after.originals, after.copies)
    if before.name != name:
        yield WORDS.of(before=before.name, paper=name)
    if numbers[0] != numbers[1]:
        more = any(new > old for old, new in zip(*numbers, strict=True))
        saying = MORE if more else NUMBER
        yield saying.of(paper=name, originals=after.originals, copies=after.copies)
    if before.when != after.when:
        yield WHEN.of(paper=name)
    if bool(before.replaced_by) != bool(after.replaced_by):
        yield (FETCHED if after.replaced_by else NOT_FETCHED).of(paper=name)


def _outcomes(definition: ServiceDefinition) -> dict[str, Outcome]:
    return {each.key: each for each in definition.results} | {"refusal": definition.refusal}


def _letters(before: Package, after: Package) -> Iterator[Said]:
    """Templates of the same file with another text; what they import counts for itself."""
    names = names_of_letters(after.definition)
    old, new = before.documents(), after.documents()
    for template, text in new.items():
        if old.get(template, text) == text:
            continue
        if template in names:
            yield LETTER.of(letter=names[template])
        else:
            yield LETTERHEAD.of(letter=template)


def _notes(before: ServiceDefinition, after: ServiceDefinition) -> Iterator[Said]:
    old, new = ({_key(note): note for note in each.notes} for each in (before, after))
    yield from (NOTE_NEW.of(note=note.text) for key, note in new.items() if key not in old)
    yield from (NOTE_GONE.of(note=note.text) for key, note in old.items() if key not in new)
    if _told(before.notices) != _told(after.notices):
        yield NOTICES.of()


def _key(note: Note) -> tuple[str, str]:
    return (note.when, note.text["vi"])


def _told(notices: tuple[Notice, ...]) -> set[tuple[str, str, str]]:
    return {(each.at, each.message, each.template) for each in notices}
