"""Records: what one line of a national file, or one entry of a profile's list, says."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from motcua.services.catalogue.enums import AgencyRole
from motcua.services.catalogue.finding.wording import Searched, searched
from motcua.services.catalogue.reading import LONGEST_LINE
from motcua.services.catalogue.rules.national import Texts, Vocabulary, read_national
from motcua.services.catalogue.rules.sections import says_only
from motcua.services.catalogue.rules.structure import Structure
from motcua.services.catalogue.rules.text import given

PAGE = "raw_text"
"""The key under which a national record gives its page's whole text."""

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,29}")


class BadRecord(ValueError):
    """One record cannot be taken over: the reason, as one sentence."""


@dataclass(frozen=True)
class ProcedureRecord:
    """A procedure as its source describes it."""

    code: str
    name: str
    structure: Structure
    record: Mapping[str, Any]
    """The whole source record; without its page's text where that only repeats the fields."""
    decision: str = ""
    kind: str = ""
    sector: str = ""
    steps: str = ""
    conditions: str = ""
    reception_address: str = ""
    source_url: str = ""
    unread_channels: int = 0
    unread_papers: int = 0

    @cached_property
    def digest(self) -> str:
        """The same for the same record read the same way, whatever file it comes from.

        The page's text repeats the other fields; what is read of it stands in the structure.
        """
        fields = sorted(item for item in self.record.items() if item[0] != PAGE)
        said = [part for key, value in fields for part in (key, _as_text(value))]
        said += [repr(self.structure), self.steps, self.conditions]
        return hashlib.sha256("\0".join(said).encode()).hexdigest()

    @cached_property
    def found_by(self) -> Searched:
        """The words that find it: its names, and of its texts what is no mere remark or step."""
        results = [result.name for result in self.structure.results]
        return searched(self.name, results=results, texts=self._texts())

    def prepare(self) -> None:
        """Work out what is kept beside the record, so that writing it has nothing left to do."""
        _ = self.digest, self.found_by

    def _texts(self) -> Iterator[str]:
        structure = self.structure
        yield from (self.code, self.sector)
        yield from (agency.name for agency in structure.agencies)
        yield from (result.code for result in structure.results)
        for case in structure.cases:
            yield case.heading
            for paper in case.papers:
                yield from (paper.name, *paper.forms)
        for law in structure.laws:
            yield from (law.title, law.number)


_KEYS = {
    "decision": "so_quyet_dinh",
    "kind": "loai_thu_tuc",
    "sector": "linh_vuc",
    "reception_address": "dia_chi_tiep_nhan",
    "source_url": "detail_url",
}
"""Our name of each text that is kept as it is, and the key under which a national file gives it."""

_TEXT_KEYS = {
    "levels": "cap_thuc_hien",
    "subjects": "doi_tuong_thuc_hien",
    "steps": "trinh_tu_thuc_hien",
    "conditions": "yeu_cau_dieu_kien",
    "channels": "cach_thuc_thuc_hien",
    "papers": "thanh_phan_ho_so",
    "results": "ket_qua_xu_ly",
    "laws": "can_cu_phap_ly",
    "related": "thu_tuc_lien_quan",
}
_AGENCY_KEYS = {
    AgencyRole.PERFORMS: "co_quan_thuc_hien",
    AgencyRole.DECIDES: "co_quan_co_tham_quyen",
    AgencyRole.DELEGATED: "co_quan_duoc_uy_quyen",
    AgencyRole.PARTNER: "co_quan_phoi_hop",
}


def read_line(line: bytes, vocabulary: Vocabulary) -> ProcedureRecord:
    """One line of a national file. Raises ``BadRecord``."""
    return read_record(read_object(line), vocabulary)


def code_of(data: Mapping[str, Any]) -> str:
    """The code of a national record. Raises ``BadRecord``."""
    return checked_code(_text(data, "ma_thu_tuc"))


def read_record(data: Mapping[str, Any], vocabulary: Vocabulary) -> ProcedureRecord:
    """A national record in structure. Raises ``BadRecord``."""
    code, name = code_of(data), checked_name(_text(data, "ten_thu_tuc"))
    texts = Texts(
        page=_as_printed(data, PAGE),
        agencies={role: _text(data, key) for role, key in _AGENCY_KEYS.items()},
        **{ours: _text(data, theirs) for ours, theirs in _TEXT_KEYS.items()},
    )
    reading = read_national(texts, vocabulary)
    return ProcedureRecord(
        code=code,
        name=name,
        structure=reading.structure,
        record=_without_repetition(data),
        steps=reading.steps,
        conditions=reading.conditions,
        unread_channels=reading.unread_channels,
        unread_papers=reading.unread_papers,
        **{ours: given(_text(data, theirs)) for ours, theirs in _KEYS.items()},
    )


_PAGE_TITLES = (
    ("", "ten_thu_tuc"),
    ("Tên thủ tục", "ten_thu_tuc"),
    ("Mã thủ tục", "ma_thu_tuc"),
    ("Số quyết định", "so_quyet_dinh"),
    ("Cấp thực hiện", "cap_thuc_hien"),
    ("Loại thủ tục", "loai_thu_tuc"),
    ("Lĩnh vực", "linh_vuc"),
    ("Đối tượng thực hiện", "doi_tuong_thuc_hien"),
    ("Cơ quan có thẩm quyền", "co_quan_co_tham_quyen"),
    ("Địa chỉ tiếp nhận HS", "dia_chi_tiep_nhan"),
    ("Cơ quan được ủy quyền", "co_quan_duoc_uy_quyen"),
    ("Cơ quan phối hợp", "co_quan_phoi_hop"),
    ("Thủ tục hành chính liên quan", "thu_tuc_lien_quan"),
    ("Trình Tự Thực Hiện", "trinh_tu_thuc_hien"),
    ("Cách Thức Thực Hiện", "cach_thuc_thuc_hien"),
    ("Thành phần hồ sơ", "thanh_phan_ho_so"),
    ("Căn cứ pháp lý", "can_cu_phap_ly"),
    ("Cơ quan thực hiện", "co_quan_thuc_hien"),
    ("Yêu cầu, điều kiện thực hiện", "yeu_cau_dieu_kien"),
    ("Kết quả xử lý", "ket_qua_xu_ly"),
)
"""The titles of a page with the fields that stand behind them."""


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _without_repetition(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record; without its page's text where titles and fields make it up to the letter."""
    pieces = (piece for title, key in _PAGE_TITLES for piece in (title, data.get(key) or ""))
    if not says_only(_as_printed(data, PAGE), pieces):
        return data
    return {key: value for key, value in data.items() if key != PAGE}


def checked_code(value: str) -> str:
    """A procedure's code without blanks around it. Raises ``BadRecord``."""
    if not value.strip():
        raise BadRecord("The record has no code.")
    if not _CODE.fullmatch(value.strip()):
        raise BadRecord(f"The code {value.strip()[:40]!r} is not one of letters, digits and dots.")
    return value.strip()


def checked_name(value: str) -> str:
    """A procedure's name in single blanks. Raises ``BadRecord``."""
    if not value.strip():
        raise BadRecord("The record has no name.")
    return " ".join(value.split())


def read_object(line: bytes) -> dict[str, Any]:
    """The record that a line of a national file holds. Raises ``BadRecord``."""
    if len(line) >= LONGEST_LINE:
        raise BadRecord(f"The line is longer than {LONGEST_LINE:,} bytes.")
    try:
        data = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
        if b"\\ud" in line.lower():
            json.dumps(data, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise BadRecord("The line is not text in UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadRecord("The line is not JSON.") from error
    if not isinstance(data, dict):
        raise BadRecord("The line is not a JSON object.")
    if b"\\u0000" in line or b"\x00" in line:
        raise BadRecord("The record holds a null character, which no database keeps.")
    return data


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _text(data: Mapping[str, Any], key: str) -> str:
    """A text of the record, its letters and marks composed; none where the record has none."""
    return unicodedata.normalize("NFC", _as_printed(data, key))


def _as_printed(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRecord(f"{key} is not text.")
    return value
