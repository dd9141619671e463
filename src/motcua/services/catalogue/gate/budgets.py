"""The time of the steps: along the longest way it is the time limit, on no way more.

Budgets are summed in working hours, the day as the profile has it. A loop is gone through once;
branches side by side cost what the longest costs. Where more papers are asked for the clock starts
anew, so each way begins at the start or there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua.kit.bpmn.model import Node, Process, Scope
from motcua.kit.clock import Unit
from motcua.services.catalogue.gate.house import OUTSIDE
from motcua.services.catalogue.gate.look import CHANNELS, PROCESS, Look
from motcua.services.catalogue.gate.story import name_of
from motcua.services.catalogue.gate.ways import longest, shown
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.parts import Channel
from motcua.services.catalogue.package.rule import Fact, Rule

OVER = Rule(
    "budget.over",
    vi="Đường dài nhất cần {sum} giờ làm việc, mà thời hạn của kênh {channel} là {limit}: {way}.",
    vi_cure="Hãy bớt budget của các bước trên đường này.",
    en="The longest way takes {sum} working hours, and the limit of {channel} is {limit}: {way}.",
    en_cure="Take time off the budgets of the steps on this way.",
)
UNDER = Rule(
    "budget.under",
    vi="Đường dài nhất chỉ dùng {sum} trong {limit} giờ làm việc của kênh {channel}: {way}.",
    vi_cure="Hãy giao phần thời gian còn lại cho các bước, hoặc rút ngắn thời hạn.",
    en="The longest way uses {sum} of the {limit} working hours of {channel}: {way}.",
    en_cure="Give the rest of the time to steps, or shorten the limit.",
)
OTHER_UNIT = Rule(
    "budget.unit",
    vi="Budget của bước “{step}” tính bằng {unit}, không cộng được với thời hạn kênh {channel}.",
    vi_cure="Hãy ghi budget bằng working_hours hoặc working_days, hay cùng đơn vị với thời hạn.",
    en="The budget of “{step}” is in {unit}, which does not sum with the limit of {channel}.",
    en_cure="Write it in working_hours or working_days, or in the unit of the limit.",
)


def budgets_sum_to_the_limit(look: Look) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for process in look.processes:
        for channel in look.package.definition.channels:
            for finding in _of_channel(look, process, channel):
                key = (finding.rule, finding.problem["en"].replace(CHANNELS[channel.key]["en"], ""))
                if key not in seen:
                    seen.add(key)
                    yield finding


def _of_channel(look: Look, process: Process, channel: Channel) -> Iterator[Finding]:
    limit, day = channel.limit, look.house.hours
    if limit.amount is None:
        return
    name = CHANNELS[channel.key]
    allowed = hours_of(Decimal(limit.amount), limit.unit, limit.unit, day)
    wrong = False
    for node in _budgeted(process):
        budget = node.office.budget
        if budget and hours_of(Decimal(budget.amount), budget.unit, limit.unit, day) is None:
            wrong = True
            yield OTHER_UNIT.finding(
                PROCESS, node.line, step=name_of(node), unit=budget.unit, channel=name
            )
    if wrong or allowed is None:
        return
    way = longest(process, _Hours(limit.unit, day, channel.key), channel.key)
    facts: dict[str, Fact] = {
        "sum": shown(way.hours),
        "limit": shown(allowed),
        "channel": name,
        "way": way.told(),
    }
    if way.hours > allowed:
        yield OVER.finding(PROCESS, process.line, **facts)
    elif way.hours < allowed:
        yield UNDER.finding(PROCESS, process.line, **facts)


@dataclass(frozen=True)
class _Hours:
    """The working hours of a node; of a sub-process without a budget, those of its longest way."""

    unit: str
    day: Decimal
    channel: str

    def __call__(self, node: Node) -> Decimal:
        office = node.office
        if office.role in OUTSIDE:
            return Decimal(0)
        if office.budget:
            return hours_of(
                Decimal(office.budget.amount), office.budget.unit, self.unit, self.day
            ) or Decimal(0)
        return longest(node, self, self.channel).hours if isinstance(node, Scope) else Decimal(0)


def hours_of(amount: Decimal, unit: str, limit_unit: str, day: Decimal) -> Decimal | None:
    """Working hours; those of a calendar unit only where the limit is counted in it too."""
    match unit:
        case Unit.WORKING_HOURS:
            return amount
        case Unit.HALF_DAYS:
            return amount * day / 2
        case Unit.WORKING_DAYS:
            return amount * day
    return amount * day if unit == limit_unit else None


def _budgeted(process: Process) -> Iterator[Node]:
    """The nodes whose time is the office's."""
    waiting: list[Scope] = [process]
    while waiting:
        for node in waiting.pop().nodes.values():
            if node.office.budget and node.office.role not in OUTSIDE:
                yield node
            if isinstance(node, Scope) and not node.office.budget:
                waiting.append(node)


CHECKS = (budgets_sum_to_the_limit,)
