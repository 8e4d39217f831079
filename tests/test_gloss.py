"""Events in plain words."""

from __future__ import annotations

import pytest

from coding import coder, only_event

GLOSSES = [
    # An Iraqi delegation visited the city of Basra yesterday.
    (
        "زار الوفد العراقي مدينة البصرة أمس.",
        "CONSULT.visit",
        "Iraqi delegation paid a visit in Basra on 2013-09-23",
        "زيارة من جانب الوفد العراقي في البصرة بتاريخ 2013-09-23",
    ),
    # The Turkish president will visit Iran next week, said the presidency.
    (
        "سيزور الرئيس التركي إيران.",
        "CONSULT.visit",
        "Turkey (Abdullah Gül) will visit Iran; planned",
        "زيارة من جانب الرئيس التركي (عبد الله غول) إلى إيران؛ مقرر",
    ),
    # The police did not arrest any activist.
    (
        "لم تعتقل الشرطة المصرية ناشطين سوريين.",
        "COERCE.arrest",
        "Egyptian police did not arrest Syrian activists; negated",
        "اعتقال من جانب الشرطة المصرية بحق ناشطين سوريين؛ لم يقع",
    ),
    # Seven soldiers were killed in the explosion of a car bomb, said an Iraqi security source.
    (
        "قال مصدر أمني عراقي إن 7 جنود قتلوا في هجوم مسلح.",
        "ASSAULT",
        "Somebody attacked Iraqi soldiers, said by Iraqi security source; killed: 7",
        "اعتداء على 7 جنود بحسب مصدر أمني عراقي؛ قتلى: 7",
    ),
]


@pytest.mark.parametrize(("text", "kind", "english", "arabic"), GLOSSES)
def test_glosses(text: str, kind: str, english: str, arabic: str) -> None:
    event = only_event(text, kind)
    assert (event.gloss_en, event.gloss_ar) == (english, arabic)


def test_every_type_and_mode_has_words() -> None:
    types = coder().knowledge.types
    assert [name for name, kind in types.items() if kind.gloss is None] == []
    modes = [entry for kind in types.values() for entry in kind.modes.values()]
    assert [mode.label_en for mode in modes if mode.gloss is None] == []


def test_a_chain_names_the_source_first_in_english_and_last_in_arabic() -> None:
    # The newspaper quoted officials as saying that the police had arrested the activist.
    event = only_event(
        "نقلت صحيفة الأهرام عن مسؤولين أتراك قولهم إن الشرطة المصرية اعتقلت ناشطا.", "COERCE.arrest"
    )
    assert event.gloss_en is not None
    assert event.gloss_en.endswith("said by Turkish officials, according to Al-Ahram")
    assert event.gloss_ar is not None
    assert event.gloss_ar.endswith("بحسب صحيفة الأهرام نقلا عن مسؤولين أتراك")
