"""The detection of the encoding of a text."""

import sys

import pytest

from convert.errors import InputError
from convert.text.decode import detect as module
from convert.text.decode.decode import decode
from convert.text.decode.detect import detect

RUSSIAN = "1/ Сегодня в порту тихо.\n2/ Завтра придёт паром, и станет шумно."
LEGACY = {
    "cp1251": RUSSIAN,
    "koi8_r": RUSSIAN,
    "mac_cyrillic": RUSSIAN,
    "cp1252": "1/ Les élèves écrivent très bien à Genève.\n2/ Où ça ? À l’école, naturellement.",
    "cp1250": "1/ Żółw wyszedł na spacer, a potem wrócił.\n2/ Następnego dnia też poszedł, bo świeciło słońce.",
    "cp1254": "1/ Bugün hava çok güzel, dışarı çıktık.\n2/ Şimdi eve dönüyoruz, çünkü akşam oldu.",
    "cp1253": "1/ Σήμερα το λιμάνι είναι ήσυχο.\n2/ Αύριο θα έρθει το πλοίο.",
    "cp1255": "1/ היום הנמל שקט מאוד.\n2/ מחר תגיע המעבורת.",
    "cp1256": "1/ الميناء هادئ اليوم.\n2/ غداً تصل العبّارة.",
    "cp874": "1/ วันนี้ท่าเรือเงียบมาก\n2/ พรุ่งนี้เรือจะมา",
    "cp932": "1/ 今日は港がとても静かです。\n2/ 明日はフェリーが来ます。",
    "gb18030": "1/ 今天港口很安静。\n2/ 明天渡轮就要来了，会热闹起来。",
    "cp949": "1/ 오늘 항구는 조용합니다.\n2/ 내일은 배가 옵니다.",
}


@pytest.mark.parametrize("encoding", LEGACY)
def test_an_encoding_that_is_certain_is_detected_and_reported(encoding):
    text, (repair,) = decode(LEGACY[encoding].encode(encoding), "x")
    assert text == LEGACY[encoding]
    assert (repair.kind, repair.text, repair.became) == ("encoding", "", "")
    assert "name the right one with --encoding if it reads wrong" in repair.message


def test_the_message_names_encoding_and_script_and_the_line_of_the_first_byte():
    (repair,) = decode(b"1/ ASCII\n" + RUSSIAN.encode("cp1251"), "x")[1]
    assert repair.line == 2
    assert repair.message.startswith("this is not UTF-8; read as cp1251 (Cyrillic), which fits best")


def test_words_that_mix_scripts_are_not_plausible():
    italian = "Perché è così? La città è già piena, e però non è finita: perché?"
    try:
        text, _ = decode(italian.encode("cp1252"), "x")
    except InputError:
        return  # not sure is as good
    assert text == italian


def test_utf_8_with_a_few_damaged_bytes_is_not_taken_for_another_encoding():
    data = ("été, naïve, façade. " * 20).encode() + b"\xe9 and on"
    with pytest.raises(InputError, match="damaged UTF-8: byte 481 is 0xe9"):
        decode(data, "x")


def test_chardet_is_not_imported_for_a_text_in_utf_8():
    decode("1/ Été\n2/ שלום".encode(), "x")
    before = set(sys.modules)
    decode("3/ 今日".encode(), "x")
    assert "chardet" not in set(sys.modules) - before


# The limits


@pytest.mark.parametrize(("letters", "is_detected"), [(7, False), (8, True)])
def test_detection_needs_8_bytes_beyond_ascii(letters, is_detected):
    data = f"1/ {'пристань'[:letters]}".encode("cp1251")
    assert (detect(data) is not None) == is_detected


@pytest.mark.parametrize(("foreign", "is_plausible"), [(4, True), (5, False)])
def test_one_letter_of_5_may_be_foreign_to_the_latin_letter_beside_it(foreign, is_plausible):
    letters = "й" * 20
    words = " ".join(["xй"] * foreign)
    assert module._mixes_scripts(words, letters) != is_plausible


def test_a_brand_name_with_an_ending_of_another_script_does_not_prevent_detection():
    text = f"{RUSSIAN}\n3/ Два iPhoneа."
    assert decode(text.encode("cp1251"), "x")[0] == text


def test_an_encoding_that_chardet_is_not_confident_of_is_not_taken(monkeypatch):
    import chardet

    def answers(confidence):
        return lambda *_, **__: [{"encoding": "cp1251", "confidence": confidence}]

    data = RUSSIAN.encode("cp1251")
    monkeypatch.setattr(chardet, "detect_all", answers(0.07))
    assert detect(data) is None
    monkeypatch.setattr(chardet, "detect_all", answers(0.08))
    assert detect(data).encoding == "cp1251"


def test_only_the_first_200_000_bytes_of_lines_beyond_ascii_are_a_sample():
    data = b"ASCII\n" + b"\xe9" * 150_000 + b"\n\n" + b"\xea" * 150_000
    assert module._sample(data) == b"\xe9" * 150_000 + b"\n" + b"\xea" * 49_999
