"""Who passes on what others say: fronted sources, papers that the press has seen, speech that goes
on, claims of attacks."""

from __future__ import annotations

import pytest

from coding import events, statements

# text, type, who report its last event of the type, outermost first
REPORTERS: list[tuple[str, str, list[str]]] = [
    # «according to X (then) …»: no comma is needed
    ("وبحسب تقرير أممي فإن الحوثيين قصفوا ميناء الحديدة", "ASSAULT", ["تقرير أممي"]),
    ("ووفقا للشرطة فإن مسلحين خطفوا مهندسا", "ASSAULT", ["للشرطة"]),
    # … but after a condition «then» begins its consequence
    ("إذا قصف الجيش المدينة، بحسب الوزير العراقي، فإن مسلحين خطفوا مهندسا", "ASSAULT", []),
    # a report that an agency has seen or got is not the agency's
    (
        "وبحسب تقرير للأمم المتحدة اطلعت عليه وكالة رويترز فإن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["وكالة رويترز", "تقرير للأمم المتحدة"],
    ),
    (
        "كشفت وثيقة حصلت عليها صحيفة الغارديان أن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["صحيفة الغارديان", "وثيقة"],
    ),
    (
        "وبحسب بيان تلقت رويترز نسخة منه فإن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["رويترز", "بيان"],
    ),
    # … what a ministry has issued is
    ("وبحسب بيان أصدرته وزارة الدفاع فإن مسلحين خطفوا مهندسا", "ASSAULT", ["وزارة الدفاع"]),
    # an agency passes on what its source goes on to say, in the sentence and in the next
    (
        "ونقلت رويترز عن وزير الدفاع التركي قوله إن الوضع هادئ، مضيفا أن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["رويترز", "وزير الدفاع التركي"],
    ),
    (
        "ونقلت رويترز عن وزير الدفاع التركي قوله إن الوضع هادئ. وأضاف أن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["رويترز", "وزير الدفاع التركي"],
    ),
    (
        "قال وزير الدفاع التركي إن الوضع هادئ، بحسب رويترز. وأضاف أن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["رويترز", "وزير الدفاع التركي"],
    ),
    # … not what somebody else says, nor what he says later
    (
        "ونقلت رويترز عن وزير الدفاع التركي قوله إن الوضع هادئ. وقال قائد الشرطة إن مسلحين خطفوا"
        " مهندسا",
        "ASSAULT",
        ["قائد الشرطة"],
    ),
    (
        "ونقلت رويترز عن وزير الدفاع التركي قوله إن الوضع هادئ. والطقس جميل. وأضاف أن مسلحين"
        " خطفوا مهندسا",
        "ASSAULT",
        ["وزير الدفاع التركي"],
    ),
    # «on the security file, the report added»
    ("وحول الملف الأمني، أضاف التقرير أن مسلحين خطفوا مهندسا", "ASSAULT", ["التقرير"]),
    (
        "المتحدث باسم الجيش، العميد سامي، قال إن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["المتحدث باسم الجيش، العميد سامي"],
    ),
    # «said, according to the agency: "…"»: the agency passes on that, not what stands before
    (
        'زار الوزير التركي غزة، وقال بحسب وكالة الأناضول: "إن مسلحين خطفوا مهندسا في المدينة"',
        "CONSULT",
        [],
    ),
    (
        'زار الوزير التركي غزة، وقال بحسب وكالة الأناضول: "إن مسلحين خطفوا مهندسا في المدينة"',
        "ASSAULT",
        ["وكالة الأناضول", "الوزير التركي"],
    ),
    # «it came in the words of X, who presided»: what tells of him is not said by him
    ("وجاء ذلك الإعلان على لسان الوزير التركي، الذي زار غزة", "CONSULT", []),
    # what an office has issued, and where what it says begins
    (
        "أغلق الطريق، وتبين بحسب تصريح صادر عن المكتب الإعلامي للشرطة أن مسلحين خطفوا مهندسا",
        "ASSAULT",
        ["المكتب الإعلامي"],
    ),
    (
        "خطف مسلحون مهندسا، وتبين بحسب تصريح صادر عن المكتب الإعلامي للشرطة أن الطريق مغلق",
        "ASSAULT",
        [],
    ),
    # a press office
    ("قال المكتب الإعلامي لمنطقة روستوف إن مسلحين خطفوا مهندسا", "ASSAULT", ["المكتب الإعلامي"]),
    # «(it) was announced in Baghdad that»: not the one named before
    ("وزير الدفاع التركي في بغداد\nأعلن في بغداد أن مسلحين خطفوا مهندسا", "ASSAULT", []),
    # who claims an attack reports it …
    ("تبنى تنظيم داعش تفجيرات بروكسل", "ASSAULT", ["تنظيم داعش"]),
    ("قتل خمسة جنود في هجوم تبنته حركة طالبان في كابول", "ASSAULT", ["حركة طالبان"]),
    ("وأعلنت حركة طالبان مسؤوليتها عن هجوم كابول", "ASSAULT", ["حركة طالبان"]),
    ("قال مسؤول إن تنظيم داعش تبنى تفجيرات بروكسل", "ASSAULT", ["مسؤول", "تنظيم داعش"]),
    # … not who adopts a resolution on it, nor who is blamed for it
    ("قتل خمسة جنود في هجوم دفع المجلس إلى قرار تبناه أمس", "ASSAULT", []),
    ("وأكدت واشنطن أن سوريا تتحمل المسؤولية عن مقتل عشرة جنود", "ASSAULT", ["واشنطن"]),
    # «an agency quoted him as saying that Russia is to blame»: the agency passes on who blames
    (
        "ونقلت رويترز عن الوزير البريطاني قوله إن روسيا تتحمل مسؤولية الهجوم",
        "ACCUSE",
        ["رويترز"],
    ),
    # a quotation that tells in the third person what its speaker does has ended before …
    (
        'وقالت الوزيرة الأردنية ليلى حداد: "المدينة مدمرة، ودعت ليلى حداد إسرائيل إلى الهدوء."',
        "REQUEST",
        [],
    ),
    # … what others did is told in it
    (
        'وقالت الوزيرة الأردنية ليلى حداد: "المدينة مدمرة، ودعت تركيا إسرائيل إلى الهدوء."',
        "REQUEST",
        ["الوزيرة الأردنية ليلى حداد"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "reporters"), REPORTERS)
def test_who_passes_on_what(text: str, kind: str, reporters: list[str]) -> None:
    told = [event for event in events(text) if event.type == kind][-1]
    assert [link.text for link in told.said_by] == reporters


def test_a_claim_counts_for_the_attack_that_another_sentence_tells() -> None:
    (attack,) = events(
        "هجوم في كابول\nقتل خمسة جنود في هجوم في كابول. وأعلنت حركة طالبان مسؤوليتها عن الهجوم.",
        weighed=True,
    )
    assert [link.text for link in attack.said_by] == ["حركة طالبان"]


def test_what_a_noun_takes_up_in_a_speech_is_told_by_who_told_it_before() -> None:
    told = "زار الرئيس روحاني بغداد الأحد. "
    taken_up = "وقال الوزير العراقي إن زيارة الرئيس الإيراني حسن روحاني للعراق الأحد كانت مفيدة."
    for text, reporters in ((told + taken_up, []), (taken_up, ["الوزير العراقي"])):
        (visit,) = [event for event in events(text, weighed=True) if event.type == "CONSULT"]
        assert [link.text for link in visit.said_by] == reporters


def test_what_is_said_after_a_fronted_source_begins_after_that() -> None:
    (statement,) = statements("وبحسب الشرطة العراقية فإن الطريق مغلق")
    assert statement.content.text == "الطريق مغلق"
