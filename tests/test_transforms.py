"""A rich document after each transform is as in the golden files beside those of the document itself."""

import pytest

import convert
from tests.conftest import GOLDEN

OPTIONS = {
    "anonymise": {},
    "drop": dict.fromkeys(
        ("replies", "media", "hashtags", "mentions", "quotes", "links", "polls"), True
    ),
}


@pytest.mark.parametrize("transform", OPTIONS)
@pytest.mark.parametrize("name", ["conversation", "quote"])
def test_a_transformed_document_is_as_in_its_golden_file(golden, name, transform):
    document = convert.read(GOLDEN / "rich" / f"{name}.json")
    changed = convert.transform(document, transform, **OPTIONS[transform])
    golden(f"rich/{name}.{transform}.md", convert.render(changed, "markdown", media="none"))
