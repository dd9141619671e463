"""What an applicant is asked newly, no longer, or otherwise."""

from collections.abc import Iterator, Mapping

from motcua.instruments.forms.model import Form, Question, Words
from motcua.services.catalogue.moves.saying import Said, Saying, quoted
from motcua.services.catalogue.moves.shapes import Asked, asked_in

NEW = Saying(
    "questions.new",
    vi="Hỏi thêm “{label}” ở trang “{page}”.",
    en="Asked newly on the page “{page}”: “{label}”.",
    worse=True,
)
GONE = Saying("questions.gone", vi="Không hỏi “{label}” nữa.", en="No longer asked: “{label}”.")
TYPE = Saying(
    "questions.type",
    vi="“{label}” được trả lời theo cách khác: trước là {before}, nay là {after}.",
    en="“{label}” is answered in another way: {before} before, {after} now.",
)
WORDS = Saying(
    "questions.words",
    vi="“{before}” nay hỏi là “{after}”.",
    en="“{before}” is now worded “{after}”.",
)
HINT = Saying(
    "questions.hint",
    vi="Lời giải thích quanh câu “{label}” được viết lại.",
    en="What is explained around “{label}” is worded otherwise.",
)
MUST = Saying(
    "questions.must",
    vi="“{label}” nay bắt buộc trả lời; trước có thể bỏ trống.",
    en="“{label}” must be answered now; before, it could be left open.",
    worse=True,
)
MAY = Saying(
    "questions.may",
    vi="“{label}” nay có thể bỏ trống.",
    en="“{label}” may be left open now.",
)
OPTIONS_NEW = Saying(
    "questions.options_new",
    vi="“{label}” có thêm lựa chọn: {options}.",
    en="“{label}” offers more: {options}.",
)
OPTIONS_GONE = Saying(
    "questions.options_gone",
    vi="“{label}” không còn lựa chọn: {options}.",
    en="“{label}” no longer offers {options}.",
)
CHECKS = Saying(
    "questions.checks",
    vi="Câu trả lời cho “{label}” được kiểm tra theo cách khác.",
    en="Answers to “{label}” are checked otherwise.",
)
WHEN = Saying(
    "questions.when",
    vi="“{label}” nay hỏi trong trường hợp khác trước.",
    en="“{label}” is asked in other situations than before.",
)
MOVED = Saying(
    "questions.page",
    vi="“{label}” chuyển sang trang “{page}”.",
    en="“{label}” now stands on the page “{page}”.",
)
ROWS = Saying(
    "questions.rows",
    vi="Danh sách “{label}” nay nhận từ {least} đến {most} mục.",
    en="The list “{label}” now takes {least} to {most} entries.",
)
VALUE = Saying(
    "questions.value",
    vi="“{label}” được tính theo cách khác.",
    en="“{label}” is calculated otherwise.",
)
TYPES: Mapping[str, Words] = {
    "text": {"vi": "chữ", "en": "a text"},
    "long_text": {"vi": "đoạn văn", "en": "a long text"},
    "number": {"vi": "số", "en": "a number"},
    "money": {"vi": "số tiền", "en": "an amount"},
    "date": {"vi": "ngày", "en": "a date"},
    "choice": {"vi": "chọn một", "en": "one choice"},
    "choices": {"vi": "chọn nhiều", "en": "several choices"},
    "yes_no": {"vi": "có hoặc không", "en": "yes or no"},
    "phone": {"vi": "số điện thoại", "en": "a phone number"},
    "email": {"vi": "thư điện tử", "en": "an e-mail address"},
    "personal_number": {"vi": "số định danh", "en": "a personal number"},
    "tax_number": {"vi": "mã số thuế", "en": "a tax number"},
    "address": {"vi": "địa chỉ", "en": "an address"},
    "file": {"vi": "tệp", "en": "files"},
    "declaration": {"vi": "lời cam đoan", "en": "a declaration"},
    "consent": {"vi": "sự đồng ý", "en": "a consent"},
    "person": {"vi": "thông tin một người", "en": "a person"},
    "organisation": {"vi": "thông tin một tổ chức", "en": "an organisation"},
    "group": {"vi": "danh sách", "en": "a list"},
}


def form_changes(before: Form, after: Form) -> Iterator[Said]:
    """Everything that changes for whoever fills the form in, in its order."""
    old, new = asked_in(before), asked_in(after)
    for place, asked in new.items():
        if place in old:
            yield from _otherwise(old[place], asked)
        else:
            yield NEW.of(label=asked.label, page=asked.page_title)
    for place, asked in old.items():
        if place not in new:
            yield GONE.of(label=asked.label)
    for name, value in after.values.items():
        known = before.values.get(name)
        if known and known.rule.text != value.rule.text:
            yield VALUE.of(label=value.label or name)


def type_of(asked: Asked) -> str:
    """The type of its answers; ``group`` for a list of rows."""
    return asked.question.type if asked.question else "group"


def _otherwise(old: Asked, new: Asked) -> Iterator[Said]:
    label = new.label
    if type_of(old) != type_of(new):
        before, after = TYPES[type_of(old)], TYPES[type_of(new)]
        yield TYPE.of(label=label, before=before, after=after)
        return
    if old.label != label:
        yield WORDS.of(before=old.label, after=label)
    elif old.wording != new.wording:
        yield HINT.of(label=label)
    if old.question and new.question:
        yield from _answers(old.question, new.question)
    elif old.shape != new.shape and new.group:
        yield ROWS.of(label=label, least=new.group.least, most=new.group.most)
    if old.conditions != new.conditions:
        yield WHEN.of(label=label)
    if old.page and new.page and old.page.key != new.page.key:
        yield MOVED.of(label=label, page=new.page_title)


def _answers(old: Question, new: Question) -> Iterator[Said]:
    """Which answers a question takes now, and its parts."""
    label = new.label
    if old.required != new.required:
        yield (MUST if new.required else MAY).of(label=label)
    before = {option.value: option.text for option in old.options}
    after = {option.value: option.text for option in new.options}
    if come := [text for value, text in after.items() if value not in before]:
        yield OPTIONS_NEW.of(label=label, options=quoted(come))
    if gone := [text for value, text in before.items() if value not in after]:
        yield OPTIONS_GONE.of(label=label, options=quoted(gone))
    if _checks(old) != _checks(new):
        yield CHECKS.of(label=label)
    for part, asked in new.parts.items():
        if part in old.parts:
            yield from _answers(old.parts[part], asked)
        else:
            yield NEW.of(label=asked.label, page=label)
    for part, asked in old.parts.items():
        if part not in new.parts:
            yield GONE.of(label=asked.label)


def _checks(question: Question) -> tuple[object, ...]:
    return (
        dict(question.limits),
        [check.rule.text for check in question.checks],
        {what: rule.text for what, rule in question.agrees.items()},
    )
