"""Sentences: where one ends, and what does not end one."""

from __future__ import annotations

import pytest

from marsad.text.normalize import fold
from marsad.text.sentences import split_sentences
from marsad.text.tokenize import tokenize

# text, its sentences as tokens joined by blanks (in the match form)
SENTENCES = [
    # A full stop, a question mark, an exclamation mark, an ellipsis
    ("وصل الوزير. ثم غادر.", ["وصل الوزير .", "ثم غادر ."]),  # the minister came. then he left.
    ("هل يستقيل؟ لا.", ["هل يستقيل ؟", "لا ."]),  # will he resign? no.
    ("كفى! قال الوزير", ["كفي !", "قال الوزير"]),
    ("انتظروا… قال", ["انتظروا …", "قال"]),
    # several marks end one sentence
    ("ماذا حدث؟! لا أحد يعلم...", ["ماذا حدث ؟ !", "لا احد يعلم . . ."]),
    # the line of the title, a paragraph without a full stop
    ("العنوان\nالنص الأول\n\nالنص الثاني", ["العنوان", "النص الاول", "النص الثاني"]),
    # a link on a line of its own in the middle of a sentence
    ("وصل الوزير إلى \nمدينة حلب\n ثم غادر.", ["وصل الوزير الي مدينه حلب ثم غادر ."]),
    # a mark that some sites leave at the beginning of the next line
    ("وصل الوزير إلى حلب\n.\nثم غادر\n، أمس.", ["وصل الوزير الي حلب .", "ثم غادر ، امس ."]),
    # a closing quotation mark or bracket belongs to the sentence that it closes
    ("«لن نقبل.» وأضاف", ["« لن نقبل . »", "واضاف"]),
    ("(انتهى.) وقال", ["( انتهي . )", "وقال"]),
    # … not an opening one
    ("لن نقبل. «سنرد»", ["لن نقبل .", "« سنرد »"]),
    # commas, semicolons and colons go on with the sentence
    ("قال: نعم؛ وأضاف، لا", ["قال : نعم ؛ واضاف ، لا"]),
    # initials and titles are no ends: AFP, Dr.
    ("ذكرت أ.ف.ب. أن الوزير وصل.", ["ذكرت ا . ف . ب . ان الوزير وصل ."]),
    ("قال د. سامي إن الوضع هادئ.", ["قال د . سامي ان الوضع هادئ ."]),
    # numbers with a point are one token
    ("بلغ 2.5 مليون. انتهى", ["بلغ 2.5 مليون .", "انتهي"]),
    ("بلا نقطة", ["بلا نقطه"]),
    ("", []),
    ("\n\n", []),
    (".", ["."]),
]


def split(text: str) -> list[str]:
    form = fold(text)
    tokens = tokenize(form)
    return [" ".join(tokens.forms[a:b]) for a, b in split_sentences(form, tokens)]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == [fold(sentence) for sentence in sentences]


@pytest.mark.parametrize("text", [text for text, _ in SENTENCES])
def test_every_token_is_in_one_sentence(text: str) -> None:
    form = fold(text)
    tokens = tokenize(form)
    covered = [at for a, b in split_sentences(form, tokens) for at in range(a, b)]
    assert covered == list(range(len(tokens)))
