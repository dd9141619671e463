"""The places of the profile's files, without the database."""

from datetime import date

import pytest
from django.conf import settings

from motcua.foundation.organisations.queries.gazetteer import gazetteer

TODAY = date(2026, 11, 25)


def names(address: str) -> list[tuple[str, str]]:
    found = gazetteer(settings.PROFILE, TODAY).of_former_days(address)
    return [(province.name_vi, commune.name_vi) for province, commune in found]


def test_provinces_and_communes_stand_in_the_order_of_the_alphabet():
    here = gazetteer(settings.PROFILE, TODAY)
    provinces = [each.name_vi for each in here.provinces]
    assert len(provinces) == 34
    assert provinces.index("Thành phố Đà Nẵng") > provinces.index("Thành phố Cần Thơ")
    assert "Phường Hải Châu" in [each.name_vi for each in here.communes("48")]
    assert here.communes("no such") == ()


def test_an_address_of_three_levels_leads_to_the_commune_of_today():
    today = [("Thành phố Đà Nẵng", "Phường Hải Châu")]
    assert (
        names("phường Thạch Thang, quận Hải Châu, Đà Nẵng")[0]
        == names("binh hien, hai chau, da nang")[0]
    )
    assert names("phường Thạch Thang, quận Hải Châu, thành phố Đà Nẵng") == today


@pytest.mark.parametrize("address", ["", ",,;", "Atlantis, Đà Nẵng", "x" * 200])
def test_an_address_that_nobody_knows_leads_nowhere(address: str):
    assert names(address) == []


def test_where_the_district_tells_which_of_many_is_meant_only_that_is_followed():
    """Many communes were called Tân Lập; the district in the address decides."""
    found = names("xã Tân Lập, huyện Đan Phượng, Hà Nội")
    assert {province for province, _commune in found} == {"Thành phố Hà Nội"}
    assert names("xã Tân Lập, huyện Mộc Châu, tỉnh Sơn La") == []


def test_before_the_reform_the_old_communes_stand():
    old = gazetteer(settings.PROFILE, date(2025, 3, 1))
    assert len(old.provinces) == 63
    assert old.of_former_days("phường Thạch Thang, quận Hải Châu, Đà Nẵng") == []


def test_a_profile_without_places_has_none(tmp_path):
    assert gazetteer(tmp_path, TODAY).provinces == []
