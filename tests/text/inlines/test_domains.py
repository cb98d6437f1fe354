"""Names of hosts."""

import pytest

from convert.text.inlines.domains import FILE_SUFFIXES, host_length, is_top_level


@pytest.mark.parametrize("label", ["com", "COM", "uk", "museum", "рф", "ευ", "xyz"])
def test_countries_and_generic_names_are_top_level_domains(label):
    assert is_top_level(label)


@pytest.mark.parametrize("label", ["It", "Com", "py", "zip", "mov", "example", "#", "", "Missing:"])
def test_capitalised_words_suffixes_of_files_and_other_words_are_not(label):
    assert not is_top_level(label)


def test_suffixes_of_files_are_top_level_domains_nevertheless():
    assert all(map(is_top_level, FILE_SUFFIXES))


@pytest.mark.parametrize(
    ("run", "host"),
    [
        ("example.com", "example.com"),
        ("example.comを", "example.com"),
        ("example.com👇", "example.com"),
        ("a.example.nowhere", "a.example.nowhere"),
        ("www.xn--bcher-kva.example", "www.xn--bcher-kva.example"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("日本", ""),
        ("a_b.example.com", "a_b.example.com"),
        ("a_b.com", ""),
        ("a..com", ""),
    ],
)
def test_a_host_ends_before_what_cannot_be_part_of_it(run, host):
    assert run[: host_length(run)] == host


@pytest.mark.parametrize(("length", "is_host"), [(63, True), (64, False)])
def test_a_label_has_at_most_63_characters(length, is_host):
    assert bool(host_length(f"{'a' * length}.example")) == is_host


@pytest.mark.parametrize(("length", "is_host"), [(253, True), (254, False)])
def test_a_host_has_at_most_253_characters(length, is_host):
    host = f"{'a.' * 124}{'a' * (length - 252)}.com"
    assert len(host) == length
    assert bool(host_length(host)) == is_host
