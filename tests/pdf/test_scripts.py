"""Every script comes back out of the page as the words that went in, in logical order."""

import io
import unicodedata
import warnings

import pytest
from pypdf import PdfReader

import convert

IN_PACKAGES = {
    "Latin": "Grüße, naïve façade, Łódź",
    "Vietnamese": "Tiếng Việt rất đẹp, phải không",
    "Cyrillic": "Съешь же ещё этих мягких булок",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Georgian": "ქართული ენა ძალიან ლამაზია",
    "Hebrew": "שלום עולם וברכה לכולם",
    "Arabic": "اللغة العربية جميلة جدا",
    "Persian": "می‌خواهم کتاب‌ها را بخوانم",
    "Devanagari": "हिन्दी में लिखना अच्छा लगता है",
    "Thai": "ภาษาไทยสวยงามมาก",
    "mathematical letters": "𝗯𝗼𝗹𝗱 letters and 𝒊𝒕𝒂𝒍𝒊𝒄 ones",
}
FROM_THE_SYSTEM = {
    "Armenian": "Հայերեն լեզուն գեղեցիկ է",
    "Bengali": "বাংলা ভাষা সুন্দর",
    "Tamil": "தமிழ் மொழி அழகானது",
}
FROM_CJK = {
    "Chinese": "中文文字很漂亮。",
    "Japanese": "日本語の文章はきれいです。",
    "Korean": "한국어 문장은 아름답다",
}
EMOJI = [
    *("😀", "😂", "❤️", "👍", "👍🏽", "🙏", "🔥", "🎉", "🧵", "👇", "🚨", "✅", "❌", "🤔", "😭", "🌍"),
    *("👩‍👩‍👧‍👦", "👨‍👩‍👧", "👩🏾‍🚀", "🏳️‍🌈", "🇦🇲", "🇫🇷", "🇺🇦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "#️⃣", "*️⃣", "☀️", "⚖️", "🫶"),
]


def extracted(text: str, **options: object) -> str:
    """The words of the page on which a text was set, without what no reader shows."""
    rendered = convert.render(
        convert.read(text.encode(), title="x", **options), "pdf", missing_glyphs="boxes"
    )
    pages = PdfReader(io.BytesIO(bytes(rendered))).pages
    return shown(" ".join(page.extract_text() for page in pages))


def shown(text: str) -> str:
    """A text with single spaces, composed as far as Unicode goes.

    A glyph that has no character of its own, as in Tamil, stands as a space without width.
    """
    return " ".join(unicodedata.normalize("NFC", text.replace("\u200b", "")).split())


@pytest.mark.parametrize("script", IN_PACKAGES)
def test_a_script_of_the_packaged_fonts_comes_back(script: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", convert.ConvertWarning)
        assert shown(IN_PACKAGES[script]) in extracted(IN_PACKAGES[script])


@pytest.mark.parametrize("script", FROM_THE_SYSTEM | FROM_CJK)
def test_a_script_of_other_fonts_comes_back_where_they_are_installed(script: str) -> None:
    text = (FROM_THE_SYSTEM | FROM_CJK)[script]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = extracted(text)
    missing = [str(w.message) for w in caught if issubclass(w.category, convert.ConvertWarning)]
    if missing:
        pytest.skip(missing[0])
    assert shown(text) in found


def test_30_emoji_come_back_with_their_joiners_flags_and_skin_tones() -> None:
    found = extracted(f"Look: {' '.join(EMOJI)} end.")
    assert len(EMOJI) == 30
    assert "Look: " + " ".join(EMOJI) + " end." in found


def test_mentions_and_links_in_a_right_to_left_thread_stay_whole() -> None:
    # pypdf takes the sign before the name for one of the Arabic words around it
    found = extracted("مرحبا @ann_b و https://example.org/path?x=1 شكرا")
    assert "ann_b" in found
    assert "https://example.org/path?x=1" in found
    assert "مرحبا" in found
