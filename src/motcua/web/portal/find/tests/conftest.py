"""One procedure as the State publishes it, and the surroundings of the demo's ward."""

import pytest
from django.conf import settings

from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import system
from motcua.services.catalogue.tests.records import line, take_over

CHANNELS = (
    "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến1Miễn phí"
    "Trực tiếp120,000 VNĐ(<b>theo Thông tư</b>)"
)
PAPERS = (
    "Trường hợp tự đi làmTên giấy tờMẫu đơn, tờ khaiSố lượngGiấy chứng sinh1 bản chính"
    "Trường hợp nhờ người khácTên giấy tờMẫu đơn, tờ khaiSố lượngVăn bản ủy quyền1 bản chính"
)


@pytest.fixture
def birth(db: None) -> str:
    """The address of birth registration."""
    take_over(
        line(
            "1.001193",
            "Thủ tục đăng ký khai sinh",
            linh_vuc="Hộ tịch",
            cap_thuc_hien="Cấp xã",
            doi_tuong_thuc_hien="Công dân Việt Nam",
            cach_thuc_thuc_hien=CHANNELS,
            thanh_phan_ho_so=PAPERS,
            ket_qua_xu_ly="Giấy khai sinhMã: KQ.G15.000031",
            trinh_tu_thuc_hien="Bước 1: nộp\nBước 2: nhận",
            detail_url="https://dichvucong.gov.vn/x",
        )
    )
    return "/procedures/1.001193"


@pytest.fixture
def ward(db: None) -> None:
    """The demo's own ward, with its city and its neighbours."""
    load_profile(settings.PROFILE, system("test"))
