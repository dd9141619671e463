"""The way through a form: what is asked, what follows, what is open, what lasts."""

from django.utils import translation

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.read import read_form
from motcua.instruments.forms.rows import add_row, address_of, put, remove_row
from motcua.instruments.forms.show import answer_lines, lines_of
from motcua.instruments.forms.tests.household import ANSWERS, TODAY, around_here, household
from motcua.instruments.forms.tests.test_read import nested
from motcua.instruments.forms.walk import walk


def way(**changed):
    return walk(household(), {**ANSWERS, **changed}, around_here())


def member(**changed):
    return ANSWERS["members"][0] | changed


def test_incomes_are_summed_over_members_and_rows():
    assert way().values == {"has_elder": True, "household_income": 6_000_000}
    assert way(members=[]).values["household_income"] == 0


def test_any_member_over_62_opens_a_page():
    assert way().at("elder_care")
    young = way(members=[member(member_born="1970-02-01", member_number="048070000017")])
    assert young.at("elder_care") is None
    assert "elder_care" not in young.kept()


def test_each_row_is_asked_what_its_own_answers_lead_to():
    asked = [stop.address for stop in way().stops]
    assert "members/r2/member_school" in asked
    assert "members/r1/member_school" not in asked
    assert "members/r1/incomes/r12/income" in asked
    assert "members/r2/incomes" not in asked


def test_the_way_leads_from_the_list_past_its_rows_and_from_a_row_to_its_list():
    here = way()

    def after(address: str) -> str | None:
        stop = here.next(here.at(address))
        return stop and stop.address

    def before(address: str) -> str | None:
        stop = here.back(here.at(address))
        return stop and stop.address

    assert after("home") == "members"
    assert after("members") == "elder_care"
    assert after("members/r1/member") == "members/r1/incomes"
    assert after("members/r1/incomes") == "members"
    assert after("members/r1/incomes/r11/income") == "members/r1/incomes"
    assert after("declaration") is None
    assert before("members/r1/member") == "members"
    assert before("members") == "home"
    assert before("home") is None


def test_what_is_open_is_named_with_its_place():
    fresh = walk(household(), {}, around_here())
    assert [each.key for each in fresh.open] == ["home", "members", "declaration"]
    assert fresh.first_open.address == "home"
    assert way(members=[{"id": "r9"}]).first_open.address == "members/r9/member"
    assert way().open == ()


def test_a_contradiction_with_another_answer_keeps_the_form_open():
    (found,) = way(members=[member(member_born="1961-02-01")]).open
    assert found.stop.address == "members/r1/member"
    assert found.key == "member_number"
    assert "1960" in found.message


def test_the_task_list_says_how_far_each_section_is():
    here = walk(household(), {"home": ANSWERS["home"], "members": [{"id": "r1"}]}, around_here())
    tasks = [(task.section.key, task.state, task.stop.address) for task in here.tasks]
    assert tasks == [
        ("home", "done", "home"),
        ("people", "begun", "members/r1/member"),
        ("needs", "empty", "declaration"),
    ]


def test_rows_are_named_by_their_answer_or_their_place():
    here = way(members=[member(), {"id": "r9"}])
    rows = here.rows(here.at("members"))
    assert [row.title("en") for row in rows] == ["Lê Văn Ba", "Member 2"]
    assert rows[1].stop.address == "members/r9/member"


def test_rows_stand_five_deep_in_each_other():
    form, answers = read_form(nested(5)), {}
    address, path = "g4", ()
    for level in (4, 3, 2, 1, 0):
        answers, row = add_row(answers, address)
        path = (*path, (f"g{level}", row))
        address = f"{address}/{row}/g{level - 1}"
    answers = put(answers, path, {"q": "deep"})
    here = walk(form, answers, around_here())
    deepest = here.at(address_of(path, "p"))
    assert here.answers(deepest)["q"] == "deep"
    assert here.back(here.at(address_of(path, "p0"))).address == address_of(path[:-1], "g0")
    assert here.next(deepest).address == address_of(path[:-1], "g0")


def test_rows_are_added_and_removed_at_any_depth():
    answers, row = add_row(ANSWERS, "members/r2/incomes")
    answers = put(answers, (("members", "r2"), ("incomes", row)), {"amount": 5})
    assert answers["members"][1]["incomes"] == [{"id": row, "amount": 5}]
    assert remove_row(answers, (("members", "r1"),))["members"] == answers["members"][1:]
    assert "incomes" not in ANSWERS["members"][1]
    assert add_row(ANSWERS, "members")[1] != add_row(ANSWERS, "members")[1]


def test_what_lasts_is_what_was_asked_and_what_was_calculated():
    kept = way(former="x", members=[member(forged="x")]).kept()
    assert "former" not in kept
    assert "forged" not in kept["members"][0]
    assert kept["members"][0]["age"] == 66
    assert kept["household_income"] == 6_000_000


def test_a_case_shows_its_answers_without_asking_the_conditions_again():
    kept = way().kept()
    lines = {(line.within, line.label): line for line in answer_lines(household(), kept, "en")}
    assert lines["Member 1, Income 1", "Amount a month"].text == "4,500,000 dong"
    assert lines["", "Income of the household"].text == "6,000,000 dong"
    assert lines["Member 2", "Date of birth"].text == "5 May 2016"


def test_what_is_calculated_reads_as_its_type():
    form = read_form("""
pages:
  - key: one
    title: {vi: Một, en: One}
    questions: [{key: day, type: date, label: {vi: Ngày, en: Day}}]
values:
  - {name: later, is: 'day + duration("P1D")', label: {vi: Sau, en: Later}}
  - {name: past, is: later < today, label: {vi: Qua, en: Past}}
  - {name: half, is: day.year / 4, label: {vi: Nửa, en: Half}, unit: {vi: năm, en: years}}
""")
    kept = walk(form, {"day": "2026-11-01"}, Around(TODAY)).kept()
    with translation.override("en"):
        texts = [line.text for line in answer_lines(form, kept, "en")]
    assert texts == ["1 Nov 2026", "2 Nov 2026", "Yes", "506.5 years"]


def test_a_draft_shows_its_open_questions_too():
    lines = lines_of(walk(household(), {}, around_here()), "en")
    assert [(line.key, line.text) for line in lines][:2] == [("home", ""), ("declaration", "")]


def test_a_proposal_is_shown_until_there_is_an_answer():
    form = read_form("""
pages:
  - key: one
    title: {vi: Một, en: One}
    questions:
      - {key: day, type: date, label: {vi: Ngày, en: Day}, default: today}
      - {key: copies, type: number, label: {vi: Số, en: No}, default: "-3"}
      - {key: area, type: number, label: {vi: Rộng, en: Area}, default: "2", limits: {decimals: 1}}
""")
    here = walk(form, {"area": None}, Around(TODAY))
    (stop,) = here.stops
    assert [here.shown(stop, each) for each in here.questions(stop)] == ["2026-11-24", None, None]
    assert walk(form, {}, Around(TODAY)).shown(stop, form.question("area")) == "2"
