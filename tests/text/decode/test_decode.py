"""Bytes to text."""

import sys

import pytest

from convert.errors import InputError
from convert.text.decode.decode import decode

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


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve".encode(), "naïve"),
        ("naïve".encode("utf-8-sig"), "naïve"),
        (b"\xff\xfe" + "naïve".encode("utf-16-le"), "naïve"),
        (b"\xfe\xff" + "naïve".encode("utf-16-be"), "naïve"),
        (b"a\r\nb\rc\nd\xc2\x85e\xe2\x80\xa8f\xe2\x80\xa9g", "a\nb\nc\nd\ne\nf\ng"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "😀"),  # a pair of surrogates, as CESU-8 writes it
    ],
)
def test_each_encoding_that_says_what_it_is_is_read(data, text):
    assert decode(data, "x") == (text, ())


def test_what_must_stay_stays():
    text = "a\u200db\u200cc\ufe0fd\xa0e\u202ef\u2066g\u0301𝗯\ufeff\t ﷲ ࿾ 𝄞"
    assert decode(text.encode(), "x") == (text, ())


def test_what_no_format_can_carry_goes_and_is_told_by_kind_with_its_count():
    text, repairs = decode("one\ntw\0o\x1b\0\ud800 \ufffe\x0bx".encode("utf-8", "surrogatepass"), "x")
    assert text == "one\ntwo  x"
    assert [(repair.kind, repair.line, repair.text, repair.message) for repair in repairs] == [
        ("control", 2, "\0\x1b\0\x0b", "4 control characters (U+0000, U+000B, U+001B) taken out"),
        ("surrogate", 2, "\\ud800", "1 lone surrogate (U+D800) taken out"),
        ("noncharacter", 2, "\ufffe", "1 noncharacter (U+FFFE) taken out"),
    ]
    assert {repair.became for repair in repairs} == {""}


@pytest.mark.parametrize(
    "character", ["\x00", "\x7f", "\x80", "\x9f", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_each_character_that_must_go_is_found_among_others_of_any_script(character):
    text, repairs = decode(f"été שלום 😀{character}".encode(), "x")
    assert text == "été שלום 😀"
    assert len(repairs) == 1


@pytest.mark.parametrize("encoding", LEGACY)
def test_an_encoding_that_fits_beyond_doubt_is_found_and_told(encoding):
    text, (repair,) = decode(LEGACY[encoding].encode(encoding), "x")
    assert text == LEGACY[encoding]
    assert (repair.kind, repair.text, repair.became) == ("encoding", "", "")
    assert "name the right one with --encoding if it reads wrong" in repair.message


def test_the_message_names_encoding_and_script_and_the_line_of_the_first_byte():
    (repair,) = decode(b"1/ ASCII\n" + RUSSIAN.encode("cp1251"), "x")[1]
    assert repair.line == 2
    assert repair.message.startswith("this is not UTF-8; read as cp1251 (Cyrillic), which fits best")


def test_words_of_mixed_scripts_are_no_language():
    italian = "Perché è così? La città è già piena, e però non è finita: perché?"
    try:
        text, _ = decode(italian.encode("cp1252"), "x")
    except InputError:
        return  # not sure is as good
    assert text == italian


def test_utf_8_with_a_few_damaged_bytes_is_not_taken_for_another_encoding():
    data = ("été, naïve, façade. " * 20).encode() + b"\xe9 and on"
    with pytest.raises(InputError, match="this is not UTF-8"):
        decode(data, "x")


def test_a_text_in_utf_8_needs_no_library():
    decode("1/ Été\n2/ שלום".encode(), "x")
    before = set(sys.modules)
    decode("3/ 今日".encode(), "x")
    assert "chardet" not in set(sys.modules) - before


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"", None, "x: there is no text in this file"),
        (b" \n\t\0", None, "x: there is no text in this file"),
        (
            b"\x89PNG\r\n\x1a\n...",
            None,
            "x: this is a PNG image, not the text of a thread; save the thread as text",
        ),
        (b"%PDF-1.7", None, "x: this is a PDF document"),
        (rb"{\rtf1\ansi a}", None, "x: this is an RTF document"),
        (
            b"ok\ncaf\xe9",
            None,
            "x:2: this is not UTF-8 (byte 7 is 0xe9); name its encoding, for example --encoding cp1252",
        ),
        (b"1/ caf\xe9\n", None, "x:1: this is not UTF-8 (byte 7 is 0xe9); name its encoding"),
        (b"\xff\xfea", None, "x:1: this is not UTF-16-LE"),
        (
            "no mark".encode("utf-16-le"),
            None,
            "x: this looks like UTF-16 without a byte order mark; "
            "try --encoding utf-16-le",
        ),
        (
            "Тут нет никакой пометы.\n1/ А надо бы.".encode("utf-16-be"),
            None,
            "x: this looks like UTF-16 without a byte order mark; "
            "try --encoding utf-16-be",
        ),
        (b"\xe9", "klingon", "x: unknown encoding “klingon” (expected a name such as utf-16 or cp1252)"),
        (b"\xe9", "ascii", "x: this is not ascii"),
    ],
)
def test_what_is_no_text_is_an_error_with_a_remedy(data, encoding, message):
    with pytest.raises(InputError) as raised:
        decode(data, "x", encoding)
    assert str(raised.value).startswith(message)


def test_a_named_encoding_is_believed():
    assert decode(b"caf\xe9", "x", "cp1252") == ("café", ())
    assert decode("é".encode("utf-16"), "x", "utf-16") == ("é", ())
