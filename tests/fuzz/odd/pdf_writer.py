"""PDFs put together by hand, right ones and odd ones."""
import struct
import zlib

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def text(words, x=72, y=700, font=b"F"):
    if isinstance(words, str):
        words = words.encode("cp1252")
    return b"BT /%s 12 Tf %d %d Td (%s) Tj ET\n" % (font, x, y, words)


def stream(data, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def flate(data, entries=b""):
    return stream(zlib.compress(data), b"/Filter/FlateDecode" + entries)


class Pdf:
    """Objects by number: 1 the catalog, 2 the pages, 3 the page, 4 its content, 5 font /F."""

    def __init__(self, content=b"", resources=b"", page=b"", catalog=b"", fonts=b""):
        self.objects = {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
               b"/Resources<</Font<</F 5 0 R%s>>%s>>%s>>" % (fonts, resources, page),
            4: stream(content),
            5: HELVETICA,
        }
        self.head = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        self.trailer = b""

    def put(self, number, body):
        self.objects[number] = body
        return self

    def bodies(self, shift=0):
        """The objects as they stand in a file, and their offsets."""
        out, offsets = bytearray(self.head), {}
        for number, body in sorted(self.objects.items()):
            offsets[number] = len(out) + shift
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        return out, offsets

    def bytes(self, shift=0, entry=b"%010d %05d n \n", newline=b"\n"):
        out, offsets = self.bodies(shift)
        start, size = len(out) + shift, max(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += entry % (offsets[number], 0) if number in offsets else b"0000000000 00001 f \n"
        out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
            size, self.trailer, start)
        return bytes(out).replace(b"\n", newline)

    def without_table(self):
        """Objects and a trailer, no table of objects."""
        out, _ = self.bodies()
        return bytes(out) + b"trailer\n<</Root 1 0 R%s>>\n%%%%EOF\n" % self.trailer

    def updated(self, number, body):
        """The file, and behind it a new version of one object."""
        old = self.bytes()
        offset = len(old)
        new = old + b"%d 0 obj\n%s\nendobj\n" % (number, body)
        before = int(old.rsplit(b"startxref\n", 1)[1].split()[0])
        return new + b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root 1 0 R/Prev %d>>\n" \
            b"startxref\n%d\n%%%%EOF\n" % (number, offset, max(self.objects) + 1, before, len(new))

    def packed(self, hybrid=False, predictor=False):
        """Objects that are no streams in an object stream, the table in a stream (or, hybrid, some
        in each)."""
        plain = {n: b for n, b in self.objects.items() if b"stream\n" in b or (hybrid and n < 4)}
        inside = {n: b for n, b in self.objects.items() if n not in plain}
        out, kept = None, self.objects
        holder, table = max(kept) + 1, max(kept) + 2
        heads, data = b"", b""
        for number, body in sorted(inside.items()):
            heads += b"%d %d " % (number, len(data))
            data += body + b" "
        self.objects = plain | {holder: flate(heads + data, b"/Type/ObjStm/N %d/First %d" % (
            len(inside), len(heads)))}
        out, offsets = self.bodies()
        self.objects = kept
        rows = {0: (0, 0, 65535), table: (1, len(out), 0)}
        rows |= {n: (1, offset, 0) for n, offset in offsets.items()}
        rows |= {n: (2, holder, i) for i, n in enumerate(sorted(inside))}
        entries = b"".join(struct.pack(">BIH", *rows.get(n, (0, 0, 0))) for n in range(table + 1))
        parameters = b""
        if predictor:
            pieces = [entries[i:i + 7] for i in range(0, len(entries), 7)]
            entries, before = b"", bytes(7)
            for piece in pieces:
                entries += b"\2" + bytes((a - b) & 255 for a, b in zip(piece, before))
                before = piece
            parameters = b"/DecodeParms<</Predictor 12/Columns 7>>"
        start = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (table, flate(
            entries, parameters + b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R%s" % (
                table + 1, self.trailer)))
        if hybrid:
            place, size = len(out), 4
            out += b"xref\n0 %d\n0000000000 65535 f \n" % size
            out += b"".join(b"%010d 00000 n \n" % offsets[n] for n in range(1, size))
            out += b"trailer\n<</Size %d/Root 1 0 R/XRefStm %d>>\n" % (table + 1, start)
            start = place
        return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start
