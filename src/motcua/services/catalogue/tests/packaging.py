"""A whole package, and what can be done to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml

from motcua.services.catalogue.enums import Channel, TimeUnit
from motcua.services.catalogue.gate import House, check, house_of
from motcua.services.catalogue.package import (
    BadPackage,
    Finding,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.rules.structure import (
    ChannelRow,
    Paper,
    PaperCase,
    Result,
    Structure,
)

BROKEN = Path(__file__).parent / "packages" / "broken"
PROFILE = Path(__file__).parents[5] / "profiles" / "vietnam"
"""The letterheads, registers and bounds of the profile that is shipped."""
WHOLE = PROFILE / "first-service"
"""What ``motcua service new`` makes: small, whole, and the gate finds nothing in it."""
DAY = date(2026, 11, 25)


def files_asking(form: str, *, code: str) -> dict[str, str]:
    """The files of a release of the whole package that asks another form instead of its own."""
    files = read_letterheads(PROFILE / "documents") | read_folder(WHOLE)
    told = yaml.safe_load(files["service.yaml"])
    part_from_form(told)
    told["code"] = code
    definition = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    return files | {"form.yaml": form, "service.yaml": definition}


def part_from_form(told: dict[str, Any]) -> None:
    """Let a ``service.yaml`` say nothing that follows from answers: no papers, no notes, no fee."""
    del told["notes"]
    told["cases"] = [told["cases"][0] | {"papers": []}]
    for channel in told["channels"]:
        channel["fee"] = {"amount": 0, "source": told["decision"]}


@dataclass(frozen=True)
class Break:
    """What is broken in a copy of the whole package, and the findings that it must earn."""

    name: str
    earns: tuple[Mapping[str, str], ...]
    change: tuple[Mapping[str, str], ...] = ()
    """``in`` a file, ``this`` text becomes ``that`` one, wherever it stands."""
    write: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)

    def made_in(self, folder: Path) -> Path:
        """The broken package as a folder."""
        package = copytree(WHOLE, folder / "package")
        for each in self.change:
            path = package / each["in"]
            text = path.read_text(encoding="utf-8")
            assert each["this"] in text, f"{self.name}: {each['this']!r} is not in {each['in']}"
            path.write_text(text.replace(each["this"], each["that"]), encoding="utf-8")
        for name, text in self.write.items():
            (package / name).parent.mkdir(exist_ok=True)
            (package / name).write_text(text, encoding="utf-8")
        for name in self.without:
            (package / name).unlink()
        for name, target in self.links.items():
            (package / name).symlink_to(target)
        return package


def breaks() -> list[Break]:
    """Every file of the folder of broken packages."""
    return [_break(path) for path in sorted(BROKEN.glob("*.yaml"))]


def findings_in(folder: Path, record: ProcedureRecord | None, where: House) -> tuple[Finding, ...]:
    """What reading and the gate say of a folder."""
    try:
        files = read_letterheads(PROFILE / "documents") | read_folder(folder)
        return check(read_package(files), where, record=record)
    except BadPackage as bad:
        return bad.findings


def shipped_house() -> House:
    return house_of(PROFILE, DAY)


def published() -> ProcedureRecord:
    """What the State published of the service of the whole package."""
    row: dict[str, Any] = {"limit": Decimal(2), "unit": TimeUnit.WORKING_DAY, "fee": Decimal(20000)}
    papers = (Paper("Giấy tờ về nhà", originals=1), Paper("Hợp đồng thuê nhà", originals=1))
    structure = Structure(
        channels=(ChannelRow(Channel.ONLINE, **row), ChannelRow(Channel.COUNTER, **row)),
        cases=(PaperCase(papers=papers),),
        results=(Result("Giấy xác nhận số nhà", "KQ.G17.000999"),),
    )
    return ProcedureRecord("9.000001", "Cấp giấy xác nhận số nhà", structure, {}, "1/QĐ-BXD")


def _break(path: Path) -> Break:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Break(
        path.stem,
        tuple(told["earns"]),
        tuple(told.get("change", ())),
        told.get("write", {}),
        tuple(told.get("without", ())),
        told.get("links", {}),
    )
