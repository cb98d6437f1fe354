"""Paired brackets (BD14-BD16)."""

from convert_pdf.bidi.brackets import bracket_pairs


def test_brackets_are_paired_to_a_depth_of_63_bd16():
    paired = {
        depth: len(bracket_pairs("(" * depth + ")" * depth, ["ON"] * 2 * depth)) for depth in (63, 64)
    }
    assert paired == {63: 63, 64: 0}


def test_canonically_equivalent_brackets_are_a_pair_bd16():
    assert bracket_pairs("\u2329\u3009\u3008\u232a", ["ON"] * 4) == {0: 1, 2: 3}
