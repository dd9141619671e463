"""Records: what one line of a national file, or one entry of a profile's list, says.

Both become the same ``ProcedureRecord``. A national record comes as flattened text and is split by
``rules``; a profile's entry is written as lines already.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from motcua.services.catalogue import rules
from motcua.services.catalogue.reading import LONGEST_LINE, BadFile

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,29}")


class BadRecord(ValueError):
    """One record cannot be taken over: the reason, as one sentence."""


@dataclass(frozen=True)
class Details:
    """The four tables of a record in lines. A ``rest`` is text that could not be split.

    ``doubts`` says what the record's author is not certain of.
    """

    channels: tuple[rules.Channel, ...] = ()
    channels_rest: str = ""
    papers: tuple[rules.PaperGroup, ...] = ()
    papers_rest: str = ""
    results: tuple[rules.Result, ...] = ()
    results_rest: str = ""
    laws: tuple[rules.Law, ...] = ()
    laws_rest: str = ""
    doubts: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Details":
        """From JSON values or a profile's entry; a wrong key raises ``TypeError``."""
        return cls(
            channels=tuple(rules.Channel(**row) for row in data.get("channels", ())),
            papers=tuple(_group(row) for row in data.get("papers", ())),
            results=tuple(rules.Result(**row) for row in data.get("results", ())),
            laws=tuple(rules.Law(**row) for row in data.get("laws", ())),
            doubts=tuple(data.get("doubts", ())),
            **{key: value for key, value in data.items() if key.endswith("_rest")},
        )


@dataclass(frozen=True)
class ProcedureRecord:
    """A procedure as its source describes it; ``texts`` by the names of ``TEXTS``."""

    code: str
    name: str
    texts: Mapping[str, str]
    details: Details
    flags: tuple[str, ...]
    record: Mapping[str, Any]
    """The whole source record."""


TEXTS: Mapping[str, str] = {
    "decision": "so_quyet_dinh",
    "kind": "loai_thu_tuc",
    "sector": "linh_vuc",
    "levels": "cap_thuc_hien",
    "subjects": "doi_tuong_thuc_hien",
    "steps": "trinh_tu_thuc_hien",
    "conditions": "yeu_cau_dieu_kien",
    "agency": "co_quan_thuc_hien",
    "authority": "co_quan_co_tham_quyen",
    "reception_address": "dia_chi_tiep_nhan",
    "delegated_agency": "co_quan_duoc_uy_quyen",
    "partner_agencies": "co_quan_phoi_hop",
    "related": "thu_tuc_lien_quan",
    "source_url": "detail_url",
}
"""Our name of each text, and the key under which a national file gives it."""

_TABLES = ("cach_thuc_thuc_hien", "thanh_phan_ho_so", "ket_qua_xu_ly", "can_cu_phap_ly")


def read_line(line: bytes) -> ProcedureRecord:
    """One line of a national file. Raises ``BadRecord``."""
    data = _object(line)
    keys = ("ma_thu_tuc", "ten_thu_tuc", *TEXTS.values(), *_TABLES)
    text = {key: _text(data, key) for key in keys}
    channels = rules.split_channels(text["cach_thuc_thuc_hien"])
    papers = rules.split_papers(text["thanh_phan_ho_so"])
    results = rules.split_results(text["ket_qua_xu_ly"])
    laws = rules.split_laws(text["can_cu_phap_ly"])
    details = Details(
        channels=channels.lines,
        channels_rest=channels.rest,
        papers=papers.lines,
        papers_rest=papers.rest,
        results=results.lines,
        results_rest=results.rest,
        laws=laws.lines,
        laws_rest=laws.rest,
    )
    return ProcedureRecord(
        code=_code(text["ma_thu_tuc"]),
        name=_name(text["ten_thu_tuc"]),
        texts={ours: rules.given(text[theirs]) for ours, theirs in TEXTS.items()},
        details=details,
        flags=tuple(sorted(channels.flags | papers.flags | results.flags | laws.flags)),
        record=data,
    )


def read_list(path: Path) -> tuple[list[ProcedureRecord], date]:
    """A profile's own list of procedures and the day of its facts. Raises ``BadFile``."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        entries, as_of = content["procedures"], content["as_of"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BadFile(f"{path.name} is not a list of procedures with its day: {error}.") from error
    return [_entry(path, number, entry) for number, entry in enumerate(entries, start=1)], as_of


def _entry(path: Path, number: int, entry: Mapping[str, Any]) -> ProcedureRecord:
    try:
        return ProcedureRecord(
            code=_code(entry["code"]),
            name=_name(entry["name"]),
            texts={key: _joined(key, entry.get(key, "")) for key in TEXTS},
            details=Details.from_data(entry),
            flags=(),
            record=entry,
        )
    except (BadRecord, KeyError, TypeError) as error:
        raise BadFile(f"{path.name}, entry {number}: {error}") from error


def _joined(key: str, value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    return ("\n" if key in {"steps", "conditions"} else ", ").join(value)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) >= LONGEST_LINE:
        raise BadRecord(f"The line is longer than {LONGEST_LINE:,} bytes.")
    try:
        data = json.loads(line.decode("utf-8"))
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeError as error:
        raise BadRecord("The line is not text in UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadRecord("The line is not JSON.") from error
    if not isinstance(data, dict):
        raise BadRecord("The line is not a JSON object.")
    if b"\\u0000" in line or b"\x00" in line:
        raise BadRecord("The record holds a null character, which no database keeps.")
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRecord(f"{key} is not text.")
    return value


def _code(value: str) -> str:
    if not value.strip():
        raise BadRecord("The record has no code.")
    if not _CODE.fullmatch(value.strip()):
        raise BadRecord(f"The code {value.strip()[:40]!r} is not one of letters, digits and dots.")
    return value.strip()


def _name(value: str) -> str:
    if not value.strip():
        raise BadRecord("The record has no name.")
    return " ".join(value.split())


def _group(row: Mapping[str, Any]) -> rules.PaperGroup:
    return rules.PaperGroup(
        heading=row.get("heading", ""),
        papers=tuple(rules.Paper(**paper) for paper in row.get("papers", ())),
        notes=tuple(row.get("notes", ())),
    )
