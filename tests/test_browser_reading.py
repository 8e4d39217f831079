"""Reading in the browser: marks and cards agree, filters and links work, text stays text."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from browsing import GLOBE, Site, needed, visiting

pytestmark = needed

FULL = "dispatch/chain-two-agency-army"
AID = "type=AID"
AID_LEBANON = "type=AID&party=LBN"
PIECES = """item => [...document.querySelectorAll(`.text [data-items]`)]
  .filter(one => one.dataset.items.split(' ').includes(item))
  .map(one => one.textContent).join('')"""
"""The marked pieces of an item, in order."""


def ask(site: Site, path: str) -> Any:
    with urlopen(site.address + "/api" + path) as answer:
        return json.load(answer)


def address(article: str) -> str:
    return "/articles/" + quote(article, safe="")


def test_the_text_is_whole_and_each_mark_has_its_card(site: Site) -> None:
    # the second has letters of two UTF-16 units before its marks
    for article in (FULL, GLOBE):
        record = ask(site, address(article))["record"]
        with visiting(site.browser, site.address) as visit:
            page = visit.page
            visit.open(address(article))
            text = page.locator(".text .text").evaluate(
                "one => [...one.children].map(line => line.textContent).join('\\n')"
            )
            assert text == record["article"]["text"]
            items = [*record["events"], *record["statements"]]
            assert page.locator(".cards article").count() == len(items)
            for item in items:
                named = item["trigger"] if "trigger" in item else item["cue"]
                assert named["text"] in page.evaluate(PIECES, item["id"])
                assert page.locator(f".text a[href='#{item['id']}']").count() == 1
                assert page.locator(f"[id='{item['id']}']").count() == 1


def test_pointing_lights_up_both_ways(site: Site) -> None:
    record = ask(site, address(FULL))["record"]
    first, second = (event["id"] for event in record["events"][:2])
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open(address(FULL))
        card = page.locator(f"[id='{first}'] article")
        mark = page.locator(f".text a[href='#{first}']")
        # the mouse over a card lights its marks, and no other's
        card.hover()
        assert "lit" in (mark.get_attribute("class") or "")
        assert "lit" not in (
            page.locator(f".text a[href='#{second}']").get_attribute("class") or ""
        )
        # the mouse over a mark lights its card
        page.mouse.move(0, 0)
        mark.hover()
        assert "lit" in (card.get_attribute("class") or "")
        visit.picture("reader-lit")
        # so does the keyboard, and Enter goes to the card
        page.mouse.move(0, 0)
        mark.focus()
        assert "lit" in (card.get_attribute("class") or "")
        page.keyboard.press("Enter")
        page.wait_for_function("id => document.activeElement.id === id", arg=first)
        assert page.url.endswith(f"#{first}")
        # and back from the card to the text
        page.locator(f"[id='{second}'] button").first.click()
        page.wait_for_function(
            "id => document.activeElement.getAttribute('href') === '#' + id", arg=second
        )


def test_a_link_to_an_item_opens_it(site: Site) -> None:
    last = ask(site, address(FULL))["record"]["statements"][-1]["id"]
    with visiting(site.browser, site.address) as visit:
        visit.open(f"{address(FULL)}#{last}")
        card = visit.page.locator(f"[id='{last}'] article")
        visit.page.wait_for_selector(f"[id='{last}'] article.lit")
        box = card.bounding_box()
        assert box
        assert 0 <= box["y"] < 900


def test_the_chain_is_drawn_from_the_article_inwards(site: Site) -> None:
    record = ask(site, address(FULL))["record"]
    event = max(record["events"], key=lambda one: len(one["said_by"]))
    with visiting(site.browser, site.address) as visit:
        visit.open(address(FULL))
        boxes = visit.page.locator(f"[id='{event['id']}'] article ol").first.locator("li bdi")
        told = [record["article"]["publisher"], *(one["text"] for one in event["said_by"])]
        assert boxes.all_inner_texts() == told
        # each box stands left of the next one, and right of it when the page is turned round
        for turned in (False, True):
            at = [one.bounding_box() for one in boxes.all()]
            left = [box["x"] for box in at if box]
            assert left == sorted(left, reverse=turned)
            visit.page.locator("header .switches button").first.click()


def test_the_derivation_comes_when_it_is_asked_for(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url) if "derivation" in one.url else None)
        visit.open(address(FULL))
        assert asked == []
        page.locator(".cards article details summary").first.click()
        page.wait_for_selector(".cards details ol li")
        page.locator(".cards article details summary").nth(1).click()
        page.wait_for_selector(".cards article:nth-of-type(1) details ol li")
        assert len(asked) == 1


def test_filters_are_in_the_address_and_the_address_sets_filters(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/events")
        from playwright.sync_api import expect

        rows = page.locator("tbody tr")
        aid, fewer = (ask(site, f"/events?{asked}")["total"] for asked in (AID, AID_LEBANON))
        assert 0 < fewer < aid
        page.get_by_label("Type", exact=True).select_option("AID")
        page.wait_for_url(f"**/events?{AID}")
        expect(rows).to_have_count(aid)
        assert set(rows.locator(".words > span:first-child").all_inner_texts()) == {"Aid"}
        page.get_by_label("Party", exact=True).fill("LBN")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/events?{AID_LEBANON}")
        expect(rows).to_have_count(fewer)
        saved = page.url
        page.go_back()
        expect(rows).to_have_count(aid)
        page.goto(saved)
        expect(rows).to_have_count(fewer)
        page.get_by_role("button", name="Remove: Party LBN").click()
        page.wait_for_url("**/events?type=AID")


def test_more_rows_come_page_by_page_and_each_opens_its_evidence(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/events")
        before = page.locator("tbody tr").count()
        page.get_by_role("button", name="More", exact=True).click()
        page.wait_for_function("n => document.querySelectorAll('tbody tr').length > n", arg=before)
        row = page.locator("tbody tr button").nth(3)
        row.focus()
        page.keyboard.press("Enter")
        assert row.get_attribute("aria-expanded") == "true"
        assert page.locator("tr.detail blockquote").inner_text()
        visit.picture("events-opened")
        page.locator("tr.detail a", has_text="Open in the article").click()
        page.wait_for_url("**/articles/**")
        page.wait_for_selector(".cards article.lit")


def test_search_marks_the_words(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/search")
        page.locator("#words").fill("وزير الخارجية")  # the foreign minister
        page.keyboard.press("Enter")
        page.wait_for_selector("main ol li mark")
        for passage in page.locator("main ol li").all():
            marked = " ".join(passage.locator("mark").all_inner_texts())
            assert "وزير" in marked


def test_a_pasted_text_is_read_at_once_and_not_kept(site: Site) -> None:
    before = ask(site, "/archive")["summary"]["articles"]
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/try")
        page.get_by_role("button", name="An example").click()
        page.wait_for_selector(".cards article")
        visit.settle()
        visit.picture("try-read")
        assert visit.faults_of_access() == []
    assert ask(site, "/archive")["summary"]["articles"] == before


def test_what_looks_like_html_in_an_article_stays_text(site: Site) -> None:
    # «the foreign minister of Egypt said in Tunis on Thursday that the war was over»
    minister = "وزير الخارجية المصري"
    told = f"قال {minister} الخميس في تونس إن الحرب انتهت وإن الهدنة صامدة. " * 3
    attack = f'{told}<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/try")
        page.locator("#title").fill(f"<b>{minister}</b>")
        page.locator("#body").fill(attack)
        page.locator("#publisher").fill("<b>x</b>")
        page.wait_for_selector(".cards article")
        assert page.locator("main img, main script, main b").count() == 0
        assert page.evaluate("window.hit") is None
        assert "<script>" in page.locator(".text .text").inner_text()
