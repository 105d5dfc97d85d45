"""What lies in an archive and is no text that can be read, or only just: (name, bytes)."""
import zlib

TABLE = "Internkontrollplan 2031\nLundby kommun\nOdlingsnämnden\n\nRisk\tSannolikhet\tKonsekvens\n"
ROWS = TABLE + "Frost\t2\t3\nTorka\t3\t4\n"


def bad_texts(large):
    plain = ROWS.encode()
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t\n" * 50
    yield "program.txt", b"\x7fELF\2\1\1" + bytes(range(256)) * 40
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(5000)) * 3
    yield "packed.docx", b"PK\3\4\x14\0\6\0\x08\0" + zlib.compress(plain)
    yield "old_word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    yield "utf16_bare.txt", ROWS.encode("utf-16-le")
    yield "utf16_cut.txt", ROWS.encode("utf-16")[:-1]
    yield "utf32.txt", ROWS.encode("utf-32")
    yield "ebcdic.txt", ROWS.encode("cp500")
    yield "zeros.txt", bytes(50_000)
    yield "zeros_within.txt", plain.replace(b"\t", b"\t\0")
    yield "mixed_line_ends.txt", plain.replace(b"\n", b"\r\n", 2).replace(b"3\n", b"3\r")
    yield "invalid_utf8.txt", plain.replace("ä".encode(), b"\xc3")
    yield "surrogates.txt", plain + b"\xed\xa0\x80\xed\xb0\x80\xf4\x90\x80\x80\xc0\x80"
    yield "no_head.txt", b"a\tb\n1\t2\n"
    yield "head_alone.txt", TABLE.encode()
    yield "many_columns.txt", b"Risk\t" * 300 + b"\n" + b"x\t" * 300 + b"\n"
    yield "more_cells.txt", plain + b"Vind\t1\t2\t3\t4\t5\n"
    yield "unknown_heads.txt", b"Foo\tBar\tBaz\n1\t2\t3\n4\t5\t6\n"
    yield "none_of_ours.txt", "Protokoll\nOrdföranden öppnade mötet.\n".encode()
    yield "hostile_cells.txt", plain + b"=cmd|'/c calc'!A1\t\x1b]0;x\x07\x1b[2J\t\xe2\x80\xae\n"
    yield "page.html", b"<html><script>while(1);</script><table><tr><td>x</td></tr></table></html>"
    yield "text_named.pdf", plain
    yield "pdf_named.txt", b"%PDF-1.4\nno more"
    yield "long_line.txt", b"Risk " * (20_000_000 if large else 1_000_000)
    yield "no_end_of_line.txt", b"a" * 3_000_000
