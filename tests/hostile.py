"""Texts built to hurt: each makes something pile up that an article holds a handful of.

Each function gives a text of about ``n`` words (or marks), so that time can be compared at n and
4n. English glosses say what is piled up.
"""

from __future__ import annotations

import random
from collections.abc import Callable

HostileText = Callable[[int], str]


_REPORT = "قال الوزير المصري إن بلاده سترد"
"""The Egyptian minister said that his country would respond."""


def _repeat(piece: str, n: int) -> str:
    """The piece so often that ``n`` words and marks come together."""
    return piece * max(1, n // max(1, len(piece.split())))


def _nested(opener: str, closer: str) -> HostileText:
    return lambda n: f"{_REPORT} {(opener + ' ') * (n // 2)}سنرد{(' ' + closer) * (n // 2)}"


def _names(n: int) -> str:
    """Names of which no two are the same."""
    draw = random.Random(n)
    letters = "بتجحدرزسعفقكلمنهي"
    made = ("".join(draw.choices(letters, k=5)) for _ in range(n // 3))
    return " ".join(f"محمد {name}،" for name in made)


def _people(n: int) -> str:
    """Ministers of which no two have the same name, each acting in a sentence of its own."""
    draw = random.Random(n)
    letters = "بتجحدرزسعفقكلمنهي"
    made = ("".join(draw.choices(letters, k=5)) for _ in range(n // 6))
    return " ".join(f"التقى وزير الدفاع محمد {name} وفدا." for name in made)


_STATES = (
    "مصر", "تركيا", "إيران", "سوريا", "العراق", "لبنان", "الأردن", "فرنسا", "ألمانيا", "روسيا",
    "الصين", "قطر", "السعودية", "ليبيا", "تونس", "الجزائر", "المغرب", "السودان", "اليمن", "الكويت",
)  # fmt: skip
"""Twenty states."""
_DEEDS = ("قصفت", "زارت", "هددت", "أدانت", "دعمت", "دعت", "رفضت", "عاقبت")
"""Bombed, visited, threatened, condemned, supported, called on, refused, punished."""


def _different(deeds: tuple[str, ...], n: int) -> str:
    """Acts of other parties and days in each sentence."""
    draw = random.Random(n)
    acts: list[str] = []
    for _ in range(n // 8):
        one, other = draw.sample(_STATES, 2)
        day, year = draw.randint(1, 28), draw.randint(1990, 2015)
        acts.append(f"{draw.choice(deeds)} {one} {other} في {day} مارس {year}. ")
    return "".join(acts)


def _said(n: int) -> str:
    """Reports of other speakers in each sentence."""
    draw = random.Random(n)
    pairs = (draw.sample(_STATES, 2) for _ in range(n // 9))
    return "".join(f"وقال وزير خارجية {one} محمد إن {other} ستقصف دمشق. " for one, other in pairs)


def _mixed(n: int) -> str:
    """Words that open something, in no order."""
    draw = random.Random(n)
    words = "قال إن « » ( ) الذي بعدما زار الرئيس المصري أمس وقتل 5 جنود بحسب مصدر ، . أن لكن و"
    return " ".join(draw.choices(words.split(), k=n))


def _lines(n: int) -> str:
    return "\n".join(["قال الوزير"] * (n // 2))


TEXTS: dict[str, HostileText] = {
    # marks
    "straight quotes": lambda n: f"{_REPORT} " + '"' * n,
    "straight quotes between words": lambda n: _repeat('قال " ', n),
    "opening quotes": lambda n: f"{_REPORT} " + "«" * n,
    "closing quotes": lambda n: f"{_REPORT} " + "»" * n,
    "pairs of quotes": lambda n: _repeat("قال: « كلمة » ", n),
    "nested quotes": _nested("«", "»"),
    "mixed quotes": lambda n: _repeat("« \" “ قال ” ", n),
    "opening brackets": lambda n: _repeat("قال ( ", n),
    "nested brackets": _nested("(", ")"),
    "bracketed asides": lambda n: _repeat("الوزير ( الرئيس ) ", n),
    "commas": lambda n: _REPORT + _repeat("، ", n),
    "full stops": lambda n: _REPORT + _repeat(". ", n),
    "abbreviations": lambda n: _repeat("أ.ف.ب ", n),
    "dashes": lambda n: _repeat("قال - ", n),
    "colons": lambda n: _repeat("الوزير: ", n),
    # letters
    "no spaces": lambda n: "قالالوزيرإن" * (n // 2),
    "one letter": lambda n: "و" * (6 * n),
    "diacritics alone": lambda n: _REPORT + "\u064e" * (6 * n),
    "diacritics on every letter": lambda n: _repeat("قَ\u0651الَ\u0651 ", n),
    "entities": lambda n: _repeat("قال&rlm;m; ", n),
    "tatweel": lambda n: _repeat("قـــال ", n),
    "long digits": lambda n: "قتل " + "5" * (6 * n) + " شخصا",
    "long numbers": lambda n: "قتل " + "1,200" * n + " شخصا",
    "numbers in words": lambda n: "قتل " + _repeat("مائة وخمسون ألفا و", n),
    "numbers": lambda n: _repeat("5 10 ", n) + "قتيلا",
    # who says
    "nested reports": lambda n: _repeat("قال الوزير إن ", n),
    "nested reports with names": lambda n: _repeat("قال الوزير المصري إن الرئيس ", n),
    "reports after the content": lambda n: _repeat("بحسب مصدر، ", n),
    "according to whom": lambda n: _repeat("نقلا عن وكالة ", n),
    "reporting verbs": lambda n: _repeat("قال وأضاف ", n),
    "participles": lambda n: _repeat("مؤكدا أن ", n),
    "reports in sentences": lambda n: _repeat("وأضاف الوزير أن بلاده سترد. ", n),
    "reports in quotes": lambda n: _repeat("قال الوزير: «سنرد على تركيا». ", n),
    "an unclosed report": lambda n: "قال الوزير: «" + _repeat("قصف الجيش المدينة. ", n),
    # acts
    "one trigger": lambda n: _repeat("قصف ", n),
    "one noun of an act": lambda n: _repeat("هجوم ", n),
    "acts joined by and": lambda n: _repeat("وقصف الجيش السوري المدينة ", n),
    "the same act in sentences": lambda n: _repeat("قصف الجيش السوري حلب. ", n),
    "acts of many types": lambda n: _repeat("زار الرئيس تركيا وهدد إيران وقصف حلب. ", n),
    "different acts": lambda n: _different(_DEEDS, n),
    "different acts of one type": lambda n: _different(_DEEDS[:1], n),
    "different speakers": _said,
    "killed in sentences": lambda n: _repeat("قتل 5 جنود في حلب. ", n),
    "killed in one sentence": lambda n: _repeat("ومقتل 5 جنود ", n),
    "agreements": lambda n: _repeat("وقع البلدان اتفاقية. ", n),
    "agreements in one sentence": lambda n: _repeat("ووقع مذكرة تفاهم مع تركيا ", n),
    "negations": lambda n: _repeat("لم ", n) + "يزر الوزير دمشق",
    "light verbs": lambda n: _repeat("أجرى ", n) + "مباحثات",
    "visits": lambda n: _repeat("خلال زيارته إلى القاهرة ", n),
    # who
    "joined parties": lambda n: "التقى " + _repeat("والرئيس التركي ", n),
    "joined states": lambda n: "زار الوزير " + _repeat("وتركيا ", n),
    "titles": lambda n: _repeat("وزير ", n) + "الدفاع قال",
    "genitives": lambda n: _repeat("رئيس مجلس إدارة ", n),
    "adjectives": lambda n: "الوزير " + _repeat("المصري ", n),
    "names": _names,
    "people": _people,
    "given names": lambda n: _repeat("محمد ", n),
    "relatives": lambda n: _repeat("الوزير الذي زار ", n),
    "pronouns": lambda n: _repeat("التقى الوزير نظيره. ", n),
    "the two": lambda n: _repeat("واتفق الوزيران. ", n),
    "the movement": lambda n: _repeat("الحركة والمنظمة. ", n),
    "outlets": lambda n: _repeat("ذكرت الصحيفة. ", n),
    "militias": lambda n: _repeat("هاجمت المليشيات المدينة. ", n),
    # when, where
    "months": lambda n: _repeat("سبتمبر ", n) + "قال",
    "dates": lambda n: _repeat("في 24 سبتمبر 2013 ", n) + "قال",
    "weekdays": lambda n: _repeat("زار الوزير دمشق الثلاثاء الماضي، ", n),
    "datelines": lambda n: _repeat("القاهرة - رويترز: ", n),
    "datelines in lines": lambda n: _repeat("دمشق (رويترز) - قصف\n", n),
    "places": lambda n: "قصف الجيش " + _repeat("في حلب ", n),
    "towns": lambda n: "قصف الجيش " + _repeat("وحلب ودمشق ", n),
    # clauses, lines
    "one plain sentence": lambda n: _repeat("كلمة ", n),
    "one sentence of news": lambda n: _repeat(
        "قال الوزير المصري في القاهرة أمس إن الجيش السوري قصف مدينة حلب ", n
    ),
    "subordinators": lambda n: _repeat("بعدما ", n) + "زار",
    "conditions": lambda n: _repeat("إذا زار ", n),
    "short sentences": lambda n: _repeat("قال. ", n),
    "short lines": _lines,
    "links": lambda n: _repeat("قال \nالوزير\n، ", n),
    "openers in no order": _mixed,
}  # fmt: skip
