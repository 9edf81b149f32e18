"""The dossier of an invented bombing: every assertion has its evidence, and nothing comes from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from variorum.model.assertion import Assertion
from variorum.publish.dossier import write
from variorum.publish.dossier.edition import edition
from variorum.publish.dossier.page import page

POLICY = "gtd-2019"


@pytest.fixture(scope="module")
def text(velmar: Any) -> str:
    """The page as text."""
    return page(velmar.records, POLICY)


@pytest.fixture(scope="module")
def tree(text: str) -> Any:
    """The page as a tree."""
    return html.document_fromstring(text)


def every(velmar: Any) -> list[tuple[Any, Assertion]]:
    """All assertions with their reports."""
    return [(r.report(a.report_id), a) for r in velmar.records for a in r.assertions()]


def words(element: Any) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def section(tree: Any, heading: str) -> Any:
    """The innermost part of the page under a heading."""
    (found,) = [h for h in tree.xpath("//h2|//h3") if words(h) == heading]
    return found.getparent()


def cells(tree: Any, label: str, table: int = 0) -> list[Any]:
    """The cells of a row of the record: the finding, then the reports."""
    matrix = tree.xpath("//table[@class='matrix']")[table]
    (row,) = [r for r in matrix.xpath(".//tbody/tr") if words(r.xpath("./th")[0]) == label]
    return list(row.xpath("./td"))


def active(cell: Any, policy: int) -> str:
    """What a finding's cell says under a policy."""
    (found,) = under(cell.xpath(".//div[contains(@class, 'finding')]"), policy)
    return words(found)


def under(elements: Any, policy: int) -> list[Any]:
    """Those that are seen under a policy."""
    return [
        e for e in elements if "pol" not in e.get("class").split() or f"p{policy}" in e.get("class").split()
    ]


class TestFile:
    def test_it_is_written_where_it_is_asked_for(self, velmar: Any, tmp_path: Path, text: str) -> None:
        path = write(velmar.records, tmp_path / "out", POLICY)
        assert path == tmp_path / "out" / "dossier.html"
        assert path.read_bytes() == text.encode("utf-8")

    def test_the_order_of_the_records_makes_no_difference(self, velmar: Any, text: str) -> None:
        assert page(tuple(reversed(velmar.records)), POLICY) == text

    def test_a_page_without_records_says_so(self) -> None:
        assert "No incident in 0 reports" in page((), POLICY)

    def test_a_record_without_findings_shows_what_is_said_as_not_settled(self, velmar: Any) -> None:
        bare = replace(velmar.main, findings=())
        tree = html.document_fromstring(page((bare,), POLICY))
        assert "not settled" in words(cells(tree, "Killed")[0])
        assert "at least 31" in words(cells(tree, "Killed")[1])

    def test_another_policy_comes_first_if_the_run_has_it(self, velmar: Any) -> None:
        tree = html.document_fromstring(page(velmar.records, "ged-23.1"))
        labels = [words(label) for label in tree.xpath("//fieldset/label")]
        assert labels == ["ged-23.1 (this run)", "acled", "gtd-2019"]

    def test_twenty_reports_fit_three_megabytes(self, velmar: Any) -> None:
        """Twenty reports of some forty assertions each, all about one incident."""
        big = velmar.crowd(20)
        assert len(big.reports) == 20
        assert len(page((big,), POLICY).encode()) < 3_000_000


class TestSelfContained:
    def test_nothing_is_loaded(self, tree: Any) -> None:
        loads = tree.xpath("//@src|//@srcset|//@data|//@action|//@formaction|//@poster|//@background|//@ping")
        assert not loads
        assert [e.get("href") for e in tree.xpath("//link")] == ["data:,"]
        assert not tree.xpath("//img|//iframe|//object|//embed|//base|//video|//audio|//source")
        assert {e.get("href")[0] for e in tree.xpath("//use")} == {"#"}

    def test_style_asks_for_nothing(self, tree: Any) -> None:
        (style,) = tree.xpath("//style/text()")
        assert not re.search(r"url\(|@import|expression\(", style)

    def test_links_lead_into_the_page_or_to_the_web(self, tree: Any) -> None:
        for a in tree.xpath("//a[@href]"):
            href = a.get("href")
            if href.startswith("data:"):
                assert href.startswith("data:text/csv;charset=utf-8,")
                assert a.get("download").endswith(".csv")
            elif not href.startswith("#"):
                assert href.startswith(("https://", "http://"))
                assert a.get("rel") == "noopener noreferrer"

    def test_no_handler_or_style_stands_in_an_element(self, tree: Any) -> None:
        names = {name.lower() for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib}
        assert not [n for n in names if n.startswith("on") or n == "style"]

    def test_the_security_policy_names_the_digests_of_style_and_script(self, tree: Any) -> None:
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for kind in ("style", "script"):
            (own,) = tree.xpath(f"//{kind}/text()")
            digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy

    def test_the_security_policy_stands_before_style_and_script(self, text: str) -> None:
        assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>")


class TestAnchors:
    def test_ids_are_on_the_page_once(self, tree: Any) -> None:
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))

    def test_every_link_within_the_page_leads_somewhere(self, tree: Any) -> None:
        ids = set(tree.xpath("//@id"))
        wanted = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
        assert wanted <= ids
        assert {e for found in tree.xpath("//@data-e") for e in found.split()} <= ids
        assert set(tree.xpath("//@aria-labelledby")) <= ids

    def test_evidence_and_words_lead_to_each_other(self, tree: Any, velmar: Any) -> None:
        for _, said in every(velmar):
            (card,) = tree.xpath(f"//article[@id='e-{said.id}']")
            assert card.xpath(".//a[@class='go']/@href") == [f"#w-{said.id}"]
            assert tree.xpath(f"//a[@id='w-{said.id}']")
            assert tree.xpath(f"//article[@class='report']//a[@href='#e-{said.id}']")


class TestEvidence:
    def test_every_assertion_has_a_card_with_its_exact_words_marked(self, tree: Any, velmar: Any) -> None:
        for report, said in every(velmar):
            (card,) = tree.xpath(f"//article[@id='e-{said.id}']")
            assert "".join(m.text_content() for m in card.xpath(".//mark")) == said.original
            assert card.xpath(".//blockquote")[0].text_content().strip() == said.context.quote
            assert f"[{said.span.start}:{said.span.end})" in words(card)
            assert f"bytes [{said.span.start + 9}:" in words(card) or not report.text.isascii()

    def test_bytes_are_those_of_the_original(self, tree: Any, velmar: Any) -> None:
        report, said = next(
            (r, a)
            for r, a in every(velmar)
            if a.original == "would fit the Salt Brigade, a branch of the Front"
        )
        original = b"<article>" + report.text.encode()
        (card,) = tree.xpath(f"//article[@id='e-{said.id}']")
        found = re.search(r"bytes \[(\d+):(\d+)\)", words(card))
        assert found is not None
        assert original[int(found[1]) : int(found[2])].decode() == said.original
        assert int(found[1]) != said.span.start + 9

    def test_the_chain_runs_from_the_outlet_to_who_said_it_first(self, tree: Any, velmar: Any) -> None:
        said = next(a for _, a in every(velmar) if a.original == "6:40 p.m.")
        (card,) = tree.xpath(f"//article[@id='e-{said.id}']")
        names = [words(v) for v in card.xpath(".//*[@class='chain']/span[contains(@class,'voice')]")]
        roles = [words(v) for v in card.xpath(".//*[@class='chain']/span[contains(@class,'role')]")]
        assert names == ["Harbour Courier", "KNA", "coast guard officer"]
        assert roles == ["media", "media", "authority"]

    def test_a_voice_without_a_name_is_called_by_its_role(self, tree: Any, velmar: Any) -> None:
        said = next(a for _, a in every(velmar) if "grey coat" in a.original)
        assert "a victim victim (“A survivor, who asked not to be named”)" in words(
            tree.get_element_by_id(f"e-{said.id}")
        )

    def test_as_of_and_the_attributing_words_are_told(self, tree: Any, velmar: Any) -> None:
        said = next(a for _, a in every(velmar) if a.original == "at least 31 people")
        card = tree.get_element_by_id(f"e-{said.id}")
        assert "as of 13 May 2031" in words(card).replace("as of13", "as of 13")
        assert [words(c) for c in card.xpath(".//span[@class='cue']")] == ["the interior ministry said"]

    def test_words_in_the_full_reports_equal_the_quotes(self, tree: Any, velmar: Any) -> None:
        for _, said in every(velmar):
            marks = [m for m in tree.xpath("//mark[@data-a]") if f"w-{said.id}" in m.get("data-a").split()]
            assert "".join(m.text_content() for m in marks) == said.original

    def test_the_reports_are_given_in_full(self, tree: Any, velmar: Any) -> None:
        for report in velmar.reports.values():
            article = tree.get_element_by_id(f"r-{report.id}")
            blocks = article.xpath(".//div[@class='block']/*[self::p or self::h4]")
            assert "".join(map(_without_numbers, blocks)) == report.text
            assert report.sha256 in words(article)


def _without_numbers(block: Any) -> str:
    """The text of a block without the small numbers."""
    parts: Iterable[str] = block.xpath(".//text()[not(ancestor::a[@class='n'])]")
    return "".join(parts)


class TestRecord:
    def test_the_columns_are_the_reports_in_the_order_of_time(self, tree: Any) -> None:
        heads = [words(h) for h in tree.xpath("(//table[@class='matrix'])[1]/thead//th")]
        assert heads[2:] == [
            "A Harbour Courier13 May 2031",
            "B Northline Wire15 May 2031",
            "C Canal Street Postdate not known · derives from B",
        ]

    def test_each_policy_has_its_own_finding(self, tree: Any) -> None:
        cell = cells(tree, "Killed")[0]
        assert active(cell, 0).startswith("31 superseded The most recent")
        assert active(cell, 1).startswith("31 disputed The most conservative")
        assert active(cell, 2).startswith("31 31–31–39 range Low to high")

    def test_parts_of_a_toll_have_a_row_of_their_own(self, tree: Any) -> None:
        assert "6" in words(cells(tree, "Killed: children")[1])
        assert "Six of the dead" not in words(cells(tree, "Killed")[1])

    def test_a_report_that_says_nothing_says_so(self, tree: Any) -> None:
        assert words(cells(tree, "Weapon")[2]) == "–says nothing"

    def test_fields_on_which_no_report_says_anything_are_listed(self, tree: Any) -> None:
        (silent,) = tree.xpath("//p[@class='silent']")
        assert "Number of attackers, Victims, People attacked or hurt" in words(silent)

    def test_a_date_that_links_gave_is_called_inferred(self, tree: Any) -> None:
        found = words(cells(tree, "Date")[2])
        assert "a Wednesday (no date)" in found
        assert "inferred: dated 12 May 2031" in found

    def test_the_values_that_a_finding_rests_on_are_known_for_each_policy(self, tree: Any) -> None:
        courier, northline = cells(tree, "Killed")[1:3]
        assert [li.get("class").split()[:3] for li in courier.xpath(".//li")][1] == ["w0", "w1", "w2"]
        assert [li.get("class").split()[0] for li in northline.xpath(".//li")] == ["w2"]

    def test_every_assertion_of_the_record_is_reached_from_it(self, tree: Any, velmar: Any) -> None:
        reached = {e for found in tree.xpath("//table[@class='matrix']//a/@data-e") for e in found.split()}
        assert {f"e-{a.id}" for _, a in every(velmar)} == reached

    def test_what_stands_in_dispute_follows_the_policy(self, tree: Any) -> None:
        (dispute,) = [d for d in tree.xpath("//dl[@class='particulars']/div") if words(d[0]) == "In dispute"]
        seen = [[words(li) for li in under(dispute.xpath(".//li"), policy)] for policy in range(3)]
        assert [any("Wounded" in text for text in its) for its in seen] == [False, True, False]


class TestFirmness:
    @pytest.mark.parametrize(
        ("label", "column", "word"),
        [
            ("Named attackers", 1, "claimed"),
            ("Claims of responsibility", 1, "claimed"),
            ("Branch of the group", 1, "not known"),
            ("Blame", 1, "suggested"),
            ("Blame", 2, "suspected"),
            ("Denials", 1, "denied"),
            ("Not disputed", 1, "not disputed"),
            ("Motive", 1, "probable"),
            ("Assessment", 1, "possible"),
        ],
    )
    def test_what_is_alleged_stays_alleged(self, tree: Any, label: str, column: int, word: str) -> None:
        firm = cells(tree, label)[column].xpath(".//span[@class='firm']")
        assert words(firm[0]) == word

    def test_the_finding_carries_the_firmness_too(self, tree: Any) -> None:
        group = cells(tree, "Group")[0]
        assert "Northern Front claimed suspected disputed" in active(group, 0)
        assert active(cells(tree, "Named attackers")[0], 0).startswith("Idris Vane claimed")

    @pytest.mark.parametrize("label", ["Killed", "What happened", "Weapon"])
    def test_what_is_said_plainly_has_no_such_label(self, tree: Any, label: str) -> None:
        assert not cells(tree, label)[1].xpath(".//span[@class='firm']")


class TestLedger:
    def test_each_kind_has_its_part(self, tree: Any) -> None:
        ledger = section(tree, "Claims, blame and denials")
        assert [words(h) for h in ledger.xpath("./h4")] == [
            "Claims of responsibility", "Blame", "Not disputed", "Denials",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "line",
        [
            "Northern Front perpetrator claims the incident for Northern Front"
            " over Telegram, via statement claimed",
            "Northern Front perpetrator names as attacker Idris Vane over Telegram, via statement claimed",
            "Northern Front perpetrator names no branch over Telegram, via statement not known",
            "Police authority suspects Northern Front suspected",
            "Orland's foreign ministry authority does not dispute that it was Northern Front not disputed",
            "Orland authority denies that it was Orland (itself) denied",
        ],
    )
    def test_who_says_what_about_whom(self, tree: Any, line: str) -> None:
        ledger = section(tree, "Claims, blame and denials")
        assert line in [words(p) for p in ledger.xpath(".//p[@class='claim']")]

    def test_a_rewrite_adds_a_report_and_no_witness(self, tree: Any) -> None:
        ledger = section(tree, "Claims, blame and denials")
        (police,) = [li for li in ledger.xpath(".//li") if words(li).startswith("Police")]
        assert "reports B, C · 1 independent lineage" in words(police)


class TestTolls:
    def test_losing_readings_are_drawn_as_such_and_told_why(self, tree: Any) -> None:
        table = section(tree, "Toll readings").xpath(".//table")[0]
        won, lost = table.xpath(".//tbody/tr")[:2]
        assert [c for c in won.get("class").split() if c[0] == "w"] == ["w0", "w1", "w2"]
        assert [c for c in lost.get("class").split() if c[0] == "w"] == ["w2"]
        fates = [words(f) for f in lost.xpath("./td[last()]/span")]
        assert fates == [
            "○ Not chosen: another reading is more recent.",
            "● Chosen: the finding rests on it.",
        ]
        assert "“Nearly 40 people”" in words(lost).replace("36–39Nearly 40 people", "36–39“Nearly 40 people”")

    def test_the_plot_needs_no_style_attribute_and_has_the_figures_in_words(self, tree: Any) -> None:
        for svg in tree.xpath("//table//*[local-name()='svg']"):
            assert svg.get("aria-hidden") == "true"


class TestApparatus:
    def test_each_reading_stands_once_with_its_fate_under_each_policy(self, tree: Any) -> None:
        readings = tree.get_element_by_id("x-i_velmar-group").xpath(".//ul[contains(@class,'readings')]/li")
        fates = [[words(f) for f in li.xpath("./span[contains(@class,'fate')]")] for li in readings]
        chosen, lost = "● Chosen: the finding rests on it.", "○ Not chosen: another reading is more recent."
        assert fates == [[chosen], [lost]]

    def test_the_readings_of_a_toll_stand_once_in_the_table_of_tolls(self, tree: Any) -> None:
        toll = tree.get_element_by_id("x-i_velmar-killed")
        assert not toll.xpath(".//ul[contains(@class,'readings')]")
        assert toll.xpath(".//a/@href")[0] == "#i-i_velmar-tolls"

    def test_a_denial_stands_beside_the_reading_that_it_denies(self, tree: Any) -> None:
        readings = tree.get_element_by_id("x-i_velmar-group").xpath(".//ul[contains(@class,'readings')]/li")
        assert ["denied by" in words(li) for li in readings] == [False, True]


class TestOnlyDenied:
    def test_a_reading_that_nobody_affirms_says_so(self, velmar: Any) -> None:
        denial = next(a for a in velmar.main.assertions("killed") if a.original == "31")
        killed = velmar.main.under(POLICY)["killed"]
        one = replace(killed.readings[1], assertions=(), voices=(), denied_by=(denial.id,))
        finding = replace(killed, readings=(killed.readings[0], one))
        others = tuple(f for f in velmar.main.findings if f != killed)
        tree = html.document_fromstring(page((replace(velmar.main, findings=(*others, finding)),), POLICY))
        table = section(tree, "Toll readings").xpath(".//table")[0]
        assert "nobody affirms it denied by A 1" in words(table)


class TestTies:
    def test_links_have_their_reasons(self, tree: Any) -> None:
        assert "score 0.94the same place: Velmar" in words(
            section(tree, "Why these accounts belong together")
        ).replace(" the same", "the same")

    def test_lineages_say_who_derives_from_whom(self, tree: Any) -> None:
        found = words(section(tree, "Lineages: who is one witness"))
        assert "C Canal Street Post derives from B: edited, 93% of its text is found there" in found
        assert "A Harbour Courier – a witness of its own" in found

    def test_who_copied_whom_is_drawn_and_set_side_by_side(self, tree: Any) -> None:
        (svg,) = tree.xpath("//figure[@class='graph']/div/*[local-name()='svg']")
        assert svg.get("role") == "img"
        assert (
            words(tree.get_element_by_id(svg.get("aria-labelledby"))) == "3 reports of 2 independent lineages"
        )
        assert tree.xpath("//figure[@class='graph']//*[contains(@class,'k-edited')]")
        (beside,) = tree.xpath("//details[@class='beside']")
        assert words(beside.xpath("./summary")[0]).startswith("B and C side by side: edited")
        assert beside.xpath(".//mark")

    def test_twins_are_a_warning_and_a_link_where_the_page_has_them(self, tree: Any) -> None:
        warnings = tree.xpath("//p[@class='warning']")
        assert [bool(w.xpath(".//a")) for w in warnings] == [True, False]


class TestBackground:
    def test_it_stands_apart(self, tree: Any) -> None:
        (background,) = tree.xpath("//section[@id='background']")
        assert background.xpath(".//section[@id='i-i_market']")
        assert "Nothing in this part belongs to the incidents above" in words(background)

    def test_its_toll_is_not_in_the_record_above(self, tree: Any) -> None:
        main = tree.get_element_by_id("i-i_velmar")
        assert "12 people" not in words(main.xpath(".//table[@class='matrix']")[0])
        assert "12" in words(cells(tree, "Killed", table=1)[1])

    def test_the_margin_of_the_reports_tells_it_apart(self, tree: Any, velmar: Any) -> None:
        notes = tree.get_element_by_id(f"r-{velmar.reports['courier'].id}").xpath(".//ul[@class='margin']/li")
        passing = [words(n) for n in notes if "in passing" in words(n)]
        assert len(passing) == 4


class TestReading:
    """What the page offers to people who do not see it, or have no mouse."""

    def test_headings_skip_no_level(self, tree: Any) -> None:
        levels = [
            int(h.tag[1]) for h in tree.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")
        ]
        outside = [2, *levels]
        jumps = [(a, b) for a, b in zip(outside, levels, strict=False) if b > a + 2]
        assert not jumps
        assert len(tree.xpath("//h1")) == 1

    def test_there_is_a_skip_link_and_a_main_part(self, tree: Any) -> None:
        assert tree.xpath("//body/a[1]/@href") == ["#main"]
        assert len(tree.xpath("//main[@id='main']")) == 1
        assert tree.xpath("/html/@lang") == ["en"]

    def test_tables_have_heads_and_captions(self, tree: Any) -> None:
        for table in tree.xpath("//table"):
            assert table.xpath("./thead//th[@scope='col']")
        for table in tree.xpath("//table[@class='matrix']"):
            assert table.xpath("./caption")
            assert all(row.xpath("./th[@scope='row']") for row in table.xpath("./tbody/tr"))

    def test_a_role_is_a_word_and_not_only_a_colour(self, tree: Any) -> None:
        for role in tree.xpath("//span[starts-with(@class, 'role')]"):
            assert role.get("class") == f"role r-{role.text_content()}"

    def test_the_page_says_how_to_read_it_and_by_which_rules(self, tree: Any) -> None:
        guide = words(tree.get_element_by_id("guide"))
        assert "gtd_2019_killed" in guide
        assert "GeoNames, licensed under CC BY 4.0" in guide

    def test_words_of_reports_are_isolated(self, tree: Any) -> None:
        for block in tree.xpath("//div[@class='block']/*[self::p or self::h4]|//blockquote/p"):
            assert [child.tag for child in block] == ["bdi"]


class TestEdition:
    def test_sigla_and_numbers_do_not_depend_on_the_order_of_reports(self, velmar: Any) -> None:
        turned = replace(velmar.main, reports=velmar.main.reports[::-1], accounts=velmar.main.accounts[::-1])
        assert edition((turned,), POLICY).sigla == edition((velmar.main,), POLICY).sigla
        assert edition((turned,), POLICY).numbers == edition((velmar.main,), POLICY).numbers
