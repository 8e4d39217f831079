"""Reviewing in the browser, by keyboard: what is said is kept, and what is wrong is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import urlopen

import pytest

from browsing import Look, Site, Visit, marsad, needed, visiting

pytestmark = needed

CARD = ".judge article"


@pytest.fixture(scope="module")
def token(site: Site) -> str:
    """A token of the archive."""
    return marsad("token", "new", "Ruba", "--archive", str(site.archive)).split()[-1]


@contextmanager
def reviewing(
    site: Site, token: str, look: Look | None = None, query: str = "", **stored: str
) -> Iterator[Visit]:
    """The page of reviews, with a reviewer and a token."""
    remembered = {"reviewer": "Ruba", "token": token, **stored}
    with visiting(site.browser, site.address, look, remembered) as visit:
        visit.open("/review" + query)
        visit.page.wait_for_selector(CARD)
        yield visit


def reviews(site: Site) -> dict[str, Any]:
    """What was said so far, by item."""
    with urlopen(site.address + "/api/reviews?limit=200") as answer:
        return {one["item"]: one for one in json.load(answer)["items"]}


def shown(visit: Visit) -> str:
    """The id of the item that is judged."""
    return str(visit.page.locator(".judge").get_attribute("data-item"))


def press(visit: Visit, key: str, done: int) -> None:
    """Press a key and wait until so many verdicts were given."""
    visit.page.keyboard.press(key)
    visit.page.wait_for_selector(f"[data-done='{done}']")
    visit.settle()


def test_a_verdict_a_key(site: Site, token: str) -> None:
    with reviewing(site, token) as visit:
        page = visit.page
        accepted = shown(visit)
        press(visit, "a", 1)
        rejected = shown(visit)
        assert rejected != accepted
        press(visit, "r", 2)
        passed = shown(visit)
        # next and previous say nothing
        page.keyboard.press("j")
        page.wait_for_selector(f".judge:not([data-item='{passed}'])")
        page.keyboard.press("k")
        page.wait_for_selector(f".judge[data-item='{passed}']")
        said = reviews(site)
        assert said[accepted]["verdict"] == "accepted"
        assert said[rejected]["verdict"] == "rejected"
        assert said[accepted]["reviewer"] == "Ruba"
        assert passed not in said
        # what was judged is not asked again
        page.reload()
        page.wait_for_selector(CARD)
        assert shown(visit) == passed


def test_what_was_said_is_taken_back(site: Site, token: str) -> None:
    with reviewing(site, token) as visit:
        page = visit.page
        item = shown(visit)
        press(visit, "r", 1)
        page.keyboard.press("k")
        page.wait_for_selector(".judge .verdict.rejected")
        press(visit, "u", 0)
        assert item not in reviews(site)


def test_a_correction_is_checked_and_kept(site: Site, token: str) -> None:
    with reviewing(site, token) as visit:
        page = visit.page
        item = shown(visit)
        page.keyboard.press("c")
        form = page.locator("form.card")
        form.wait_for()
        visit.picture("review-correcting")
        assert visit.faults_of_access() == []
        form.get_by_label("Status", exact=True).select_option("planned")
        trigger = form.get_by_label("Word that names it")
        right = trigger.input_value()
        trigger.fill("nowhere in the text")
        page.keyboard.press("Enter")
        # the field that is wrong has the focus and says why
        page.wait_for_selector("[aria-invalid=true]:focus")
        assert form.locator(".field .fault").all_inner_texts() == [
            "These words are not in the text."
        ]
        visit.picture("review-faulty")
        assert item not in reviews(site)
        trigger.fill(right)
        form.get_by_label("Note").fill("announced only")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-done='1']")
        said = reviews(site)[item]
        assert said["verdict"] == "corrected"
        assert said["correction"]["status"] == "planned"
        assert said["correction"]["trigger"]["text"] == right
        assert said["note"] == "announced only"


def test_escape_leaves_the_form_and_letters_in_fields_are_letters(site: Site, token: str) -> None:
    with reviewing(site, token) as visit:
        page = visit.page
        item = shown(visit)
        page.keyboard.press("c")
        note = page.get_by_label("Note")
        note.click()
        page.keyboard.type("a jar")
        assert note.input_value() == "a jar"
        page.keyboard.press("Escape")
        page.wait_for_selector("form.card", state="detached")
        page.keyboard.press("?")
        assert page.locator("dialog").is_visible()
        visit.picture("review-keys")
        page.keyboard.press("Escape")
        assert not page.locator("dialog").is_visible()
        assert shown(visit) == item
        assert item not in reviews(site)


def test_an_event_that_was_missed_is_added(site: Site, token: str) -> None:
    with reviewing(site, token) as visit:
        page = visit.page
        page.keyboard.press("n")  # nothing is selected
        assert "Select in the text" in page.locator("[role=alert]").inner_text()
        word = page.evaluate(
            """() => {
              const mark = document.querySelector('.text .text p:last-of-type');
              const walker = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
              const node = walker.nextNode();
              const at = node.textContent.search(/\\S+/);
              const word = /\\S+/.exec(node.textContent)[0];
              getSelection().setBaseAndExtent(node, at, node, at + word.length);
              return word;
            }"""
        )
        page.keyboard.press("n")
        form = page.locator("form.card")
        form.wait_for()
        assert form.get_by_label("Word that names it").input_value() == word
        visit.picture("review-missing")
        assert visit.faults_of_access() == []
        form.get_by_label("Type", exact=True).select_option("THREATEN")
        form.locator("button.primary").click()
        form.wait_for(state="hidden")
        visit.settle()
        added = [one for one in reviews(site).values() if one["verdict"] == "added"]
        assert [one["correction"]["trigger"]["text"] for one in added] == [word]
        assert added[0]["correction"]["type"] == "THREATEN"
        # the word that was selected, in the last line, not the first one like it
        assert added[0]["correction"]["evidence"]["text"].startswith(word)


def test_keys_can_be_switched_off(site: Site, token: str) -> None:
    with reviewing(site, token, keys="off") as visit:
        item = shown(visit)
        visit.page.keyboard.press("a")
        visit.page.keyboard.press("j")
        assert shown(visit) == item
        assert item not in reviews(site)


def test_statements_are_reviewed_too(site: Site, token: str) -> None:
    look = Look("ar", "dark", 390)
    with reviewing(site, token, look, "?kind=statement") as visit:
        item = shown(visit)
        visit.page.keyboard.press("c")
        visit.page.locator("form.card").wait_for()
        visit.picture(f"review-correcting-{look}")
        assert visit.faults_of_access() == []
        visit.page.keyboard.press("Escape")
        visit.page.wait_for_selector("form.card", state="detached")
        press(visit, "a", 1)
        assert reviews(site)[item]["kind"] == "statement"


def test_a_wrong_token_is_told_and_nothing_moves(site: Site) -> None:
    with reviewing(site, "no-such-token") as visit:
        item = shown(visit)
        visit.page.keyboard.press("a")
        visit.page.wait_for_selector(".judge [role=alert] input[type=password]")
        visit.picture("review-refused")
        assert shown(visit) == item
        assert item not in reviews(site)
        visit.faults.clear()  # the browser itself reports the refusal


def test_a_text_that_was_read_is_kept_and_opens_in_the_reader(site: Site, token: str) -> None:
    with visiting(site.browser, site.address) as visit:
        page = visit.page
        visit.open("/try")
        page.get_by_role("button", name="An example").click()
        page.wait_for_selector(".cards article")
        read = page.locator(".cards article").count()
        page.get_by_role("button", name="Keep it in the archive").click()
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Keep it in the archive").click()
        page.locator(".keep [role=status] a").click()
        page.wait_for_url("**/articles/*")
        page.wait_for_selector(".cards article")
        visit.settle()
        assert page.locator(".cards article").count() == read
        visit.picture("kept")
        # once more: it is there already
        visit.open("/try")
        page.get_by_role("button", name="An example").click()
        page.get_by_role("button", name="Keep it in the archive").click()
        page.get_by_role("button", name="Keep it in the archive").click()
        told = page.locator(".keep [role=status]").inner_text()
        assert "already" in told, told
