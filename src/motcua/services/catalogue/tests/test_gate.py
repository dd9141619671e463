"""The gate: a whole package passes, and each broken one earns its sentence in both languages."""

from pathlib import Path

import pytest

from motcua.services.catalogue.gate import House, check
from motcua.services.catalogue.package import (
    BadPackage,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.queries.folders import check_folders
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.tests.packaging import (
    PROFILE,
    WHOLE,
    Break,
    breaks,
    findings_in,
    published,
    shipped_house,
)

BREAKS = breaks()


@pytest.fixture(scope="module")
def where() -> House:
    return shipped_house()


@pytest.fixture(scope="module")
def record() -> ProcedureRecord:
    return published()


def test_a_whole_package_passes_without_a_word(where: House, record: ProcedureRecord):
    assert findings_in(WHOLE, record, where) == ()


@pytest.mark.parametrize("broken", BREAKS, ids=[each.name for each in BREAKS])
def test_a_broken_package_earns_its_sentence(
    broken: Break, tmp_path: Path, where: House, record: ProcedureRecord
):
    found = findings_in(broken.made_in(tmp_path), record, where)

    said = [
        {"level": each.level, "en": each.sentence("en"), "vi": each.sentence("vi")}
        for each in found
    ]
    assert [each for each in said if each in broken.earns] == list(broken.earns)
    assert [each for each in said if each["level"] == "refused" and each not in broken.earns] == []


def test_every_sentence_is_said_in_both_languages():
    for broken in BREAKS:
        for earned in broken.earns:
            assert earned["vi"] != earned["en"]


def test_a_package_without_a_national_record_is_told_so_and_passes(where: House):
    files = read_letterheads(PROFILE / "documents") | read_folder(WHOLE)

    (finding,) = check(read_package(files), where)

    assert (finding.rule, finding.level) == ("record.missing", "warning")


def test_the_same_package_earns_the_same_findings_in_the_same_order(
    tmp_path: Path, where: House, record: ProcedureRecord
):
    folder = next(each for each in BREAKS if each.name == "half-a-folder").made_in(tmp_path)

    assert findings_in(folder, record, where) == findings_in(folder, record, where)


PROFILE_PACKAGES = sorted(path.parent for path in PROFILE.glob("services/*/*/service.yaml"))


@pytest.mark.parametrize("folder", PROFILE_PACKAGES, ids=lambda folder: folder.name)
def test_a_package_of_the_profile_says_what_its_own_list_of_procedures_says(folder: Path):
    (checked,) = check_folders([folder])

    assert [each.sentence() for each in checked.findings if each.level == "refused"] == []


def test_the_packages_of_the_profile_say_what_the_state_published(shared: Path):
    national = shared / "data" / "procedures.jsonl.gz"

    found = check_folders(PROFILE_PACKAGES, national=national)

    assert [finding.sentence() for each in found for finding in each.findings] == []


@pytest.mark.parametrize("name", sorted(read_folder(WHOLE)))
def test_a_file_that_lacks_some_line_ends_in_sentences(
    name: str, where: House, record: ProcedureRecord
):
    """Whatever is left out, somebody is told where, or nothing is wrong."""
    whole = read_letterheads(PROFILE / "documents") | read_folder(WHOLE)
    lines = whole[name].split("\n")

    for number in range(0, len(lines), 7):
        left = "\n".join(lines[:number] + lines[number + 1 :])
        try:
            found = check(read_package(whole | {name: left}), where, record=record)
        except BadPackage as bad:
            found = bad.findings
        for each in found:
            assert each.file
            assert each.sentence("vi") != each.sentence("en")
