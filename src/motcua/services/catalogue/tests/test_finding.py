"""Finding by words, apart from any database: sets as numbers, spelling, everyday words, ranking."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.services.catalogue.finding import bits
from motcua.services.catalogue.finding.everyday import EverydayWords
from motcua.services.catalogue.finding.index import Document, Index
from motcua.services.catalogue.finding.spelling import Speller, distance, sound, untelex
from motcua.services.catalogue.finding.wording import search_words, searched

NAMES = (
    "Đăng ký khai sinh",
    "Đăng ký lại khai sinh",
    "Đăng ký khai sinh có yếu tố nước ngoài",
    "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
    "Đăng ký thường trú",
    "Đăng ký tạm trú",
    "Cấp giấy phép lái xe",
    "Đổi giấy phép lái xe",
    "Đóng BHXH tự nguyện",
    "Gia hạn nộp thuế",
    "Khai tiền thuê đất",
)
RESULTS = {name: ["Giấy khai sinh"] for name in NAMES[:3]}
EVERYDAY = EverydayWords(
    unsaid=frozenset({("cho", "con"), ("lam",)}),
    means={("bang", "lai"): ("giai", "phep", "lai", "xe"), ("ho", "khau"): ("thuong", "tru")},
    derived=(("dang", "ki", "lai"), ("cap", "ban", "sao"), ("doi",)),
    written_out={"bhxh": ("bao", "hiem", "xa", "hoi")},
)


@pytest.fixture(scope="module")
def index() -> Index:
    texts = [searched(name, RESULTS.get(name, ()), ()) for name in NAMES]
    documents = [
        Document(each.title, each.marked_title, tuple(each.results_folded.split("\n")))
        for each in texts
    ]
    return Index(documents, EVERYDAY)


def names(index: Index, question: str, *, typing: bool = False) -> list[str]:
    asked = tuple(search_words(question))
    found = index.find(asked, within=index.all, typing=typing)
    return [NAMES[number] for number in found.documents]


@given(st.sets(st.integers(0, 300)))
def test_a_set_as_a_number_gives_its_documents_back_in_order(documents: set[int]) -> None:
    assert list(bits.documents(bits.of(documents, 301))) == sorted(documents)


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 99)), st.integers(1, 9)), max_size=9),
    st.sets(st.integers(0, 99)),
    st.integers(0, 30),
)
def test_a_tally_gives_those_with_the_highest_sums(
    added: list[tuple[set[int], int]], within: set[int], many: int
) -> None:
    tally = bits.Tally()
    sums: Counter[int] = Counter()
    for documents, weight in added:
        tally.add(bits.of(documents, 100), weight)
        sums.update(dict.fromkeys(documents, weight))

    best = tally.best(many, bits.of(within, 100))

    ranked = sorted(within, key=lambda each: (-sums[each], each))
    assert sorted(best) == sorted(ranked[:many])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giaays", "giay"),
        ("ddawng", "dang"),
        ("tuwr", "tu"),
        ("quoocs", "quoc"),
        ("tinhf", "tinh"),
        ("nguwowif", "nguoi"),
        ("sinh", "sinh"),
    ],
)
def test_letters_of_telex_are_read_as_marks(typed: str, meant: str) -> None:
    assert untelex(typed) == meant


@pytest.mark.parametrize(
    ("one", "other"), [("tru", "chu"), ("xe", "se"), ("giay", "day"), ("nghi", "ngi"), ("li", "ni")]
)
def test_words_that_sound_alike_somewhere_share_a_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("dnag", "dang", 1),
        ("sih", "sinh", 1),
        ("khai", "khai", 0),
        ("kaih", "khai", 2),
        ("", "ab", 2),
    ],
)
def test_a_swap_is_one_slip(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dnag ki khai sinh", "dang ki khai sinh"),
        ("dang ki thuong chu", "dang ki thuong tru"),
        ("dangki khaisinh", "dang ki khai sinh"),
        ("d9ang ki khai sinh", "dang ki khai sinh"),
        ("khai sinh 2026", "khai sinh 2026"),
    ],
)
def test_a_question_is_mended_by_its_neighbours(index: Index, typed: str, meant: str) -> None:
    mended, cost = index.speller.mended(tuple(typed.split()))

    assert " ".join(mended) == meant
    assert (cost > 0) == (typed != meant)


def test_a_speller_without_words_changes_nothing() -> None:
    assert Speller(frozenset(), frozenset()).mended(("khai", "sinh")) == (("khai", "sinh"), 0.0)


def test_a_result_counts_as_a_title_and_copies_and_re_issues_come_after(index: Index) -> None:
    assert names(index, "giay khai sinh")[0] == "Đăng ký khai sinh"
    assert names(index, "lam giay khai sinh cho con")[0] == "Đăng ký khai sinh"
    assert names(index, "dang ki lai khai sinh")[0] == "Đăng ký lại khai sinh"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("bằng lái", "Cấp giấy phép lái xe"),
        ("đổi giấy phép lái xe", "Đổi giấy phép lái xe"),
        ("hộ khẩu", "Đăng ký thường trú"),
        ("bảo hiểm xã hội tự nguyện", "Đóng BHXH tự nguyện"),
        ("bhxh", "Đóng BHXH tự nguyện"),
        ("dang ki tam chu", "Đăng ký tạm trú"),
        ("đăng kí khai sihn", "Đăng ký khai sinh"),
    ],
)
def test_everyday_words_short_forms_and_slips_find(index: Index, question: str, first: str) -> None:
    assert names(index, question)[0] == first


def test_official_words_are_not_taken_for_everyday_ones() -> None:
    official = ("dang", "ki", "thuong", "tru")
    everyday = EverydayWords(
        unsaid=frozenset({("cho", "con")}), means={official[2:]: official, official: official}
    )

    assert everyday.readings(official) == [official]
    assert everyday.readings(("cho", "con")) == [("cho", "con")]
    assert everyday.readings((*official[2:], "cho", "con"))[-1] == official


def test_marks_as_typed_come_first() -> None:
    index = Index([Document("thue dat", "thuê đất"), Document("thue nha", "thuế nhà")], EVERYDAY)

    assert index.find(("thue",), ("thuế",), within=index.all).documents == (1, 0)
    assert index.find(("thue",), ("thuê",), within=index.all).documents == (0, 1)


def test_a_word_that_is_being_typed_stands_for_those_that_begin_so(index: Index) -> None:
    assert "Đăng ký thường trú" in names(index, "dang ki th", typing=True)
    assert "Đăng ký thường trú" in names(index, "dang ki thuon")


def test_where_no_name_has_every_word_the_closest_are_given(index: Index) -> None:
    asked = tuple(search_words("đăng ký khai sinh gấp ở Hải Châu"))
    found = index.find(asked, within=index.all)

    assert found.partial
    assert NAMES[found.documents[0]] == "Đăng ký khai sinh"


def test_nothing_in_common_finds_nothing(index: Index) -> None:
    assert index.find(("xyzzy", "qwerty"), within=index.all).documents == ()
    assert Index([], EVERYDAY).find(("khai",), within=0).documents == ()


def test_filters_leave_their_documents_and_count_them() -> None:
    index = Index(
        [
            Document("khai sinh", "", terms={"level": ("commune",)}),
            Document("khai tu", "", terms={"level": ("commune", "province")}),
        ],
        EverydayWords(),
    )

    assert index.counts(index.all, "level") == {"commune": 2, "province": 1}
    within = index.having("level", "province")
    assert index.find(("khai",), within=within).documents == (1,)
    assert index.having("level", "moon") == 0


@given(st.lists(st.text("abcdeghiklmnopqrstuvxyz019.", min_size=1, max_size=9), max_size=20))
def test_no_words_break_the_finding(asked: list[str]) -> None:
    index = Index([Document("dang ki khai sinh", "đăng kí khai sinh")], EVERYDAY)

    index.find(tuple(asked), within=index.all)
