"""Tests for cutting a sentence to a title."""

import time
import unicodedata

import pytest

from convert.titles import cut


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Today's agreement may turn another bloody page in the tragedy that is the conflict",
            "Today's agreement may turn another bloody page in the tragedy…",
        ),
        (
            "How I cut our build from 40 minutes to 3, a thread with code, a table and far too many hashtags",
            "How I cut our build from 40 minutes to 3, a thread with code…",
        ),
        (
            "A friend who runs a repair café asked me to write down how we decide what can be mended",
            "A friend who runs a repair café asked me to write down how we decide…",
        ),
        (
            "On the small organ in Lund chapel (which was built in 1780, and never played since, by nobody)",
            "On the small organ in Lund chapel…",
        ),
        (
            "The lift in our house has a brass plate — and nobody reads it, or has for many years",
            "The lift in our house has a brass plate — and nobody reads it…",
        ),
        (
            'The bread machine at the station says "please wait, sir" to everybody whose coin it has swallowed',
            'The bread machine at the station says "please wait, sir" to everybody…',
        ),
        (
            "There are 1,000,000 reasons at 10:30 in https://example.org/a,b,c,d because nobody ever looked",
            "There are 1,000,000 reasons at 10:30 in https://example.org/a,b,c,d…",
        ),
    ],
)
def test_a_sentence_is_cut_where_an_editor_would(sentence, title):
    assert cut(sentence, 80, "en") == title


@pytest.mark.parametrize(
    ("language", "sentence", "title"),
    [
        (
            "fr",
            "Hier, au musée de la Poste, j’ai vu la dernière boîte aux lettres du village où je suis né en mars",
            "Hier, au musée de la Poste, j’ai vu la dernière boîte aux lettres du village…",
        ),
        (
            "de",
            "Seit elf Jahren zähle ich die Pfützen in unserer Straße und auf dem Platz vor der alten Post nebenan",
            "Seit elf Jahren zähle ich die Pfützen in unserer Straße und auf dem Platz…",
        ),
        (
            "ar",
            "قبل خمسين سنة كان في حيّنا خطّاط يكتب أسماء الشوارع بيده، ولم يكن أحد يعرف من علّمه الخط في صباه",
            "قبل خمسين سنة كان في حيّنا خطّاط يكتب أسماء الشوارع بيده…",
        ),
        (
            "hi",
            "मेरी नानी के पास एक बहुत बड़ा लोहे का पुराना संदूक था जिसमें सिर्फ़ चाबियाँ थीं और ताले एक भी नहीं थे",
            "मेरी नानी के पास एक बहुत बड़ा लोहे का पुराना संदूक था…",
        ),
        (
            "fa",
            "این رشته دربارهٔ کتاب‌فروشی‌ای در کوچهٔ ماست که هیچ کتابی نمی‌فروشد و فقط به همسایه‌ها امانت می‌دهد",
            "این رشته دربارهٔ کتاب‌فروشی‌ای در کوچهٔ ماست…",
        ),
        (
            "th",
            "เรื่องของร้านตัดผมที่เปิดแค่วันละสามชั่วโมง แต่มีคนรอคิวตั้งแต่ตีห้า ขอเล่าสั้น ๆ นะครับทุกคน",
            "เรื่องของร้านตัดผมที่เปิดแค่วันละสามชั่วโมง แต่มีคนรอคิวตั้งแต่ตีห้า…",
        ),
        (
            "ja",
            "港の古い定食屋が閉店するので、四十年分の注文票を読ませてもらい、その中から十枚を選んで写真に撮りました",
            "港の古い定食屋が閉店するので、四十年分の注文票を読ませてもらい…",
        ),
        (
            "zh",
            "老城的桥建于1887年,桥上原有四座石狮，如今只剩两座，其余的两座据说在博物馆的仓库里没有人见过它们",
            "老城的桥建于1887年,桥上原有四座石狮，如今只剩两座…",
        ),
    ],
)
def test_it_is_cut_in_the_manner_of_its_language(language, sentence, title):
    assert cut(sentence, 80, language) == title


def test_text_without_spaces_is_not_cut_inside_of_a_number_a_word_or_a_cluster():
    number = "港の古い定食屋の注文票が四十年分"
    assert cut(number, len("港の古い定食屋の注文票が四") * 2 + 1) == "港の古い定食屋の注文票が…"
    assert cut("店店店店店店店店Lighthouse", 23) == "店店店店店店店店…"
    thai = "กำกำกำกำกำ"
    assert cut(thai, 6) == "กำกำ…"
    family = "👩‍👩‍👧‍👦"
    assert cut(family * 9, 40).removesuffix("…").count("👦") * family == cut(family * 9, 40)[:-1]
    assert cut("🇦🇲" * 21, 40) == "🇦🇲" * 19 + "…"


@pytest.mark.parametrize("text", ["", "Short", "x" * 40])
def test_what_fits_is_left_alone(text):
    assert cut(text, 40, "en") == text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 50,
        "x" * 500,
        "の" * 99,
        "e\u0301" * 99,
        "\u0301" * 99,
        "of the " * 30,
        "(" * 99,
        ", " * 99,
    ],
)
@pytest.mark.parametrize("longest", [20, 40, 80])
def test_a_cut_title_fits_ends_with_an_ellipsis_and_is_part_of_the_text(text, longest):
    title = cut(text, longest, "en")
    assert title.endswith("…")
    assert " ".join(text.split()).startswith(title[:-1])
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in title)
    assert len(title) + wide <= longest + (wide > 0)


def test_cutting_a_long_text_takes_linear_time():
    began = time.process_time()
    for text in ("(" * 300_000, '", ' * 100_000, "a, (" * 75_000, "\u0301" * 300_000):
        cut(text, 80, "en")
    assert time.process_time() - began < 2
