"""Calls of pandoc: the options of the user, and a pandoc that is missing or fails."""

import os
import re
import signal
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import msgspec
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


def test_a_document_is_standalone_or_a_fragment():
    assert html().startswith("<!DOCTYPE html>")
    assert html(standalone=False).startswith('<div id="post-1">')


def test_a_standalone_page_loads_nothing():
    page = html()
    for loading in ("src=", "<link", "<script", "@import", "url("):
        assert loading not in page


def test_labels_can_be_omitted():
    assert '<span class="label"><a href="#post-2">2/</a></span> Two' in html()
    assert "<p>Two</p>" in html(numbering="none")


def test_a_template_is_used(tmp_path: Path):
    template = tmp_path / "ours.html"
    template.write_text("[$title$]$body$")
    assert html(template=str(template)).startswith("[One")


def test_the_styles_of_a_reference_document_are_used(tmp_path: Path):
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


def test_additional_arguments_reach_pandoc(tmp_path: Path):
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
def test_arguments_that_write_or_read_files_or_run_programs_are_refused(given: str):
    assert "html.extra-args" in refusal(extra_args=given)


def test_an_argument_without_its_value_or_closing_quote_is_an_error():
    assert refusal(extra_args="--columns") == "html.extra-args: --columns needs a value"
    assert refusal(extra_args="-V 'x") == "html.extra-args: no closing quotation"


@pytest.mark.parametrize("place", ["none.html", "http://127.0.0.1:9/x.html", "a\0b", "x" * 5000])
def test_a_missing_file_is_an_error_and_a_url_is_never_fetched(place: str):
    assert "html.template: no such file" in refusal(template=place)
    assert "docx.reference-doc: no such file" in refusal("docx", reference_doc=place)
    assert "no such file" in refusal(extra_args=f"--include-in-header='{place}'")


def test_a_reference_document_for_a_format_without_styles_is_an_error():
    assert refusal(reference_doc="x.docx") == (
        "html.reference-doc: not supported by this format (only by docx, odt, pptx)"
    )


def test_an_error_of_pandoc_is_reported_on_one_line(tmp_path: Path):
    template = tmp_path / "broken.html"
    template.write_text("$if(x)$ never ended")
    assert "html: pandoc: Error compiling template" in refusal(template=str(template))
    (tmp_path / "broken.docx").write_text("no docx")
    assert "docx: pandoc: " in refusal("docx", reference_doc=str(tmp_path / "broken.docx"))


def test_a_warning_of_pandoc_becomes_a_convert_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    warning = tmp_path / "pandoc"
    warning.write_text("#!/bin/sh\ncat >/dev/null\necho '[WARNING] Not\n  good' >&2\necho written\n")
    warning.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(warning))
    with pytest.warns(ConvertWarning, match=r"html: pandoc: \[WARNING\] Not good"):
        assert html() == "written\n"


def test_a_missing_pandoc_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(program, "find_spec", lambda name: None)
    assert "pandoc not found; pip install --force-reinstall pypandoc_binary" in refusal()


@pytest.mark.parametrize(
    "script", [None, "", "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 3\n", "#!/bin/sh\nkill -9 $$\n"]
)
def test_a_broken_pandoc_is_an_error_with_a_remedy(
    script: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    broken = tmp_path / "pandoc"
    if script is not None:
        broken.write_text(script)
        broken.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(broken))
    assert "pip install --force-reinstall pypandoc_binary" in refusal()


@pytest.mark.parametrize("name", ["INT", "TERM", "HUP"])
def test_a_signal_to_all_processes_does_not_end_pandoc(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    signalled = tmp_path / "pandoc"
    signalled.write_text(
        f"#!{sys.executable} -IS\nimport os, signal, sys\nsys.stdin.read()\n"
        f"os.kill(os.getpid(), signal.SIG{name})\nprint('written')\n"
    )
    signalled.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(signalled))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert html() == "written\n"
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def test_an_interrupt_of_the_conversion_ends_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    slow = tmp_path / "pandoc"
    slow.write_text(
        f"#!/bin/sh\necho $$ >{tmp_path}/process\nsleep 0.3\nkill -INT {os.getpid()}\nexec sleep 60\n"
    )
    slow.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(slow))
    with pytest.raises(KeyboardInterrupt):
        html()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "process").read_text()), 0)


def test_templates_in_the_data_folder_of_the_user_are_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    before = html()
    templates = tmp_path / "pandoc" / "templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("mine")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert html() == before


@pytest.mark.parametrize("name", ["docx", "odt", "pptx", "chunkedhtml", "ipynb", "fb2", "rtf"])
def test_output_does_not_depend_on_time_zone_and_locale(
    name: str, seed: Document, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = WRITERS[name].write(seed, Options())
    for variable, value in {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR"}.items():
        monkeypatch.setenv(variable, value)
    assert WRITERS[name].write(seed, Options()) == first


@pytest.mark.parametrize(("name", "part"), [("docx", "docProps/core.xml"), ("odt", "meta.xml")])
def test_documents_have_a_fixed_date(name: str, part: str):
    with zipfile.ZipFile(BytesIO(WRITERS[name].write(THREAD, Options()))) as package:
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", package.read(part))) == {b"1970-01-01T"}


def test_a_long_title_gives_an_archive_with_short_names(tmp_path: Path):
    document = convert.read(b"1/ One\n2/ Two", title="título " * 60)
    written = WRITERS["chunkedhtml"].write(document, Options())
    with zipfile.ZipFile(BytesIO(written)) as archive:
        assert {"index.html", "page-001.html"} <= set(archive.namelist())
        archive.extractall(tmp_path)


def test_the_user_can_name_the_pages_of_an_archive():
    options = Options(extra_args="--chunk-template=part-%n.html")
    with zipfile.ZipFile(BytesIO(WRITERS["chunkedhtml"].write(THREAD, options))) as archive:
        assert "part-001.html" in archive.namelist()


def test_an_empty_answer_of_pandoc_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    silent = tmp_path / "pandoc"
    silent.write_text("#!/bin/sh\n")
    silent.chmod(0o755)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(silent))
    assert "docx: pandoc returned nothing" in refusal("docx")


def test_an_empty_document_can_be_empty_text():
    empty = msgspec.structs.replace(THREAD, title="", posts=(), notes=())
    assert WRITERS["bbcode"].write(empty, Options(standalone=False)).strip() == ""
