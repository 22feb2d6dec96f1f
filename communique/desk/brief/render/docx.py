"""A brief as a Word file that an analyst can edit: headings, lists, tables, real endnotes (extra `export`).

Endnotes are Word's own: their numbers follow when text is moved. Words that are cited again have one note, and a field
that repeats its number. The brief of one sheet has its releases in a paragraph instead. Control characters, which XML
has no form for, go.
"""

from __future__ import annotations

import io
import re
from typing import Any
from xml.sax.saxutils import escape

from communique.desk.brief.model import Brief, Note, Notes, Section
from communique.desk.brief.render import heading
from communique.desk.cited import Statement
from communique.desk.extras import extra

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = "/word/endnotes.xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
# In Word's own units, of which an inch has 914,400: a sheet of A4, and its margin of 2.2 cm.
_A4, _MARGIN, _SHEET_MARGIN = (7_560_310, 10_692_130), 792_000, 558_000
# A column is as wide as what stands in it asks for, within these bounds (in characters).
_NARROW, _WIDE = 14, 40
# Word wants these two before the first note of one's own.
_SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>'
)


def docx(brief: Brief) -> bytes:
    """The whole brief. Raises ExtraMissingError without python-docx."""
    word = extra("docx", "export")
    file = word.Document()
    file.core_properties.title = _clean(brief.title)
    file.core_properties.author = "Communiqué"
    page = file.sections[0]
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    if brief.question.length == "page":
        _Sheet(file).write(brief)
    else:
        _Pen(file).write(brief)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


class _Pen:
    """Writes into one Word file and keeps the notes that it has referred to."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._notes = Notes()
        self._written: dict[int, Note] = {}  # by number

    def write(self, brief: Brief) -> None:
        self.head(brief)
        for section in brief.told:
            self.section(section)
        self.method(brief)
        self.attach_notes()

    def head(self, brief: Brief) -> None:
        self._file.add_heading(_clean(brief.title), level=0)
        for name, value in heading.facts(brief):
            line = self._file.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(_clean(value))

    def section(self, section: Section) -> None:
        self._file.add_heading(_clean(section.title), level=1)
        for group in section.groups:
            if group.title:
                self._file.add_heading(_clean(group.title), level=2)
            rows = [one for one in group.statements if section.columns and one.cells]
            if rows:
                self._table(section.columns, rows)
            for statement in (one for one in group.statements if one not in rows):
                self._statement(statement)
        if section.remark:
            self._file.add_paragraph(_clean(section.remark))

    def method(self, brief: Brief) -> None:
        self._file.add_heading("Sources and method", level=1)
        self._file.add_paragraph(_clean(brief.method))

    def _statement(self, statement: Statement) -> None:
        line = self._file.add_paragraph(style="List Bullet")
        if statement.label:
            line.add_run(f"{_clean(statement.label)}: ").bold = True
        line.add_run(_clean(statement.text))
        self._refer(line, statement)
        if statement.reckoned:
            line.add_run(f" {_clean(statement.reckoned)}").italic = True

    def _table(self, columns: tuple[str, ...], rows: list[Statement]) -> None:
        table = self._file.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
        # The head stands again on each page, and never alone at the foot of one.
        _within(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            cell.text = name
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        for statement in rows:
            row = table.add_row()
            _within(row._tr.get_or_add_trPr(), "cantSplit")
            cells = row.cells
            for cell, text in zip(cells, statement.cells, strict=True):
                cell.text = _clean(text)
            self._refer(cells[statement.head].paragraphs[-1], statement)
            if statement.reckoned:
                cells[-1].add_paragraph().add_run(_clean(statement.reckoned)).italic = True
        table.autofit = False
        for column, width in zip(table.columns, _widths(columns, rows), strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width

    def _refer(self, paragraph: Any, statement: Statement) -> None:
        """Adds the references: the note itself where it is cited first, a field with its number from then on."""
        numbers = self._notes.of_statement(statement)
        known = {note.number: note for note in self._notes}
        for number in numbers:
            place = paragraph._p
            if number in self._written:
                place = _within(place, "fldSimple", instr=f" NOTEREF note{number} \\h ")
            else:
                _within(place, "bookmarkStart", id=str(number), name=f"note{number}")
            run = paragraph.add_run(str(number) if number in self._written else "")
            run.font.superscript = True
            if number in self._written:
                place.append(run._r)
            else:
                _within(run._r, "endnoteReference", id=str(number))
                _within(place, "bookmarkEnd", id=str(number))
            self._written[number] = known[number]
            paragraph.add_run(" ").font.superscript = True

    def attach_notes(self) -> None:
        """Writes the endnotes part and ties it to the document."""
        opc = extra("docx.opc.part", "export")
        uri = extra("docx.opc.packuri", "export")
        notes = "".join(_endnote(number, note) for number, note in self._written.items())
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        xml = f'{head}<w:endnotes xmlns:w="{_MAIN}">{_SEPARATORS}{notes}</w:endnotes>'
        part = opc.Part(uri.PackURI(_PART), _CONTENT, xml.encode(), self._file.part.package)
        self._file.part.relate_to(part, _RELATION)
        # Word numbers endnotes i, ii, iii unless it is told otherwise; what comes before has its order.
        numbered = self._file.sections[0]._sectPr.makeelement(_name("endnotePr"), {})
        _within(numbered, "numFmt", val="decimal")
        self._file.sections[0]._sectPr.insert(0, numbered)
        settings = self._file.settings.element
        stated = settings.makeelement(_name("endnotePr"), {})
        _within(stated, "numFmt", val="decimal")
        before = settings.find(_name("compat"))
        settings.insert(settings.index(before) if before is not None else len(settings), stated)


class _Sheet:
    """Writes the brief of one sheet: small letters, and the releases in one paragraph, behind the quotes' numbers."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._notes = Notes()
        self._points = extra("docx.shared", "export").Pt
        page = file.sections[0]
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _SHEET_MARGIN

    def write(self, brief: Brief) -> None:
        self._line(_clean(brief.title), 14, style="Title")
        self._line(" · ".join(f"{name}: {_clean(value)}" for name, value in heading.facts(brief)), 8)
        for section in brief.told:
            self._line(_clean(section.title), 10, before=4, style="Heading 1")
            for statement in section.statements:
                self._statement(statement)
            if section.remark:
                self._line(_clean(section.remark), 8)
        self._line("Sources and method", 10, before=4, style="Heading 1")
        self._line(_clean(brief.method), 7)
        releases = (
            f"{', '.join(str(one.number) for one in notes)} {heading.short_name(source)}"
            for source, notes in heading.by_release(self._notes)
        )
        self._line(_clean("; ".join(releases) + "."), 7)

    def _line(self, text: str, size: float, *, before: float = 0, style: str | None = None) -> Any:
        """A paragraph without gaps around it."""
        line = self._file.add_paragraph(style=style)
        shape = line.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = self._points(before), self._points(0), 1.0
        if text:
            line.add_run(text).font.size = self._points(size)
        return line

    def _statement(self, statement: Statement) -> None:
        line = self._line("", 9, style="List Bullet")
        told = ((f"{statement.label}: " if statement.label else "", "bold"), (statement.text, ""))
        for text, kind in (*told, (" " + statement.reckoned if statement.reckoned else "", "italic")):
            run = line.add_run(_clean(text))
            run.font.size = self._points(9)
            if kind:
                setattr(run, kind, True)
            if not kind:
                marks = line.add_run(" " + " ".join(map(str, self._notes.of_statement(statement))))
                marks.font.size, marks.font.superscript = self._points(9), True


def _widths(columns: tuple[str, ...], rows: list[Statement]) -> list[int]:
    """The widths of a table's columns, by the longest of each, over the breadth of the sheet."""
    asked = [
        min(_WIDE, max(_NARROW, len(name), *(len(row.cells[at]) for row in rows))) for at, name in enumerate(columns)
    ]
    asked[-1] = min(_WIDE, max(asked[-1], *(len(row.reckoned) for row in rows)))
    breadth = _A4[0] - 2 * _MARGIN
    return [breadth * each // sum(asked) for each in asked]


def _name(tag: str) -> str:
    return f"{{{_MAIN}}}{tag}"


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    """A new element at the end of another one."""
    made = parent.makeelement(_name(tag), {_name(name): value for name, value in attributes.items()})
    parent.append(made)
    return made


def _endnote(id: int, note: Note) -> str:
    source = note.citation.source
    text = f" {heading.source_name(source)}. {heading.where_found(source)}. “{heading.words(note)}”"
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteRef/></w:r>'
    said = f'<w:r><w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r>'
    return f'<w:endnote w:id="{id}"><w:p>{mark}{said}</w:p></w:endnote>'


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
