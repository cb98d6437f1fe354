"""Pictures come from the folder beside a page, from the page itself, and from nowhere else."""

import base64
from pathlib import Path

import pytest

import convert
from tests.saved.pages import of_x

PNG = (
    Path(__file__).parents[1] / "golden" / "saved" / "threadreader-2024_files" / "LedgerOne.png"
).read_bytes()
DATA = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


def page(address: str, style: str = "") -> str:
    photo = f'<div data-testid="tweetPhoto"><img alt="A" src="{address}" style="{style}"></div>'
    return of_x("See:", further=photo)


def pictures(path: Path, text: str) -> list[bytes | None]:
    path.write_text(text, encoding="utf-8")
    return [medium.data for medium in convert.read(path).media]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return the path of a page, beside which are its folder and other files."""
    for name in ("page_files/a.png", "page_files/ä b.png", "old_files/a.png", "photos/a.png", "a.png"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(PNG)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.png").write_bytes(PNG)
    (tmp_path / "in" / "page_files" / "link.png").symlink_to(tmp_path / "page_files" / "a.png")
    return tmp_path / "in" / "page.html"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "address",
    [
        "./page_files/a.png",
        "page_files/a.png?x=1#y",
        "page_files/%C3%A4%20b.png",
        "./old_files/a.png",
        DATA,
        DATA.replace("data:image/png;base64", "DATA:;BASE64"),
        DATA.replace("/", "%2F").replace("image%2Fpng", "image/png"),
    ],
)
def test_a_saved_picture_is_in_the_document(saved: Path, address: str) -> None:
    assert pictures(saved, page(address)) == [PNG]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "address",
    [
        "a.png",
        "./photos/a.png",
        "../page_files/a.png",
        "page_files/../photos/a.png",
        "page_files/../../page_files/a.png",
        "page_files/link.png",
        "page_files/%2e%2e/a.png",
        "page_files%5C..%5Ca.png",
        "page_files/a.png%00",
        "page_files//a.png/",
        "/page_files/b.png",
        "file:///page_files/a.png",
        "//page_files/a.png",
        "page_files/missing.png",
        "page_files",
        "http://[x",
        "data:image/png;base64,AAAA",
        "data:image/png;base64",
        "data:image/png;base64,A",
        "data:,x",
        "",
    ],
)
def test_nothing_else_is(saved: Path, address: str) -> None:
    data = pictures(saved, page(address))
    assert data in ([None], [PNG]) if address == "page_files//a.png/" else data == [None]


def test_the_folder_of_a_browser_in_another_language_has_the_name_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "Seite-Dateien").mkdir()
    (tmp_path / "Seite-Dateien" / "a.png").write_bytes(PNG)
    with pytest.warns(convert.ConvertWarning, match="near the screen"):
        assert pictures(tmp_path / "Seite.html", page("./Seite-Dateien/a.png")) == [PNG]


@pytest.mark.filterwarnings("ignore")
def test_a_picture_that_is_in_a_page_twice_is_in_its_styles(tmp_path: Path) -> None:
    styles = f"<style>:root{{--sf-img-12:url({DATA})}}</style>"
    text = styles + page("data:image/svg+xml,<svg/>", "background-image:var(--sf-img-12)!important")
    assert pictures(tmp_path / "a.html", text) == [PNG]


@pytest.mark.filterwarnings("ignore:X keeps only")
def test_a_warning_counts_the_pictures_that_were_not_saved(tmp_path: Path) -> None:
    with pytest.warns(convert.ConvertWarning, match="1 picture not in the document: not saved"):
        assert pictures(tmp_path / "a.html", page("./a_files/x.png")) == [None]
