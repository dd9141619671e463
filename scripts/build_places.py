"""Write the tables of places of the profile of Vietnam from those of ``vietnamadminunits``.

Run by hand, once for each version of the package, with its ``data`` folder from the unpacked
wheel (it need not be installed)::

    python scripts/build_places.py .../vietnamadminunits/data

The package's keys are texts without spaces, as ``tinhhaugiang_thanhphongabay_phuonghieploi``; the
tables that we keep use the codes of the General Statistics Office instead. Everything is sorted by
code, so that a later version shows its changes as lines.
"""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

PLACES = Path(__file__).parents[1] / "profiles" / "vietnam" / "organisations" / "places"
TYPES = {
    "Tỉnh": "tinh",
    "Thành phố": "thanh_pho",
    "Quận": "quan",
    "Huyện": "huyen",
    "Thị xã": "thi_xa",
    "Phường": "phuong",
    "Xã": "xa",
    "Thị trấn": "thi_tran",
    "Đặc khu": "dac_khu",
}
HEAD = ("code", "upper", "type", "name")

type Row = tuple[str, ...]


def main(data: Path) -> None:
    with closing(sqlite3.connect(data / "dataset.db")) as tables:
        before = tables.execute(
            "SELECT provinceKey, provinceCode, province, provinceShort, districtKey, districtCode,"
            " districtType, districtShort, wardKey, wardCode, wardType, wardShort"
            " FROM admin_units_legacy"
        ).fetchall()
        after = tables.execute(
            "SELECT provinceKey, provinceCode, province, provinceShort,"
            " wardKey, wardCode, wardType, wardShort FROM admin_units"
        ).fetchall()
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    old, new = PLACES / "before-2025-07-01", PLACES / "since-2025-07-01"
    write(old / "provinces.csv", HEAD, (_province(row) for row in before))
    write(old / "districts.csv", HEAD, ((r[5], r[1], TYPES[r[6]], r[7]) for r in before))
    communes = ((r[9], r[5], TYPES[r[10]], r[11]) for r in before if r[9])
    write(old / "communes.csv", HEAD, communes)
    write(new / "provinces.csv", HEAD, (_province(row) for row in after))
    write(new / "communes.csv", HEAD, ((r[5], r[1], TYPES[r[6]], r[7]) for r in after))
    pairs = {*_provinces(before, after, converter), *_communes(before, after, converter)}
    write(PLACES / "successions-2025-07-01.csv", ("before", "after"), pairs)


def _province(row: Row) -> Row:
    """The type stands before the name: ``Tỉnh An Giang``."""
    return row[1], "", TYPES[row[2].removesuffix(row[3]).strip()], row[3]


def _provinces(before: list[Row], after: list[Row], converter: dict) -> Iterable[Row]:
    old, new = {r[0]: r[1] for r in before}, {r[0]: r[1] for r in after}
    for key, olds in converter["DICT_PROVINCE"].items():
        yield from ((old[each], new[key]) for each in olds)


def _communes(before: list[Row], after: list[Row], converter: dict) -> Iterable[Row]:
    """Where a district had no communes (five islands), it is the district that has a successor."""
    old = {f"{r[0]}_{r[4]}_{r[8] or ''}": r[9] or r[5] for r in before}
    new = {(r[0], r[4]): r[5] for r in after}
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, olds in communes.items():
            yield from ((old[each], new[province, key]) for each in olds)
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            yield from ((old[key], new[province, part["newWardKey"]]) for part in parts)


def write(path: Path, head: Row, rows: Iterable[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(sorted(set(rows)))
    print(path.relative_to(PLACES), len(set(path.read_text(encoding="utf-8").splitlines())) - 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
