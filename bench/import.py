"""Reading the national file into an empty catalogue, and once more.

Prints the records a second of both, in the quietest of three rounds: other work on the machine
only ever makes them slower. Without the national file beside the checkout, records of the usual
size are made up.
"""

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from scratch import database, report

FLOOR = 500.0
"""Records a second."""
ROOT = Path(__file__).parents[1]
MADE = 2_000
ROUNDS = 3


def main() -> int:
    lines = national_lines() or made_lines()
    rounds = []
    with database():
        for _ in range(ROUNDS):
            rounds.append((rate(lines), rate(lines)))
            forget()
    first, again = (max(rates) for rates in zip(*rounds, strict=True))
    kept = [
        report("import first", first, "records/s", FLOOR),
        report("import again", again, "records/s", FLOOR),
    ]
    return 0 if all(kept) else 1


def forget() -> None:
    """Empty the catalogue for the next round."""
    from django.db import connection

    from motcua.services.catalogue.models import Procedure, Version

    tables = ", ".join(model._meta.db_table for model in (Procedure, Version))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def national_lines() -> list[bytes]:
    """The lines of the national file; none where it is absent."""
    from motcua.services.catalogue.reading import SourceFile

    shared = Path(os.environ.get("MOTCUA_SHARED") or ROOT.parent / "shared")
    source = shared / "data" / "procedures.jsonl.gz"
    return list(SourceFile(source)) if source.is_file() else []


def made_lines() -> list[bytes]:
    """Records of the usual size: three channels, eight papers, six legal bases."""
    channel = "Hình thức nộpThời gianPhí, lệ phíMô tả" + "Trực tuyến7 Ngày làm việcMiễn phí" * 3
    paper = (
        "Đơn đề nghị theo Mẫu số 01 ban hành kèm theo Nghị định;Mau so 01.docx1 bản chính,1 bản sao"
    )
    law = "Nghị định quy định chi tiết một số điều của Luật123/2015/NĐ-CP"
    return [
        json.dumps(
            {
                "ma_thu_tuc": f"9.{number:06}",
                "ten_thu_tuc": f"Cấp giấy phép hoạt động số {number}",
                "trinh_tu_thuc_hien": "Nộp hồ sơ tại bộ phận một cửa và chờ kết quả.\n" * 40,
                "cach_thuc_thuc_hien": channel,
                "thanh_phan_ho_so": "--Tên giấy tờMẫu đơn, tờ khaiSố lượng" + paper * 8,
                "ket_qua_xu_ly": "Giấy phépMã: KQ.G15.000031Từ khóaMô tả",
                "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bản" + law * 6,
            },
            ensure_ascii=False,
        ).encode()
        for number in range(MADE)
    ]


def rate(lines: Iterable[bytes]) -> float:
    """Records a second of one run."""
    from motcua.kit.actor import system
    from motcua.services.catalogue.actions.procedures import import_procedures

    began = time.perf_counter()
    done = import_procedures(lines, source="bench.jsonl", actor=system("bench"))
    return done.read / (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
