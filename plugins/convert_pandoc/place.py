"""What the nodes of a post need to know: the format, the notes, and the language around them."""

from dataclasses import dataclass
from typing import Self

from convert.metadata import Metadata
from convert.tree import Direction, Document
from convert_pandoc.capabilities import Format, Isolation, Languages
from convert_pandoc.nodes import Node
from convert_pandoc.pictures import Pictures
from convert_pandoc.references import References


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in a document that is written."""

    document: Document
    target: Format
    references: References
    pictures: Pictures
    language: str
    """The language of the post or quote, or "und"."""
    direction: Direction

    @classmethod
    def of(cls, document: Document, metadata: Metadata, target: Format, pictures: Pictures) -> Self:
        """Return the place outside of posts."""
        return cls(
            document=document,
            target=target,
            references=References(document, target),
            pictures=pictures,
            language=metadata.language,
            direction=document.direction,
        )

    def reference(self, number: int) -> Node:
        """Return a reference to a note, which in some formats has the direction of this place."""
        return self.references.to(number, self.direction)

    def differing(self, outer: "Place") -> dict[str, str]:
        """Return the attributes of what has another language or direction than the place around it."""
        found: dict[str, str] = {}
        if self.target.languages is Languages.NONE:
            return found
        if self.direction != outer.direction:
            found["dir"] = self.direction
        if self.language not in (outer.language, "und"):
            found["lang"] = self.language
        if self.target.name == "typst" and "dir" in found:  # pandoc ignores it there
            found |= {"typst:width": "100%", "typst:text:dir": found.pop("dir")}
        return found

    def english(self) -> dict[str, str]:
        """Return the attributes of English words, where the text around them is something else."""
        if self.target.languages is not Languages.WORDS:
            return {}
        found = {}
        if self.direction != "ltr" and self.target.isolation is Isolation.AUTO:
            found["dir"] = "ltr"
        if self.language.partition("-")[0].lower() != "en":
            found["lang"] = "en"
        return found
