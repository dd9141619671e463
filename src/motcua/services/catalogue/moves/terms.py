"""What changes in the terms: ways to hand in, fee, limit, law, who may ask, who decides."""

from collections.abc import Iterator

from motcua.instruments.forms.model import Words
from motcua.services.catalogue.moves import figures
from motcua.services.catalogue.moves.saying import Said, Saying
from motcua.services.catalogue.package.model import ServiceDefinition
from motcua.services.catalogue.package.parts import Channel, Law

NAME = Saying(
    "service.name",
    vi="Tên trước là “{before}”, nay là “{after}”.",
    en="It was called “{before}”, and is called “{after}” now.",
)
SUMMARY = Saying(
    "service.summary", vi="Lời giới thiệu được viết lại.", en="It is introduced in other words."
)
APPLICANTS_GONE = Saying(
    "service.applicants_gone",
    vi="{who} không nộp được nữa.",
    en="No longer open to {who}.",
    worse=True,
)
APPLICANTS_NEW = Saying(
    "service.applicants_new", vi="{who} nay cũng nộp được.", en="Now open to {who} too."
)
LEVEL_HIGHER = Saying(
    "service.level_higher",
    vi="Phải đăng nhập ở mức {after}; trước chỉ cần mức {before}.",
    en="It needs a sign-in at level {after}; level {before} was enough.",
    worse=True,
)
LEVEL_LOWER = Saying(
    "service.level_lower",
    vi="Chỉ cần đăng nhập ở mức {after}; trước phải mức {before}.",
    en="A sign-in at level {after} is enough; it needed level {before}.",
)
RECEIVE = Saying(
    "service.receive",
    vi="Nơi nhận hồ sơ: trước {before}, nay {after}.",
    en="Where it is received: {before} before, {after} now.",
)
COMPETENT = Saying(
    "service.competent",
    vi="Cơ quan giải quyết được xác định theo cách khác.",
    en="Who decides follows otherwise from the answers.",
)
CHANNEL_NEW = Saying(
    "channels.new", vi="Nay nộp được {channel}.", en="It can be handed in {channel} now."
)
CHANNEL_GONE = Saying(
    "channels.gone",
    vi="Không nộp {channel} được nữa.",
    en="It can no longer be handed in {channel}.",
    worse=True,
)
DEARER = Saying(
    "fee.dearer",
    vi="Nộp {channel}: phí tăng từ {before} lên {after}.",
    en="Handed in {channel}: the fee rises from {before} to {after}.",
    worse=True,
)
CHEAPER = Saying(
    "fee.cheaper",
    vi="Nộp {channel}: phí giảm từ {before} còn {after}.",
    en="Handed in {channel}: the fee falls from {before} to {after}.",
)
UNTOLD = Saying(
    "fee.untold",
    vi="Nộp {channel}: phí trước là {before}, nay chưa xác định trước được.",
    en="Handed in {channel}: the fee was {before}, and is no longer known beforehand.",
    worse=True,
)
TOLD = Saying(
    "fee.told",
    vi="Nộp {channel}: phí trước chưa xác định được, nay là {after}.",
    en="Handed in {channel}: the fee was not known beforehand, and is {after} now.",
)
FEE_RULE = Saying(
    "fee.rule",
    vi="Nộp {channel}: phí được tính theo cách khác, nên có thể cao hơn hay thấp hơn.",
    en="Handed in {channel}: the fee is worked out otherwise, and may be higher or lower.",
)
LONGER = Saying(
    "limit.longer",
    vi="Nộp {channel}: thời hạn dài hơn, từ {before} thành {after}.",
    en="Handed in {channel}: the time limit grows from {before} to {after}.",
    worse=True,
)
SHORTER = Saying(
    "limit.shorter",
    vi="Nộp {channel}: thời hạn ngắn hơn, từ {before} còn {after}.",
    en="Handed in {channel}: the time limit shrinks from {before} to {after}.",
)
REGIME = Saying(
    "limit.regime",
    vi="Nộp {channel}: thời hạn được đếm theo cách khác.",
    en="Handed in {channel}: the time is counted by other rules.",
)
DECISION = Saying(
    "law.decision",
    vi="Công bố theo {after}, thay cho {before}.",
    en="Published by {after}, in place of {before}.",
)
LAW_NEW = Saying("law.new", vi="Thêm căn cứ: {law}.", en="It rests newly on {law}.")
LAW_GONE = Saying("law.gone", vi="Bỏ căn cứ: {law}.", en="It no longer rests on {law}.")
LAW_WORDS = Saying(
    "law.words", vi="Căn cứ {law} được ghi khác trước.", en="{law} is cited otherwise."
)

ONLINE = "online"
CHANNELS: dict[str, Words] = {
    "online": {"vi": "trực tuyến", "en": "online"},
    "post": {"vi": "qua bưu chính", "en": "by post"},
    "counter": {"vi": "trực tiếp", "en": "at the counter"},
}
WHO: dict[str, Words] = {
    "person": {"vi": "Cá nhân", "en": "persons"},
    "entity": {"vi": "Tổ chức, pháp nhân", "en": "legal entities"},
}
_WHERE: dict[str, Words] = {
    "anywhere": {"vi": "ở bất kỳ đâu", "en": "anywhere"},
    "competent": {"vi": "tại cơ quan có thẩm quyền", "en": "at the competent unit"},
}


def terms_changes(before: ServiceDefinition, after: ServiceDefinition) -> Iterator[Said]:
    """Everything but questions, papers, letters and steps."""
    yield from _service(before, after)
    old = {channel.key: channel for channel in before.channels}
    new = {channel.key: channel for channel in after.channels}
    for key, channel in new.items():
        if key in old:
            yield from _channel(old[key], channel)
        else:
            yield CHANNEL_NEW.of(channel=CHANNELS[key])
    for key in old:
        if key not in new:
            yield CHANNEL_GONE.of(channel=CHANNELS[key])
    yield from _law(before, after)


def fee_change(channel: str, before: int | None, after: int | None) -> Said | None:
    """What is said of two fees of a channel; None for the same."""
    if before == after:
        return None
    facts = {"channel": CHANNELS[channel]}
    if before is None:
        return TOLD.of(**facts, after=figures.money(after))
    if after is None:
        return UNTOLD.of(**facts, before=figures.money(before))
    saying = DEARER if figures.is_dearer(before, after) else CHEAPER
    return saying.of(**facts, before=figures.money(before), after=figures.money(after))


def limit_changes(before: Channel, after: Channel) -> Iterator[Said]:
    """What is said of two limits of a channel."""
    name = CHANNELS[after.key]
    if not figures.same_limit(before.limit, after.limit):
        saying = LONGER if figures.is_longer(before.limit, after.limit) else SHORTER
        told = figures.limit(before.limit), figures.limit(after.limit)
        yield saying.of(channel=name, before=told[0], after=told[1])
    if before.regime != after.regime:
        yield REGIME.of(channel=name)


def _service(before: ServiceDefinition, after: ServiceDefinition) -> Iterator[Said]:
    if before.name != after.name:
        yield NAME.of(before=before.name, after=after.name)
    if before.summary != after.summary:
        yield SUMMARY.of()
    for who, name in WHO.items():
        if who in after.applicants and who not in before.applicants:
            yield APPLICANTS_NEW.of(who=name)
        elif who in before.applicants and who not in after.applicants:
            yield APPLICANTS_GONE.of(who=name)
    if before.level != after.level:
        saying = LEVEL_HIGHER if after.level > before.level else LEVEL_LOWER
        yield saying.of(before=before.level, after=after.level)
    if before.receive.where != after.receive.where:
        yield RECEIVE.of(before=_WHERE[before.receive.where], after=_WHERE[after.receive.where])
    if before.competent.value != after.competent.value:
        yield COMPETENT.of()


def _channel(before: Channel, after: Channel) -> Iterator[Said]:
    old, new = before.fee, after.fee
    if not figures.same_fee(old, new):
        said = fee_change(after.key, old.amount, new.amount)
        if said:
            yield said
        if (old.value, old.decision) != (new.value, new.decision):
            yield FEE_RULE.of(channel=CHANNELS[after.key])
    yield from limit_changes(before, after)


def _law(before: ServiceDefinition, after: ServiceDefinition) -> Iterator[Said]:
    if before.decision != after.decision:
        yield DECISION.of(before=before.decision, after=after.decision)
    old, new = ({law.number: law for law in each.law} for each in (before, after))
    for number, law in new.items():
        if number not in old:
            yield LAW_NEW.of(law=_cited(law))
        elif old[number] != law:
            yield LAW_WORDS.of(law=_cited(law))
    for number, law in old.items():
        if number not in new:
            yield LAW_GONE.of(law=_cited(law))


def _cited(law: Law) -> Words:
    return {language: f"{title} ({law.number})" for language, title in law.title.items()}
