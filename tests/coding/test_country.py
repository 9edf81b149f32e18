"""Country codes: sure ones, or none."""

from __future__ import annotations

import pytest

from variorum.coding.country import Country, country, number


@pytest.mark.parametrize(
    ("iso2", "gtd", "region", "gw", "iso"),
    [
        ("IR", "94", "10", "630", "364"),
        ("RU", "167", "9", "365", "643"),
        ("BE", "21", "8", "211", "56"),
        ("PH", "160", "5", "840", "608"),
        ("US", "217", "1", "2", "840"),
        ("GB", "603", "8", "200", "826"),
        # UCDP numbers Vietnam and Yemen after the northern state of the time before
        ("VN", "223", "5", "816", "704"),
        ("YE", "228", "10", "678", "887"),
    ],
)
def test_a_country_has_the_number_of_each_codebook(
    iso2: str, gtd: str, region: str, gw: str, iso: str
) -> None:
    known = country(iso2)
    assert (known.gtd, known.gtd_region, known.gw, known.iso_numeric) == (gtd, region, gw, iso)


@pytest.mark.parametrize("iso2", ["ZZ", "", None])
def test_a_country_that_is_not_listed_has_no_number(iso2: str | None) -> None:
    assert country(iso2) == Country()


def test_a_territory_without_a_gleditsch_ward_number_has_none() -> None:
    assert number(country("PS").gw) is None
    assert number(country("PS").gtd) == 155
