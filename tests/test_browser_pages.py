"""Every page of the workbench in a browser: it loads, fits, reads well and can be used by all."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from browsing import Look, Site, needed, visiting

pytestmark = needed

LOOKS = tuple(Look(language, "light", width) for language in ("en", "ar") for width in (1280, 390))
"""Each is looked at in the dark too."""
ARTICLE = quote("dispatch/chain-two-agency-army", safe="")
PAGES = {
    "overview": "/",
    "parties": "/parties",
    "party": "/parties/SYR",
    "pair": "/pairs/IRN/USA",
    "events": "/events",
    "events-filtered": "/events?type=ASSAULT&status=occurred&party=SYR",
    "statements": "/statements",
    "reader": f"/articles/{ARTICLE}",
    "search": f"/search?text={quote('وزير')}",  # minister
    "stories": "/stories",
    "registers": "/registers",
    "register": "/registers/casualties",
    "try": "/try",
    "review": "/review",
    "missing": "/nowhere",
}


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_loads_fits_and_is_accessible(site: Site, name: str, look: Look) -> None:
    with visiting(site.browser, site.address, look) as visit:
        visit.open(PAGES[name])
        root = visit.page.locator("html")
        assert root.get_attribute("dir") == ("rtl" if look.language == "ar" else "ltr")
        assert visit.page.locator("main [role=alert]").all_inner_texts() == []
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= look.width, f"{wide} px wide"
        visit.look_light_and_dark(name, look)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_story_tells_its_reports_side_by_side(site: Site, look: Look) -> None:
    with visiting(site.browser, site.address, look) as visit:
        page = visit.page
        visit.open("/stories")
        # the attack on a market, told by three outlets that differ on the dead
        page.locator("tbody tr a", has_text="سوق").first.click()
        page.wait_for_url("**/stories/*")
        page.wait_for_selector("#acts")
        visit.settle()
        assert page.locator("main table").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= look.width
        visit.look_light_and_dark("story", look)


def test_switching_the_language_turns_the_page_and_lasts(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/events")
        english = page.locator("h1").inner_text()
        page.locator("header button[lang=ar]").click()
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.locator("h1").inner_text() != english
        box = page.locator("header .name").bounding_box()
        assert box
        assert box["x"] > 640  # the name stands on the right
        page.reload()
        visit.settle()
        assert page.locator("html").get_attribute("lang") == "ar"


def test_light_and_dark_are_switched_and_last(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/events")
        colour = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(colour)
        page.locator("header .colours").click()
        dark = page.evaluate(colour)
        assert light != dark
        page.reload()
        visit.settle()
        assert page.evaluate(colour) == dark


def test_the_keyboard_reaches_the_content_and_the_menu(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/events")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        # following a link moves the focus to the heading of the page that opens
        page.locator("nav a[href='/try']").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/try")
        page.wait_for_selector("h1:focus")


def test_the_menu_of_a_phone_opens_and_closes(site: Site) -> None:
    with visiting(site.browser, site.address, Look("ar", "light", 390)) as visit:
        page = visit.page
        visit.open("/events")
        assert not page.locator("nav").is_visible()
        page.locator("header .menu").click()
        assert page.locator("nav").is_visible()
        visit.picture("menu-ar-light-390")
        assert visit.faults_of_access() == []
        page.locator("nav a[href='/try']").click()
        page.wait_for_url("**/try")
        page.locator("nav").wait_for(state="hidden")


def test_a_server_that_is_gone_is_told(site: Site) -> None:
    with visiting(site.browser, site.address) as visit:
        visit.page.route("**/api/events*", lambda route: route.abort())
        visit.open("/events")
        assert visit.page.locator("main [role=alert]").count() == 1
        visit.page.unroute("**/api/events*")
        visit.page.locator("main [role=alert] button").click()
        visit.page.wait_for_selector("tbody tr")
        visit.faults.clear()  # the browser itself reports that the request failed
