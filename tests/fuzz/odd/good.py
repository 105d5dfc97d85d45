"""Odd PDFs that can be read: each is (name, bytes), or with words to read and words not to read."""
import base64

from pdf_writer import HELVETICA, Pdf, flate, stream, text

CONTENT = text("Risk Jäv")


def pdf(**parts):
    return Pdf(parts.pop("content", CONTENT), **parts)


def run_length(data):
    return b"".join(bytes([len(data[i:i + 128]) - 1]) + data[i:i + 128]
                    for i in range(0, len(data), 128)) + b"\x80"


def to_unicode(pairs, wide=True):
    form = b"<%04x> <%s>" if wide else b"<%02x> <%s>"
    rows = b"\n".join(form % (code, "".join(f"{ord(c):04x}" for c in word).encode())
                      for code, word in pairs)
    space = b"<0000> <ffff>" if wide else b"<00> <ff>"
    return stream(b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
                  b"1 begincodespacerange %s endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap"
                  % (space, len(pairs), rows))


def wide_font(encoding=b"/Identity-H", more=b"", ordering=b"Identity"):
    return (b"<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding %s/DescendantFonts[<</Type/Font"
            b"/Subtype/CIDFontType2/BaseFont/Any/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)"
            b"/Supplement 0>>/DW 600>>]%s>>" % (encoding, ordering, more))


def file_structure():
    yield "packed", pdf().packed()
    yield "packed_predictor", pdf().packed(predictor=True)
    yield "hybrid", pdf().packed(hybrid=True)
    yield "junk_before", b"From: someone\r\n" * 30 + pdf().bytes()
    yield "junk_before_counted", b"x" * 500 + b"\n" + pdf().bytes(shift=501)
    yield "junk_after", pdf().bytes() + b"<html>Sidan hittades inte</html>\n" * 200
    yield "zeros_after", pdf().bytes() + bytes(100_000)
    yield "carriage_returns", Pdf(CONTENT.replace(b"\n", b" ")).bytes(newline=b"\r")
    yield "no_table", pdf().without_table()
    yield "no_trailer", pdf().without_table().split(b"trailer")[0]
    yield "no_start", pdf().bytes().split(b"startxref")[0]
    yield "wrong_start", pdf().bytes().replace(b"startxref\n", b"startxref\n9")
    yield "start_zero", pdf().bytes().rsplit(b"startxref", 1)[0] + b"startxref\n0\n%%EOF"
    yield "wrong_offsets", pdf().bytes(shift=7)
    yield "short_entries", pdf().bytes(entry=b"%010d %05d n\n")
    yield "table_from_one", pdf().bytes().replace(b"xref\n0 6\n", b"xref\n1 6\n")
    yield "size_too_small", pdf().bytes().replace(b"/Size 6", b"/Size 2")
    yield "size_huge", pdf().bytes().replace(b"/Size 6", b"/Size 2147483647")
    yield "table_loop", pdf().bytes().replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % (
        pdf().bytes().index(b"xref\n0")))
    yield "no_endobj", pdf().without_table().replace(b"endobj\n", b"")
    yield "no_header", pdf().bytes().replace(b"%PDF-1.7", b"%%PDF-x.y")
    yield "odd_version", pdf().bytes().replace(b"%PDF-1.7", b"%PDF-9.9")
    yield "postscript_header", pdf().bytes().replace(b"%PDF-1.7\n", b"%!PS-Adobe-3.0 PDF-1.4\n%PDF-1.4\n")
    yield "twice_in_one", pdf(content=text("Annat")).bytes() + pdf().bytes()
    yield "generation", pdf().without_table().replace(b"4 0 ", b"4 7 ")
    yield "high_number", pdf().without_table().replace(b"4 0 ", b"8388600 0 ")
    yield "comments", pdf().without_table().replace(b"/Parent", b"%(<<\n/Parent")
    yield "escaped_names", pdf().bytes().replace(b"/Contents", b"/Conten#74s").replace(
        b"/Helvetica", b"/Helv#65tica")


def streams():
    page = [b"/Filter/ASCIIHexDecode", CONTENT.hex().encode() + b">"], \
        [b"/Filter/ASCII85Decode", base64.a85encode(CONTENT) + b"~>"], \
        [b"/Filter/RunLengthDecode", run_length(CONTENT)], \
        [b"/Filter[/ASCIIHexDecode/RunLengthDecode]", run_length(CONTENT).hex().encode() + b">"], \
        [b"/Filter[/AHx/RL]", run_length(CONTENT).hex().encode() + b">"], \
        [b"/Filter[]", CONTENT], [b"/Filter null", CONTENT], \
        [b"/Filter[/Crypt]/DecodeParms[<</Name/Identity>>]", CONTENT]
    for number, (entries, data) in enumerate(page):
        yield f"filter_{number}", pdf().put(4, stream(data, entries)).bytes()
    yield "length_elsewhere", pdf().put(4, stream(CONTENT).replace(
        b"/Length %d" % len(CONTENT), b"/Length 9 0 R")).put(9, b"%d" % len(CONTENT)).bytes()
    for wrong in (b"0", b"7", b"99999", b"4 0 R", b"99 0 R", b"null", b"(x)"):
        body = stream(CONTENT).replace(b"/Length %d" % len(CONTENT), b"/Length " + wrong)
        yield f"length_{wrong.split()[0].decode().strip('()')}", pdf().put(4, body).bytes()
    yield "no_length", pdf().put(4, stream(CONTENT).replace(b"/Length", b"/Long")).bytes()
    yield "flate_uncut", pdf().put(4, flate(CONTENT)).bytes()
    halves = CONTENT.split(b"72 ")
    yield "content_in_parts", pdf().put(4, b"[6 0 R null 7 0 R]").put(
        6, stream(halves[0])).put(7, stream(b"72 " + halves[1])).bytes()


def pages():
    def tree(node, page=b"/MediaBox[0 0 600 800]"):
        return pdf().put(2, node).put(3, pdf().objects[3].replace(b"/MediaBox[0 0 600 800]", page))
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1%s>>"
    yield "inherited_box", tree(kids % b"/MediaBox[0 0 600 800]", b"").bytes()
    yield "no_box", tree(kids % b"", b"").bytes()
    yield "box_turned_round", tree(kids % b"", b"/MediaBox[600 800 0 0]").bytes()
    yield "box_elsewhere", tree(kids % b"", b"/MediaBox 9 0 R").put(9, b"[0 0. 600.0 +800]").bytes()
    yield "box_of_nothing", tree(kids % b"", b"/MediaBox[0 0 0 0]").bytes()
    yield "box_of_names", tree(kids % b"", b"/MediaBox[/a /b null (x)]").bytes()
    yield "crop_beyond", tree(kids % b"", b"/MediaBox[0 0 600 800]/CropBox[-9 -9 9999 9999]").bytes()
    yield "user_unit", tree(kids % b"", b"/MediaBox[0 0 600 800]/UserUnit 2").bytes()
    yield "turned", tree(kids % b"", b"/MediaBox[0 0 600 800]/Rotate 90").bytes()
    yield "turned_oddly", tree(kids % b"", b"/MediaBox[0 0 600 800]/Rotate 17").bytes()
    yield "turned_back", tree(kids % b"", b"/MediaBox[0 0 600 800]/Rotate -270").bytes()
    for count in (b"0", b"-1", b"2147483647", b"(x)", b"null"):
        name = count.decode().strip("()")
        yield f"count_{name}", tree(b"<</Type/Pages/Kids[3 0 R]/Count %s>>" % count).bytes()
    yield "no_type", tree(b"<</Kids[3 0 R]/Count 1>>").bytes()
    yield "kids_and_nothing", tree(b"<</Type/Pages/Kids[null 99 0 R 3 0 R]/Count 1>>").bytes()
    yield "page_for_pages", pdf(catalog=b"/Odd true").put(
        1, b"<</Type/Catalog/Pages 3 0 R>>").bytes()
    deep = pdf()
    for level in range(40):
        deep.put(10 + level, b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (
            9 + level, 11 + level if level < 39 else 3))
    yield "deep_tree", deep.put(2, b"<</Type/Pages/Kids[10 0 R]/Count 1>>").bytes()
    inherited = pdf().put(3, b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
    yield "inherited_resources", inherited.put(
        2, kids % b"/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>").bytes()
    yield "page_labels", pdf(catalog=b"/PageLabels<</Nums[0<</S/r>>0<</S/D/St -7>>]>>").bytes()
    yield "outline_loop", pdf(catalog=b"/Outlines 9 0 R").put(
        9, b"<</First 10 0 R/Last 10 0 R>>").put(10, b"<</Title(x)/Next 10 0 R/Parent 9 0 R>>").bytes()


def contents():
    strings = {
        "octal": b"(Risk J\\344v)", "hex": b"<5269736b204ae476>", "hex_spaced": b"<52 69 736b204A E476>",
        "broken_line": b"(Risk\\\n J\xe4v)", "nested": b"(Risk J\xe4v \\(\\))",
        "hex_odd": b"<5269736b204ae4762>",
    }
    for name, string in strings.items():
        yield f"string_{name}", pdf(content=b"BT /F 12 Tf 72 700 Td %s Tj ET" % string).bytes()
    numbers = {"plus": b"+72", "point": b"72.", "zeros": b"000072", "places": b"72." + b"0" * 400}
    for name, number in numbers.items():
        yield f"number_{name}", pdf(content=CONTENT.replace(b"72", number)).bytes()
    yield "unbalanced", pdf(content=b"Q Q Q q q q " + CONTENT + b"Q EMC Q Q Q Q").bytes()
    yield "no_end_of_text", pdf(content=CONTENT.replace(b"ET", b"")).bytes()
    yield "no_begin_of_text", pdf(content=CONTENT.replace(b"BT", b"")).bytes()
    yield "unknown_operator", pdf(content=b"1 2 3 foo (x) bar " + CONTENT).bytes()
    yield "glued", pdf(content=b"BT/F 12 Tf 72 700 Td(Risk)Tj( J\xe4v)Tj ET").bytes()
    image = b"BI /W 4 /H 4 /BPC 8 /CS /G ID \x01 EI\x02abc EI xyz\xff\nEI\n"
    yield "image_in_content", pdf(content=image + CONTENT).bytes()
    yield "postscript_in_content", pdf(content=b"%%BeginResource\n" + CONTENT + b"<</a[<</b(c)>>]>> pop").bytes()
    yield "form", pdf(content=b"/X Do", resources=b"/XObject<</X 9 0 R>>").put(9, stream(
        CONTENT, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>")).bytes()
    yield "form_without_resources", pdf(content=b"/X Do", resources=b"/XObject<</X 9 0 R>>").put(
        9, stream(CONTENT, b"/Subtype/Form/BBox[0 0 600 800]")).bytes()
    yield "form_in_itself", pdf(content=b"/X Do", resources=b"/XObject<</X 9 0 R>>").put(9, stream(
        CONTENT + b"/X Do", b"/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject"
        b"<</X 9 0 R>>>>")).bytes()
    yield "unseen_text", pdf(content=CONTENT.replace(b"Td", b"Td 3 Tr")).bytes()
    yield "size_negative", pdf(content=b"BT /F -12 Tf -1 0 0 -1 300 300 Tm (Risk J\xe4v) Tj ET").bytes()
    yield "letter_by_letter", pdf(content=b"BT /F 12 Tf 72 700 Td " + b"".join(
        b"(%c) Tj " % c for c in "Risk Jäv".encode("cp1252")) + b"ET").bytes()


def fonts():
    names = b"/Differences[74/J/adieresis/v/R/i/s/k/uni0020]"
    yield "differences", pdf(content=text(b"MNOPQJKL")).put(5, HELVETICA.replace(
        b"/Encoding/WinAnsiEncoding", b"/Encoding<<%s>>" % names)).bytes()
    yield "mac_roman", pdf(content=text(b"Risk J\x8av")).put(
        5, HELVETICA.replace(b"WinAnsi", b"MacRoman")).bytes()
    word = list(enumerate("Risk Jäv", 1))
    codes = b"<" + b"".join(b"%04x" % code for code, _ in word) + b">"
    shown = b"BT /F 12 Tf 72 700 Td " + codes + b" Tj ET"
    yield "wide", pdf(content=shown).put(5, wide_font(more=b"/ToUnicode 9 0 R")).put(
        9, to_unicode(word)).bytes()
    yield "wide_cmap_stream", pdf(content=shown).put(5, wide_font(b"10 0 R", b"/ToUnicode 9 0 R")).put(
        9, to_unicode(word)).put(10, stream(
            b"/CMapName/Own def 1 begincodespacerange <0000> <ffff> endcodespacerange "
            b"1 begincidrange <0000> <ffff> 0 endcidrange", b"/Type/CMap/CMapName/Own")).bytes()
    ligature = [(1, "R"), (2, "isk"), (3, " "), (4, "Jä"), (5, "v")]
    yield "ligatures", pdf(content=b"BT /F 12 Tf 72 700 Td <00010002000300040005> Tj ET").put(
        5, wide_font(more=b"/ToUnicode 9 0 R")).put(9, to_unicode(ligature)).bytes()
    shifted = [(1, "R"), (2, "\u6900\u7300\u6b00"), (3, " "), (4, "\u4a00\ue400"), (5, "v")]
    yield "ligatures_a_byte_off", pdf(content=b"BT /F 12 Tf 72 700 Td <00010002000300040005> Tj ET").put(
        5, wide_font(more=b"/ToUnicode 9 0 R")).put(9, to_unicode(shifted)).bytes()
    glyphs = b"/CharProcs<</a 10 0 R>>/Encoding<</Differences[1" + b"/a" * 8 + b"]>>"
    type3 = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 750 900]/FontMatrix[.001 0 0 .001 0 0]%s"
             b"/FirstChar 1/LastChar 8/Widths[600 600 600 600 300 600 600 600]/ToUnicode 9 0 R>>")
    yield "type3", pdf(content=text(bytes(range(1, 9)))).put(5, type3 % glyphs).put(
        9, to_unicode(word, wide=False)).put(10, stream(b"600 0 0 0 600 600 d1 0 0 500 500 re f")).bytes()
    yield "descendant_loop", pdf(content=CONTENT + b"BT /G 9 Tf (x) Tj ET", fonts=b"/G 9 0 R").put(
        9, b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[9 0 R]>>").bytes()


def layers():
    off = b"/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]>>>>"
    hidden = b"/OC /L BDC " + text("Dolt", y=600) + b"EMC "
    layer = b"/Properties<</L 9 0 R>>"
    group = b"<</Type/OCG/Name(Lager)>>"
    yield "layer_on", pdf(content=b"/OC /L BDC " + CONTENT + b"EMC", resources=layer,
                          catalog=off.replace(b"/OFF", b"/ON")).put(9, group).bytes()
    yield "layer_off", pdf(content=CONTENT + hidden, resources=layer, catalog=off).put(
        9, group).bytes(), "Risk Jäv", "Dolt"
    yield "updated", Pdf(text("Gammalt")).updated(4, stream(CONTENT)), "Risk Jäv", "Gammalt"
    note = b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[72 600 300 650]/DA(/F 12 Tf)" \
        b"/Contents(x)/AP<</N 9 0 R>>>>]"
    yield "annotation", pdf(content=b"", page=note).put(9, stream(
        text("Risk Jäv", 2, 5), b"/Subtype/Form/BBox[0 0 228 50]/Resources<</Font<</F 5 0 R>>>>")).bytes()
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(Risk J\xe4v)/DA(/F 12 Tf)/Rect[72 600 300 650]%s>>"
    form = b"/AcroForm<</Fields[9 0 R]/DA(/F 12 Tf)/DR<</Font<</F 5 0 R>>>>%s>>"
    yield "field", pdf(content=b"", page=b"/Annots[9 0 R]", catalog=form % b"").put(
        9, field % b"/AP<</N 10 0 R>>").put(10, stream(
            b"/Tx BMC " + text("Risk Jäv", 2, 5) + b"EMC",
            b"/Subtype/Form/BBox[0 0 228 50]/Resources<</Font<</F 5 0 R>>>>")).bytes()
    yield "field_without_look", pdf(content=b"", page=b"/Annots[9 0 R]", catalog=form %
                                    b"/NeedAppearances true").put(9, field % b"").bytes()
    yield "field_without_look_or_wish", pdf(content=b"", page=b"/Annots[9 0 R]", catalog=form %
                                            b"").put(9, field % b"").bytes()


def all_good():
    """(name, bytes, words, words that must not be there)"""
    for group in (file_structure, streams, pages, contents, fonts, layers):
        for name, data, *words in group():
            yield (name, data, *(words or ("Risk Jäv", None)))
