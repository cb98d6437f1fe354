"""How pandoc is called: what a user may ask of it, and what happens where it is missing or refuses."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import convert
from convert import ConvertError, ConvertWarning, Document
from convert_pandoc import Options, convert_writers, program

WRITERS = {writer.format: writer for writer in convert_writers()}
THREAD = convert.read(b"1/ One @ann\n2/ Two")


def html(**options: object) -> str:
    return str(WRITERS["html"].write(THREAD, Options(**options)))


def refusal(name: str = "html", **options: object) -> str:
    with pytest.raises(ConvertError) as caught:
        WRITERS[name].write(THREAD, Options(**options))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_document_stands_alone_or_is_a_part_of_another():
    assert html().startswith("<!DOCTYPE html>")
    assert html(standalone=False).startswith('<div id="post-1">')


def test_a_standalone_page_asks_for_nothing_else():
    page = html()
    for asking in ("src=", "<link", "<script", "@import", "url("):
        assert asking not in page


def test_labels_can_be_left_out():
    assert '<span class="label">2/</span> Two' in html()
    assert "<p>Two</p>" in html(numbering="none")


def test_a_template_is_taken(tmp_path: Path):
    template = tmp_path / "ours.html"
    template.write_text("[$title$]$body$")
    assert html(template=str(template)).startswith("[One")


def test_styles_are_taken_from_a_reference_document(tmp_path: Path):
    reference = tmp_path / "reference.docx"
    with (
        zipfile.ZipFile(BytesIO(WRITERS["docx"].write(THREAD, Options()))) as plain,
        zipfile.ZipFile(reference, "w") as styled,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/styles.xml":
                data = data.replace(b'w:val="Title"', b'w:val="Grand Title"')
            styled.writestr(name, data)
    written = WRITERS["docx"].write(THREAD, Options(reference_doc=str(reference)))
    with zipfile.ZipFile(BytesIO(written)) as package:
        assert b"Grand Title" in package.read("word/styles.xml")


def test_more_options_reach_pandoc(tmp_path: Path):
    header = tmp_path / "my style.html"
    header.write_text("<style>p{color:red}</style>")
    page = html(extra_args=f"-V lang=fr --metadata=subtitle:'of two posts' -H '{header}' --ascii")
    assert 'lang="fr"' in page
    assert '<p class="subtitle">of two posts</p>' in page
    assert "p{color:red}" in page
    assert page.isascii()


@pytest.mark.parametrize(
    "given",
    [
        *("-o x", "-ox", "--output=x", "--out x", "-so x", "--extract-media=x", "--log=x"),
        *("--filter x", "-Fx", "--lua-filter=x", "-L x", "--lua x", "--pdf-engine=x", "-d x"),
        *("--sandbox=false", "--no-sandbox", "--data-dir=/", "-f markdown", "-t docx", "--to=docx"),
        *("/etc/passwd", "-", "--", "+RTS -p", "--css=x", "--print-default-template=html", "-D html"),
        *("--bibliography=x", "--citeproc", "--template=x", "--ascii=x -o x", "-N/etc/passwd"),
        *("--request-header=x:y", "--resource-path=/", "--syntax-definition=x", "--mathjax"),
    ],
)
def test_options_that_write_read_or_run_anything_are_refused(given: str):
    assert "html.extra-args" in refusal(extra_args=given)


def test_an_option_that_lacks_its_value_or_its_closing_quote_is_told():
    assert refusal(extra_args="--columns") == "html.extra-args: --columns lacks its value"
    assert refusal(extra_args="-V 'x") == "html.extra-args: no closing quotation"


@pytest.mark.parametrize("place", ["none.html", "http://127.0.0.1:9/x.html", "a\0b", "x" * 5000])
def test_a_file_that_is_none_is_told_and_never_asked_of_the_network(place: str):
    assert "html.template: there is no such file" in refusal(template=place)
    assert "docx.reference-doc: there is no such file" in refusal("docx", reference_doc=place)
    assert "there is no such file" in refusal(extra_args=f"--include-in-header='{place}'")


def test_a_reference_document_for_a_format_without_styles_is_told():
    assert refusal(reference_doc="x.docx") == (
        "html.reference-doc: this format takes no styles from a document; docx, odt, pptx do"
    )


def test_what_pandoc_complains_of_is_told_in_one_line(tmp_path: Path):
    template = tmp_path / "broken.html"
    template.write_text("$if(x)$ never ended")
    assert "html: pandoc says: Error compiling template" in refusal(template=str(template))
    (tmp_path / "broken.docx").write_text("no docx")
    assert "docx: pandoc says: " in refusal("docx", reference_doc=str(tmp_path / "broken.docx"))


def test_what_pandoc_warns_of_is_a_warning_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    warning = tmp_path / "pandoc"
    warning.write_text("#!/bin/sh\ncat >/dev/null\necho '[WARNING] Not\n  good' >&2\necho written\n")
    warning.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(warning))
    with pytest.warns(ConvertWarning, match=r"html: pandoc says: \[WARNING\] Not good"):
        assert html() == "written\n"


def test_a_missing_pandoc_is_told_with_a_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(program, "find_spec", lambda name: None)
    assert "pandoc is missing; pip install --force-reinstall pypandoc_binary" in refusal()


@pytest.mark.parametrize("script", [None, "", "#!/bin/sh\nexit 3\n", "#!/bin/sh\nkill -9 $$\n"])
def test_a_broken_pandoc_is_told_with_a_remedy(
    script: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = tmp_path / "pandoc"
    if script is not None:
        broken.write_text(script)
        broken.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(broken))
    assert "pip install --force-reinstall pypandoc_binary" in refusal()


def test_the_users_own_templates_and_styles_of_pandoc_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = html()
    templates = tmp_path / "pandoc" / "templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("mine")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert html() == before


@pytest.mark.parametrize("name", ["docx", "odt", "pptx", "chunkedhtml", "ipynb", "fb2", "rtf"])
def test_two_runs_give_the_same_bytes_wherever_they_run(
    name: str, seed: Document, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = WRITERS[name].write(seed, Options())
    for variable, value in {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR"}.items():
        monkeypatch.setenv(variable, value)
    assert WRITERS[name].write(seed, Options()) == first


@pytest.mark.parametrize(("name", "part"), [("docx", "docProps/core.xml"), ("odt", "meta.xml")])
def test_pandoc_has_no_clock(name: str, part: str):
    with zipfile.ZipFile(BytesIO(WRITERS[name].write(THREAD, Options()))) as package:
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", package.read(part))) == {b"1970-01-01T"}
