"""A database of the first release keeps its procedures, as their first versions."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua.services.catalogue.models import Edition, Procedure
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.tests.records import line, take_over

CODE = "1.004873"
UNDATED = "1.001193"
WRITTEN = {
    "name": "Cấp giấy xác nhận",
    "decision": "1/QĐ",
    "sector": "Hộ tịch",
    "steps": "Một",
    "related": "Đăng ký kết hôn",
    "source": "procedures.jsonl.gz",
    "record": {"ma_thu_tuc": CODE},
    "title": "cap giay xac nhan",
    "marked_title": "cấp giấy xác nhận",
    "text_folded": "ho tich",
}


@pytest.mark.django_db
def test_what_an_earlier_release_read_is_the_first_version() -> None:
    """In one transaction that is rolled back, so that no other test sees an old table."""
    imported_at = datetime(2026, 8, 1, 9, tzinfo=UTC)
    before = migrate("0001_initial")
    for code, as_of in ((CODE, date(2026, 7, 20)), (UNDATED, None)):
        before.get_model("catalogue", "Procedure").objects.create(
            code=code, details={}, as_of=as_of, imported_at=imported_at, **WRITTEN
        )

    migrate("0003_first_versions")
    assert Edition.objects.count() == 1
    connection.check_constraints()
    migrate("0004_one_place_for_each_fact")

    page = procedure_page(CODE)
    assert (page.version, page.name, page.decision) == (1, "Cấp giấy xác nhận", "1/QĐ")
    assert (page.sector, page.steps, page.source) == ("Hộ tịch", ("Một",), WRITTEN["source"])
    assert [related.name for related in page.related] == ["Đăng ký kết hôn"]
    assert page.valid_from == date(2026, 7, 20)
    assert procedure_page(UNDATED).valid_from == imported_at.date()
    assert Procedure.objects.get(code=CODE, search="tich").title == "cap giay xac nhan"

    report = take_over(line(CODE, "Cấp giấy xác nhận"))
    assert (report.changed, procedure_page(CODE).version) == (1, 2)


def migrate(name: str) -> Any:
    """The models as they are after this migration."""
    executor = MigrationExecutor(connection)
    targets = [("catalogue", name)]
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps
