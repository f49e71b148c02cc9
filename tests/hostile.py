"""Files that nobody should have to open: name, content, and a word of what is said of each.

An empty word stands for a file that is read all the same, and does no harm.
"""

import io
import json
import os
import resource
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import gaiparse
from documents import open_document, packed, paragraph, word

MIB = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 10)


class Hostile(NamedTuple):
    """A file, and what is said of it."""

    name: str
    data: bytes
    said: str


def _docx(document: str | bytes, **parts: str) -> bytes:
    return packed({"word/document.xml": document, **{f"word/{k}.xml": v for k, v in parts.items()}})


def _zips() -> Iterator[Hostile]:
    whole = word(paragraph("一、总体情况"))
    yield Hostile("cut.docx", whole[: len(whole) // 2], "damaged or cut")
    yield Hostile("magic.docx", b"PK\x03\x04 word/document.xml", "damaged or cut")
    yield Hostile("no-body.docx", packed({"x/word/document.xml": "x"}), "is missing")
    locked = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[whole.find(mark) + place] |= 1
    yield Hostile("locked.docx", bytes(locked), "locked by a password")
    unknown = bytearray(whole)
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        unknown[whole.find(mark) + place] = 97
    yield Hostile("packing.docx", bytes(unknown), "cannot be unpacked")
    broken = bytearray(whole)
    broken[whole.find(b"PK\x01\x02") + 16] ^= 0xFF
    yield Hostile("sum.docx", bytes(broken), "cannot be unpacked")
    many = packed({f"{rank}": "" for rank in range(25_000)} | {"word/document.xml": "x"})
    yield Hostile("parts.docx", many, "parts")
    yield Hostile("bomb.docx", _docx(b"<x>" + b" " * 100 * MIB), "unpacked")
    yield Hostile("bomb-lists.docx", _docx("<x/>", numbering="<x>" + " " * 100 * MIB), "unpacked")
    yield Hostile("archive.zip", packed({"a.txt": "a"}), "ZIP archive")
    yield Hostile("no-parts.zip", packed({}), "ZIP archive")
    yield Hostile("page.ofd", packed({"OFD.xml": "<x/>"}), "OFD")


def _word() -> Iterator[Hostile]:
    yield Hostile("no.docx", _docx("no XML"), "XML")
    yield Hostile("open.docx", _docx("<w:document xmlns:w='w'><w:body>"), "XML")
    yield Hostile("laughs.docx", _docx(f"{_ENTITIES}<x>&b;</x>"), "document type")
    for name, where in (("file", "file:///etc/passwd"), ("net", "http://127.0.0.1:9/x")):
        text = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{where}">]><x>&a;</x>'
        yield Hostile(f"entity-{name}.docx", _docx(text), "document type")
        yield Hostile(
            f"dtd-{name}.docx", _docx(f'<!DOCTYPE x SYSTEM "{where}"><x/>'), "document type"
        )
    wide = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x><x/>".encode("utf-16")
    yield Hostile("wide.docx", _docx(wide), "document type")
    yield Hostile("deep.docx", word("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "without text")
    nest = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    yield Hostile("nest.docx", word(nest[0] * 70 + nest[1] * 70), "nested")
    yield Hostile("blank.docx", word("<w:p/>"), "without text")
    cells = "<w:tbl>" + ("<w:tr>" + "<w:tc/>" * 1000 + "</w:tr>") * 1000 + "</w:tbl>"
    yield Hostile("cells.docx", word(cells), "table cells")
    span = (
        '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p>'
    )
    yield Hostile("span.docx", word(f"<w:tbl><w:tr>{span}</w:tc></w:tr></w:tbl>"), "")
    yield Hostile("stray.docx", word("<w:tc><w:tr/></w:tc>" + paragraph("a")), "")
    yield Hostile("text.docx", word(paragraph("字" * 3_000_000)), "characters")


def _books() -> Iterator[Hostile]:
    sheet = '<worksheet xmlns="x"><sheetData>{}</sheetData>{}</worksheet>'
    far = '<row r="1048576"><c r="XFD1048576" t="n"><v>7</v></c></row>'

    def book(rows: str, more: str = "", state: str = "visible", **parts: str) -> bytes:
        return packed(
            {
                "xl/workbook.xml": f'<x xmlns:r="r"><sheet name="s" state="{state}" r:id="a"/></x>',
                "xl/_rels/workbook.xml.rels": '<x><Relationship Id="a" '
                'Target="worksheets/sheet1.xml"/></x>',
                "xl/worksheets/sheet1.xml": sheet.format(rows, more),
                **{f"xl/{name}.xml": part for name, part in parts.items()},
            }
        )

    yield Hostile("missing.xlsx", packed({"xl/workbook.xml": "<x/>"}), "is missing")
    yield Hostile("empty.xlsx", book(""), "empty")
    yield Hostile("hidden.xlsx", book(far, state="hidden"), "hidden")
    yield Hostile("far.xlsx", book('<row r="1"><c r="A1"><v>1</v></c></row>' + far), "")
    wide = "".join(
        f'<row r="{one}"><c r="A{one}"><v>1</v></c><c r="XFD{one}"><v>1</v></c></row>'
        for one in range(1, 999)
    )
    yield Hostile("wide.xlsx", book(wide), "table cells")
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield Hostile("merge.xlsx", book(far, merges), "empty")
    merges = "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 300_000 + "</mergeCells>"
    yield Hostile("merges.xlsx", book(far, merges), "table cells")
    yield Hostile("string.xlsx", book('<row><c t="s"><v>99</v></c></row>'), "")
    yield Hostile("number.xlsx", book("<row><c><v>1e999</v></c><c><v>nan</v></c></row>"), "")
    yield Hostile("formula.xlsx", book("<row><c><f>1+1</f></c></row>"), "")
    for name, where in (("away", "http://127.0.0.1:9/x"), ("up", "../../../etc/passwd")):
        link = f'<x><Relationship Id="a" Target="{where}"/></x>'
        data = packed(
            {
                "xl/workbook.xml": '<x xmlns:r="r"><sheet name="s" r:id="a"/></x>',
                "xl/_rels/workbook.xml.rels": link,
            }
        )
        yield Hostile(f"{name}.xlsx", data, "empty")
    yield Hostile("bomb.xlsx", book("", sharedStrings="<x>" + " " * 100 * MIB), "unpacked")
    yield Hostile("laughs.xlsx", book("", sharedStrings=f"{_ENTITIES}<x>&b;</x>"), "document type")


def _open_documents() -> Iterator[Hostile]:
    times = (
        '<table:table><table:table-row table:number-rows-repeated="{0}">'
        '<table:table-cell table:number-columns-repeated="{0}"><text:p>a</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    yield Hostile("repeated.odt", open_document(times.format(999_999_999)), "")
    yield Hostile("rows.odt", open_document(times.format(64) * 60), "table cells")
    nest = "<table:table><table:table-row><table:table-cell>"
    ends = "</table:table-cell></table:table-row></table:table>"
    yield Hostile("nest.odt", open_document(nest * 70 + ends * 70), "nested")
    yield Hostile("blank.odt", open_document(""), "without text")
    yield Hostile("missing.odt", packed({"content.xml": "<x/>"}), "is missing")
    locked = {"content.xml": "<x/>", "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    yield Hostile("locked.odt", packed(locked), "locked by a password")
    laughs = {"content.xml": f"{_ENTITIES}<x>&b;</x>", "META-INF/manifest.xml": "<x/>"}
    yield Hostile("laughs.odt", packed(laughs), "document type")


def _pages() -> Iterator[Hostile]:
    start = "<!DOCTYPE html><body>"
    yield Hostile("deep.html", (start + "<div>" * 200_000 + "a").encode(), "")
    yield Hostile("nest.html", (start + "<table><tr><td>" * 5000 + "a").encode(), "nested")
    cells = "<tr>" + "<td>1" * 1000
    yield Hostile("cells.html", (start + "<table>" + cells * 1000).encode(), "table cells")
    span = '<td colspan="999999999" rowspan="999999999">1'
    yield Hostile("span.html", (start + "<table><tr>" + span).encode(), "")
    rows = "<table><tr>" + '<td rowspan="65534">1' * 900 + "<tr><td>2" * 90_000
    yield Hostile("rows.html", (start + rows).encode(), "table cells")
    yield Hostile("script.html", (start + "<script>while(1);</script>").encode(), "by a script")
    remote = (
        '<img src="http://127.0.0.1:9/x"><iframe src="http://127.0.0.1:9/y"></iframe>'
        '<link rel="stylesheet" href="http://127.0.0.1:9/z">a'
    )
    yield Hostile("remote.html", (start + remote).encode(), "")
    entity = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><body>&a;b'
    yield Hostile("entity.html", entity.encode(), "")
    yield Hostile("nul.html", (start + "a\x00b<p>c").encode(), "")
    yield Hostile("attribute.html", (start + f'<p title="{"x" * 12 * MIB}">a').encode(), "")
    yield Hostile("large.html", (start + "<i>" * 7 * MIB).encode(), "characters")
    yield Hostile("quote.html", (start + '<p title="' + "<td>" * 100_000).encode(), "by a script")


def _rich_texts() -> Iterator[Hostile]:
    yield Hostile("open.rtf", b"{\\rtf1 a", "is cut")
    yield Hostile("deep.rtf", b"{\\rtf1 " + b"{" * 100_000, "nested")
    yield Hostile("tables.rtf", b"{\\rtf1\\intbl\\itap999999999 a\\cell}", "nested")
    yield Hostile("cells.rtf", b"{\\rtf1\\intbl " + b"\\cell" * 300_000 + b"}", "table cells")
    yield Hostile("bin.rtf", b"{\\rtf1 a\\bin999999999 }}", "is cut")
    yield Hostile("minus.rtf", b"{\\rtf1 a\\bin-99999999 b}", "")
    yield Hostile("half.rtf", b"{\\rtf1 \\u-10000?\\u56832?\\u-1?\\u-10240? a}", "")
    yield Hostile("blank.rtf", b"{\\rtf1 {\\*\\generator a}}", "without text")
    yield Hostile(
        "object.rtf", b"{\\rtf1 a{\\object\\objupdate{\\*\\objdata " + b"00" * 9999 + b"}}}", ""
    )


def _old_word() -> Iterator[Hostile]:
    name = "WordDocument".encode("utf-16-le")
    yield Hostile("magic.doc", _OLE + name, "damaged or cut")
    yield Hostile("noise.doc", _OLE + name + bytes(range(256)) * 64, "damaged or cut")
    yield Hostile(
        "locked.doc", _OLE + "EncryptedPackage".encode("utf-16-le"), "locked by a password"
    )
    yield Hostile("old.xls", _OLE, "old Office file")
    loop = bytearray(_OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6))
    loop += struct.pack("<IIIIIIIII", 0, 1, 0, 0, 0x1000, 0, 1, 0, 0) + struct.pack(
        "<109I", *[0] * 109
    )
    yield Hostile("loop.doc", bytes(loop) + bytes(512) + name, "damaged or cut")


def _pdfs() -> Iterator[Hostile]:
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    def drawn(times: int = 1, **how: object) -> bytes:
        file = io.BytesIO()
        canvas = Canvas(file, **how)  # type: ignore[arg-type]
        for _ in range(times):
            canvas.drawString(100, 100, "x" * 30)
            canvas.showPage()
        canvas.save()
        return file.getvalue()

    whole = drawn()
    yield Hostile("cut.pdf", whole[:200], "damaged or cut")
    yield Hostile("magic.pdf", b"%PDF-1.7\n", "damaged or cut")
    yield Hostile("locked.pdf", drawn(encrypt=StandardEncryption("secret")), "locked by a password")
    yield Hostile("pages.pdf", drawn(501), "pages")
    yield Hostile("scan.pdf", _pdf(b"0 0 10 10 re f"), "scanned PDF")
    hidden = b"BT /F 12 Tf 3 Tr 9 9 Td (" + b"hidden text " * 9 + b") Tj ET"
    yield Hostile("hidden.pdf", _pdf(hidden), "hidden under pictures")
    yield Hostile("bomb.pdf", _pdf(b" " * 100 * MIB), "unpacked")
    twice = zlib.compress(zlib.compress(b" " * 100 * MIB))
    yield Hostile("twice.pdf", _pdf(twice, b"/Filter [/FlateDecode /FlateDecode]"), "unpacked")
    yield Hostile("tight.pdf", _pdf(b"\x80" * 99_999, b"/Filter /LZWDecode"), "no longer in use")
    yield Hostile(
        "again.pdf", _pdf(b"q Q", contents=b"[" + b"4 0 R " * 9999 + b"]"), "again and again"
    )
    yield Hostile("lines.pdf", _pdf(b"0 0 m 9 9 l S 0 0 m 99 0 l S\n" * 30_000), "more lines")
    yield Hostile("itself.pdf", _pdf(b"q Q", kids=b"[2 0 R 2 0 R]"), "damaged")
    yield Hostile("forms.pdf", _forms(), "without end")


def _pdf(
    content: bytes,
    filters: bytes | None = None,
    contents: bytes = b"4 0 R",
    kids: bytes = b"[3 0 R]",
    more: tuple[bytes, ...] = (),
    resources: bytes = b"",
) -> bytes:
    """Return a PDF of one page with some content."""
    stream = content if filters else zlib.compress(content)
    filters = filters or b"/Filter /FlateDecode"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids " + kids + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents "
        + contents
        + b" /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> "
        + resources
        + b" >> >>",
        b"<< /Length "
        + str(len(stream)).encode()
        + b" "
        + filters
        + b" >>\nstream\n"
        + stream
        + b"\nendstream",
        *more,
    )
    out = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = str(len(parts) + 1).encode()
    return (
        out
        + b"xref\n0 "
        + size
        + b"\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size "
        + size
        + b" /Root 1 0 R >>\nstartxref\n"
        + str(len(out)).encode()
        + b"\n%%EOF"
    )


def _forms() -> bytes:
    """Return a PDF whose content calls ten times what calls ten times what calls ..."""
    more = []
    for number in range(5, 25):
        stream = zlib.compress(b"/X Do " * 10)
        more.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X "
            + str(number + 1).encode()
            + b" 0 R >> >> /Filter /FlateDecode /Length "
            + str(len(stream)).encode()
            + b" >>\nstream\n"
            + stream
            + b"\nendstream"
        )
    return _pdf(b"/X Do", resources=b"/XObject << /X 5 0 R >>", more=tuple(more))


def _texts() -> Iterator[Hostile]:
    yield Hostile("empty.txt", b"", "is empty")
    yield Hostile("mark.txt", b"\xef\xbb\xbf", "is empty")
    yield Hostile("blank.txt", b" \n\t" * 99, "is empty")
    yield Hostile("nul.txt", b"a\x00b" * 99, "no text")
    yield Hostile("odd.txt", "一、总体情况\n".encode("utf-16") + b"\x00", "UTF-16")
    yield Hostile("half.txt", "总体情况".encode()[:-1], "no encoding")
    yield Hostile("noise.txt", bytes(range(128, 256)) * 99, "no encoding")
    yield Hostile("long.txt", b"1 " * 2 * MIB, "characters")
    yield Hostile("scan.png", b"\x89PNG\r\n", "picture")
    yield Hostile("scan.tif", b"II*\x00", "picture")


_KINDS = (
    _zips, _word, _books, _open_documents, _pages, _rich_texts, _old_word, _pdfs, _texts,
)  # fmt: skip
# The process that reads them does not build them: its memory is measured.
FILES = {} if __name__ == "__main__" else {one.name: one for kind in _KINDS for one in kind()}


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """End the process when it reaches out of itself."""
    mode = arguments[1] if event == "open" else ""
    writes = isinstance(mode, str) and set(mode) & set("wax+")
    if writes or event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "urllib.")):
        sys.stderr.write(f"{event} {arguments}\n")
        os._exit(9)


def main() -> None:
    """Read every file of a folder; print what was said of each, and how long it took."""
    for name in ("text", "html", "docx", "xlsx", "odt", "rtf", "doc", "pdf"):
        import_module(f"gaiparse.readers._{name}")  # Importing may write what it has compiled.
    gaiparse.parse("")
    sys.addaudithook(_watch)
    said = {}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        start = time.perf_counter()
        reason = ""
        try:
            gaiparse.parse_file(path)
        except gaiparse.ReadError as error:
            reason = error.reason
        said[path.name] = reason, time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"said": said, "peak": peak // (MIB if sys.platform == "darwin" else 1024)}))  # noqa: T201


if __name__ == "__main__":
    main()
