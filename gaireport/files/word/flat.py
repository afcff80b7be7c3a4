"""Word files that are one XML text: that of Word 2003, and Flat OPC, which holds the parts of a .docx."""

from xml.etree.ElementTree import Element

from gaireport.files.limits import FileLimits
from gaireport.files.refusals import refuse_file
from gaireport.files.word.docx import WordParts, word_parts_to_html
from gaireport.files.word.ooxml import read_word_tree
from gaireport.findings.words import Words

_FLAT = Words("Word XML file", "Word XML 文件")


def word_xml_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of an XML document of Word 2003 as HTML."""
    document = read_word_tree([content], "document")
    if document.tag != "wordDocument":
        raise refuse_file("damaged", kind=_FLAT, cause="it holds no document")
    return word_parts_to_html(WordParts(document, document, None))


def flat_opc_to_html(content: bytes, limits: FileLimits) -> str:
    """The text of a Flat OPC document as HTML."""
    package = read_word_tree([content], "package")
    parts = {part.get("name", "").lower(): part for part in package.iter("other:part")}

    def tree(name: str) -> Element | None:
        part = parts.get(f"/word/{name}", Element(""))
        inner = next((each for each in part if each.tag == "other:xmlData"), Element(""))
        return inner[0] if len(inner) else None

    document = tree("document.xml")
    if document is None or document.tag != "document":
        raise refuse_file("damaged", kind=_FLAT, cause="it holds no document")
    return word_parts_to_html(WordParts(document, tree("styles.xml"), tree("numbering.xml")))
