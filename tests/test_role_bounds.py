"""How far the parties of an act reach: what an act is about ends, asides and other acts have
arguments of their own, and things told of a name are its title."""

from __future__ import annotations

import pytest

from coding import acts, events, sentence

# text, one of its acts
ROLES = [
    # «welcomed Riyadh's announcement of the result»: whose announcement, not whom it mentions
    ("رحب الرئيس الأميركي بإعلان السعودية عن نتيجة التحقيق في مقتل الصحفي الروسي",
     "SUPPORT USA > SAU"),
    # «called for Iran's departure from Syria»: only whoever is asked can leave
    ("طالب الرئيس الأميركي بخروج إيران من سوريا", "REQUEST.yield USA > IRN"),
    # «rejected the dialogue that the president called for»: he did call
    ("رفضت المعارضة السورية الحوار الذي دعا إليه الرئيس المصري", "REJECT.meet SYR > EGY"),
    # «in a statement in which it appealed to |the citizens of| …»: the ending is no subject's
    ("أصدرت وزارة الداخلية المصرية بيانا ناشدت فيه مواطني بورسعيد الهدوء",
     "REQUEST.change EGY > EGY"),
    # «advanced with support from Emirati forces»: whoever advances is supported
    ("تقدمت المقاومة اليمنية بإسناد من القوات الإماراتية", "AID ARE > YEM"),
    # … also with two nouns for it
    ("نفذت القوات اليمنية، بدعم وإسناد من القوات الإماراتية، عملية في أبين", "AID ARE > YEM"),
    # … and after a verb of saying, who is named right before
    ("أكدت مصادر روسية سيطرة الجيش السوري، بإسناد من القوات الإيرانية، على البلدة",
     "AID IRN > SYR"),
    # «said in the meeting that he held with his counterpart»
    ("قال وزير الخارجية التركي خلال اللقاء الذي عقده مع نظيره الروسي إن الحل قريب",
     "CONSULT TUR+RUS > -"),
    # «Hassan, who is a journalist from Syria, asked Japan for asylum»: Syria is not asked
    ("قدم حسن سالم، وهو صحفي من سوريا، طلب اللجوء إلى اليابان", "REQUEST.assist SYR > JPN"),
    # «was sentenced after his conviction of helping rebels»: the rest is of the conviction
    ("حكمت محكمة مصرية على صحفي سوداني بالسجن بعد إدانته بمساعدة متمردين ليبيين",
     "SANCTION.convict EGY > SDN"),
    # «expressed his wish to pull the |American| forces out»: nothing is done to them
    ("أعرب الرئيس الأميركي عن رغبته في سحب القوات الأميركية من سوريا",
     "RETREAT.withdraw USA > - planned"),
    # «an expected visit |of the prime minister| to Cairo», which somebody else announces
    ("كشف السفير الفلسطيني عن زيارة مرتقبة لرئيس الوزراء العراقي إلى القاهرة",
     "CONSULT.visit IRQ > EGY planned"),
    # «on a visit |to Egypt|»
    ("بدأ الرئيس الإيراني زيارة لمصر", "CONSULT.visit IRN > EGY"),
    # «paid a visit |to the president|»: a verb carries it, so he is visited
    ("قام الأمير السعودي بزيارة للرئيس المصري", "CONSULT.visit SAU > EGY"),
    # «at the invitation of the Egyptian president»: the visitor is invited
    ("يزور الرئيس السوداني القاهرة بدعوة من الرئيس المصري", "REQUEST.meet EGY > SDN"),
    # «Israel's shelling |of a site|»: a power does it to a thing
    ("جاء ذلك بعد قصف إسرائيل لموقع في مايو", "ASSAULT.heavy-weapons ISR > -"),
    ("أثارت مصادرة إسرائيل لأملاك الفلسطينيين غضبا", "COERCE.seize ISR > PSE"),
    # «The Turkish minister left the palace of the Egyptian president. |He| welcomed …»: who the
    # sentence before is about, not who is named nearest
    ("غادر وزير الخارجية التركي قصر الرئيس المصري. ثم رحب بقرار روسيا",
     "SUPPORT TUR > RUS"),
    # «the spokesman for the Arab coalition … the raids of |the coalition|»
    ("نفى المتحدث باسم التحالف العربي في اليمن الأنباء. وأدت غارات التحالف إلى حرائق",
     "ASSAULT.aerial IGO > -"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), ROLES)
def test_roles(text: str, told: str) -> None:
    assert told in acts(text)


# text, an act that would be wrong
WRONG = [
    # «demanded the release of the Turkish writer»: he is not asked
    ("طالبت فرنسا بالإفراج عن الكاتب التركي", "REQUEST.yield FRA > TUR"),
    # «approved the law, which unions criticise»: they have not made it
    ("صادق الرئيس المصري على القانون الذي تنتقده منظمات سودانية", "SUPPORT EGY > SDN"),
    # «the raids that Washington says hit …»: who says so has not flown them
    ("انتقد الوزير البريطاني الغارات التي تقول الولايات المتحدة إنها أصابت مواقع",
     "ACCUSE.disapprove GBR > USA"),
    # «praised the plan, and Iran opposed it»: after «but» another clause begins
    ("أشادت فرنسا بالخطة، لكن عارضتها إيران", "SUPPORT FRA > IRN"),
    # «welcomed the plan, in talks with Iran»: a comma ends what it is about
    ("أيدت فرنسا الخطة الجديدة، على خلفية موقف إيران", "SUPPORT FRA > IRN"),
    # «against those who try to silence activists»: «who» is the subject of a plural verb
    ("أدانت تركيا الحملة التي يقودها من يحاولون إسكات نشطاء سودانيين",
     "ACCUSE.disapprove TUR > SDN"),
    # «paid a visit |to the president|»: with a verb that carries it he is visited
    ("قام الأمير السعودي بزيارة للرئيس المصري", "CONSULT.visit EGY > -"),
    # «lawsuits of the United Nations |to obtain|»: a purpose is nothing that is acted upon
    ("رفع محامون في هايتي دعاوى قضائية ضد الأمم المتحدة للحصول على تعويضات",
     "ACCUSE IGO > -"),
    # «The government left the palace of the Egyptian president. |He| welcomed …»: «he» agrees
    ("غادرت الحكومة التركية قصر الرئيس المصري. ثم رحب بقرار روسيا",
     "SUPPORT TUR > RUS"),
    # «Russia gave support to the army»: who gives it is not supported
    ("قدمت روسيا دعما للجيش السوري", "AID SYR > RUS"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_wrong_roles(text: str, told: str) -> None:
    assert told not in acts(text)


# text, the country and the first sector of who acts in it
TITLES = [
    # «Republican senator Ted Cruz»: an adjective of the title
    ("طالب السيناتور الجمهوري سامر كاهل كندا بالاعتذار", ("USA", "LEG")),
    # «Salem Nasser, who is a minister in the Sudanese government, …»
    ("طالب سالم ناصر، وهو وزير سوداني، مصر بالاعتذار", ("SDN", "GOV")),
    # «the courts of Cairo» in an article that is about Sudan
    ("رفض الرئيس السوداني السفر إلى السودان. وعاقبت محكمة جنايات القاهرة صحفيا تركيا بالسجن",
     ("EGY", "JUD")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party"), TITLES)
def test_titles(text: str, party: tuple[str, str]) -> None:
    acting = [actor for event in events(text) for actor in event.actors]
    assert party in {(actor.country, *actor.sectors[:1]) for actor in acting}


# text, a word that names no party there: «the submitted» (lieutenant colonel), «the internal
# affairs» (ministry), «to me» (a name)
WORDS = [
    ("قررت المفوضية تمديد الدعم المالي المقدم للمزارعين", "المقدم"),
    ("رفضت المحكمة الطلب المقدم من النيابة", "المقدم"),
    ("رفضت كندا التدخل في الشؤون الداخلية السعودية", "الداخليه"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word"), WORDS)
def test_no_party_begins_there(text: str, word: str) -> None:
    read = sentence(text)
    heads = {read.word(phrase.first).form for phrase in read.phrases}
    assert word not in heads


def test_rank_before_a_name_begins_a_party() -> None:
    read = sentence("قال المقدم أحمد سالم")
    assert "المقدم" in {read.word(phrase.first).form for phrase in read.phrases}
