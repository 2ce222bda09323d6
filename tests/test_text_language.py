"""Which language a text is in."""

from __future__ import annotations

import pytest

from briefgen import Document
from briefgen.text import annotate
from briefgen.text.language import detect_language

TEXTS = {
    "en": "The minister said on Wednesday that the bridge would be closed.",
    "de": "Der Minister sagte am Mittwoch, dass die Brücke geschlossen wird.",
    "fr": "Le ministre a déclaré mercredi que le pont serait fermé pour des travaux.",
    "es": "El ministro dijo el miércoles que el puente se cerrará por las obras.",
    "pt": "O ministro disse que a ponte não será reaberta até ao fim do ano.",
    "it": "Il ministro ha detto che il ponte è chiuso e non sarà riaperto.",
    "nl": "De minister zei woensdag dat de brug niet meer open zal gaan.",
    "sv": "Ministern säger att bron inte ska öppnas och att det är för sent.",
    "pl": "Minister powiedział, że most nie zostanie otwarty, bo jest za stary.",
    "cs": "Ministr řekl, že most nebude otevřen, protože je příliš starý, ale který most, není jasné.",
    "sk": "Minister povedal, že most nebude otvorený, pretože je príliš starý, ale ktorý most, nie je jasné.",
    "ru": "Министр сказал, что мост не откроют, и это надолго.",
    "uk": "Міністр сказав, що міст не відкриють, і це надовго.",
    "el": "Ο υπουργός είπε ότι η γέφυρα θα κλείσει.",
    "ar": "قال الوزير إن الجسر سيغلق في الأيام المقبلة",
    "fa": "وزیر گفت که این پل برای تعمیر بسته می شود",
    "he": "השר אמר כי הגשר ייסגר",
    "ja": "大臣は橋が閉鎖されると述べた。",
    "zh": "部长说大桥将关闭。",
    "ko": "장관은 다리가 폐쇄될 것이라고 말했다.",
    "th": "รัฐมนตรีกล่าวว่าสะพานจะปิด",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=list(TEXTS))
def test_one_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "Oslo", "Acme cut 500 jobs.", "3,000", "!?"])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert detect_language(text) == ""


def test_a_text_too_short_to_tell_is_taken_for_english() -> None:
    assert annotate(Document.from_text("Acme cut 500 jobs.")).language == "en"


def test_the_language_that_was_given_stands() -> None:
    assert annotate(Document.from_text(TEXTS["de"], language="nl")).language == "nl"
