"""PDFs that are broken, hostile, or whose words cannot be had: (name, bytes, verdicts that are right,
a part of the reason or of a note that must be told, or None)."""
import hashlib

from good import CONTENT, pdf, to_unicode, wide_font
from pdf_writer import HELVETICA, Pdf, flate, stream, text

READ, PART, REFUSED = {"imported"}, {"partial"}, {"refused"}
ANY = {"imported", "partial", "refused"}
# What Poppler's recursion does not survive: the reader dies in its fence, and that is told.
FATAL = {"cmap_of_itself", "layer_loop"}


def image(entries, data=b"\x00" * 64, mask=b""):
    body = stream(data, b"/Type/XObject/Subtype/Image" + entries)
    return pdf(content=b"q 600 0 0 800 0 0 cm /I Do Q " + mask,
               resources=b"/XObject<</I 9 0 R>>").put(9, body).bytes()


def scans():
    grey = b"/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray"
    yield "scan_plain", image(grey)
    yield "scan_jpeg", image(grey + b"/Filter/DCTDecode", b"\xff\xd8\xff\xe0 no picture")
    yield "scan_jpx", image(b"/Width 8/Height 8/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n")
    yield "scan_jbig2", image(b"/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray"
                              b"/Filter/JBIG2Decode", b"\0\0\0\0\x30\0\x01\0\0\0\x13" + b"\xff" * 19)
    yield "scan_fax", image(b"/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray"
                            b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2147483647>>")
    yield "scan_huge", image(b"/Width 2147483647/Height 2147483647/BitsPerComponent 16"
                             b"/ColorSpace/DeviceCMYK")
    yield "scan_negative", image(b"/Width -8/Height -8/BitsPerComponent 0/ColorSpace/Nothing")


def empty_documents():
    yield "no_pages", pdf().put(2, b"<</Type/Pages/Kids[]/Count 0>>").bytes()
    yield "no_catalog", pdf().put(1, b"null").put(2, b"null").put(3, b"null").bytes()
    yield "catalog_is_number", pdf().put(1, b"17").put(2, b"(x)").put(3, b"[]").bytes()
    yield "head_alone", b"%PDF-1.7\n"
    yield "head_and_noise", b"%PDF-1.7\n" + hashlib.shake_256(b"noise").digest(20_000)
    yield "form_data", b"%FDF-1.2\n1 0 obj<</FDF<</Fields[]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "page_of_itself", pdf().put(2, b"<</Type/Pages/Kids[2 0 R]/Count 1>>").put(3, b"1").bytes()


def locked(handler, more=b""):
    return (b"/ID[<00><00>]/Encrypt<</Filter/%s/V 1/R 2/O(%s)/U(%s)/P -4%s>>" % (
        handler, b"o" * 32, b"u" * 32, more))


def encrypted():
    for name, handler, more in (("password", b"Standard", b""), ("certificate", b"Adobe.PubSec", b""),
                                ("own_handler", b"Own", b"")):
        body = pdf()
        body.trailer = locked(handler, more)
        yield f"locked_{name}", body.bytes()


def loops():
    yield "contents_of_themselves", pdf().put(4, b"[4 0 R 4 0 R]").bytes()
    yield "kids_loop", pdf().put(2, b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>").bytes()
    yield "object_of_itself", pdf().put(4, b"4 0 R").bytes()
    yield "packed_in_itself", pdf().packed().replace(b"/Type/ObjStm", b"/Type/ObjStm/Extends 6 0 R")
    yield "resources_loop", pdf().put(3, pdf().objects[3].replace(
        b"/Resources<<", b"/Resources 3 0 R/Old<<")).bytes()
    space = b"/ColorSpace<</S 9 0 R>>"
    for name, body in (("indexed", b"[/Indexed 9 0 R 255 (x)]"), ("separation", b"[/Separation/X 9 0 R 9 0 R]"),
                       ("icc", b"[/ICCBased 9 0 R]"), ("pattern", b"[/Pattern 9 0 R]"),
                       ("device_n", b"[/DeviceN[/a/b]9 0 R 9 0 R]"), ("lab", b"[/Lab<</WhitePoint 9 0 R>>]")):
        yield f"space_{name}_loop", pdf(content=b"/S cs 1 scn 9 9 99 99 re f " + CONTENT,
                                        resources=space).put(9, body).bytes()
    shading = b"<</ShadingType %d/ColorSpace/DeviceRGB/Coords[0 0 0 9 9 9]/Function 10 0 R>>"
    for kind in (1, 2, 3, 4, 5, 6, 7, 99):
        yield f"shading_{kind}", pdf(content=b"/S sh " + CONTENT, resources=b"/Shading<</S 9 0 R>>").put(
            9, shading % kind).put(10, b"<</FunctionType 3/Domain[0 1]/Functions[10 0 R]/Bounds[]"
                                       b"/Encode[0 1]>>").bytes()
    tile = stream(b"/Pattern cs /T scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1"
                  b"/BBox[0 0 1 1]/XStep 1e-9/YStep 1e-9/Resources<</Pattern<</T 9 0 R>>>>")
    yield "tile_of_itself", pdf(content=b"/Pattern cs /T scn 0 0 600 800 re f " + CONTENT,
                                resources=b"/Pattern<</T 9 0 R>>").put(9, tile).bytes()
    yield "mask_of_itself", pdf(content=b"/G gs " + CONTENT, resources=b"/ExtGState<</G 9 0 R>>").put(
        9, b"<</SMask<</S/Luminosity/G 10 0 R>>>>").put(10, stream(
            b"/G gs 0 0 9 9 re f", b"/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>"
            b"/Resources<</ExtGState<</G 9 0 R>>>>")).bytes()
    glyph = stream(b"9 0 d0 BT /F 1 Tf (a) Tj ET")
    yield "glyph_of_itself", pdf(content=CONTENT + text("aaa", y=600)).put(
        5, b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 9 0 R>>"
           b"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font"
           b"<</F 5 0 R>>>>>>").put(9, glyph).bytes()
    yield "cmap_of_itself", pdf(content=CONTENT + b"BT /G 9 Tf <0001> Tj ET", fonts=b"/G 9 0 R").put(
        9, wide_font(b"10 0 R")).put(10, stream(b"", b"/Type/CMap/CMapName/X/UseCMap 10 0 R")).bytes()
    tree = b"/StructTreeRoot<</ParentTree 9 0 R/RoleMap<</A/B/B/A>>>>"
    yield "structure_loop", pdf(content=b"/A<</MCID 0>>BDC " + CONTENT + b"EMC", page=b"/StructParents 0",
                                catalog=tree).put(9, b"<</Nums[0[10 0 R]]/Kids[9 0 R 9 0 R]>>").put(
        10, b"<</S/A/P 10 0 R/K 10 0 R>>").bytes()
    yield "layer_loop", pdf(content=b"/OC /L BDC " + CONTENT + b"EMC", resources=b"/Properties<</L 9 0 R>>",
                            catalog=b"/OCProperties<</OCGs[10 0 R]/D<<>>>>").put(
        9, b"<</Type/OCMD/VE 11 0 R>>").put(10, b"<</Type/OCG>>").put(11, b"[/And 11 0 R 11 0 R]").bytes()
    yield "field_loop", pdf(page=b"/Annots[9 0 R]", catalog=b"/AcroForm<</Fields[9 0 R]>>").put(
        9, b"<</Subtype/Widget/FT/Tx/Rect[0 0 9 9]/Kids[9 0 R]/Parent 9 0 R>>").bytes()


def floods():
    yield "deep_array", pdf().put(9, b"[" * 300_000).bytes()
    yield "deep_dict", pdf().put(9, b"<</A" * 300_000).bytes()
    yield "deep_string", pdf(content=CONTENT + b"(" * 300_000).bytes()
    yield "deep_marks", pdf(content=b"/P<</MCID 0>>BDC " * 100_000 + CONTENT).bytes()
    yield "deep_states", pdf(content=b"q " * 300_000 + CONTENT).bytes()
    yield "many_operands", pdf(content=b"1 " * 500_000 + CONTENT).bytes()
    yield "many_fonts", pdf(content=b"".join(b"BT /F%d 9 Tf (x) Tj ET " % i for i in range(3000)) + CONTENT,
                            fonts=b"".join(b"/F%d 5 0 R" % i for i in range(3000))).bytes()
    yield "long_string", pdf(content=text(b"Risk J\xe4v" + b"x" * 350_000)).bytes()
    yield "far_jumps", pdf(content=CONTENT + b"".join(
        b"1 0 0 1 1e%d 1e%d cm " % (i % 300, i % 300) for i in range(900)) + CONTENT).bytes()
    yield "dashes", pdf(content=b"[1e-9 1e-9] 0 d 1e-30 w 0 0 m 1e30 1e30 l S " + CONTENT).bytes()
    yield "curves", pdf(content=b"0 0 m " + b"1 2 3 4 5 6 c " * 300_000 + b"f " + CONTENT).bytes()
    yield "clips", pdf(content=b"0 0 600 800 re W n " * 100_000 + CONTENT).bytes()
    yield "predictor_wide", pdf().put(4, flate(CONTENT, b"/DecodeParms<</Predictor 15/Columns 2147483647"
                                               b"/Colors 255/BitsPerComponent 16>>")).bytes()
    filters = b"/Filter[" + b"/FlateDecode" * 3000 + b"]"
    yield "many_filters", pdf().put(4, stream(CONTENT, filters)).bytes()
    yield "deep_page_tree", deep_tree(30_000)
    program = b"{" * 50_000 + b"}" * 50_000
    yield "calculator", pdf(content=b"/S cs 1 scn 0 0 9 9 re f " + CONTENT, resources=b"/ColorSpace<</S"
                            b"[/Separation/X/DeviceGray 9 0 R]>>").put(9, stream(
                                program, b"/FunctionType 4/Domain[0 1]/Range[0 1]")).bytes()
    sampled = b"/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1]/Size[65535 65535 65535 65535]/BitsPerSample 32"
    yield "samples", pdf(content=b"/S cs 1 1 1 1 scn 0 0 9 9 re f " + CONTENT, resources=b"/ColorSpace<</S"
                         b"[/DeviceN[/a/b/c/d]/DeviceGray 9 0 R]>>").put(9, stream(b"x", sampled)).bytes()
    wide = stream(b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange "
                  b"<00000000> <ffffffff> <0041> endbfrange")
    yield "to_unicode_flood", pdf(content=b"BT /F 12 Tf <0001> Tj ET").put(
        5, wide_font(more=b"/ToUnicode 9 0 R")).put(9, wide).bytes()
    yield "widths_flood", pdf().put(5, HELVETICA.replace(
        b"/Encoding", b"/FirstChar -2147483648/LastChar 2147483647/Widths[1]/Encoding")).bytes()
    yield "xref_wide", pdf().packed().replace(b"/W[1 4 2]", b"/W[9 9 9]")
    yield "xref_negative", pdf().packed().replace(b"/W[1 4 2]", b"/W[1 -4 2]/Index[-5 2147483647]")


def deep_tree(levels):
    body = pdf()
    for level in range(levels):
        body.put(10 + level, b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (
            11 + level if level < levels - 1 else 3))
    return body.put(2, b"<</Type/Pages/Kids[10 0 R]/Count 1>>").bytes()


def cuts():
    for kind, whole in (("plain", pdf().bytes()), ("packed", pdf().packed())):
        for tenth in range(1, 10):
            yield f"cut_{kind}_{tenth}", whole[:len(whole) * tenth // 10]
    for field in (b"/Type/Catalog", b"/Pages 2 0 R", b"/Kids[3 0 R]", b"/Contents 4 0 R", b"/Font<<",
                  b"/BaseFont/Helvetica", b"/Subtype/Type1", b"/MediaBox", b"endstream", b"xref", b"Tf"):
        for number, instead in enumerate((b"", b"/X", b"null", b"-1", b"(", b"<<", b"]", b"\xff\xfe")):
            yield f"damage_{field.strip(b'/').split(b'[')[0].split()[0].decode().replace('/', '_')}_{number}", \
                pdf().bytes().replace(field, instead)


def told():
    """What is missing, or is not on the pages, must be told."""
    yield "no_such_font", pdf(content=CONTENT.replace(b"/F ", b"/Other ")).bytes(), PART, "Other"
    yield "part_of_content", pdf().put(4, b"[99 0 R 6 0 R]").put(6, stream(CONTENT)).bytes(), \
        PART, "not in the file"
    yield "count_7", pdf().put(2, b"<</Type/Pages/Kids[3 0 R]/Count 7>>").bytes(), PART, "page 7"
    yield "blank_page", pdf(content=b"").bytes(), READ, "no text"
    yield "attachments", pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(a.pdf) 9 0 R]>>>>").put(
        9, b"<</Type/Filespec/F(a.pdf)/EF<</F 10 0 R>>>>").put(10, stream(b"%PDF", b"/Type/EmbeddedFile")).bytes(), \
        READ, "files in it"
    yield "xfa", pdf(content=text("Please wait..."), catalog=b"/NeedsRendering true/AcroForm<</Fields[]"
                     b"/XFA[(template) 9 0 R]>>").put(9, stream(b"<template/>")).bytes(), READ, "XFA"
    yield "unreadable_font", pdf(content=b"BT /F 12 Tf 72 700 Td <000100020003> Tj ET").put(
        5, wide_font()).bytes(), PART, "do not tell what they mean"
    yield "unreadable_unicode", pdf(content=b"BT /F 12 Tf 72 700 Td <000100020003> Tj ET").put(
        5, wide_font(more=b"/ToUnicode 9 0 R")).put(9, to_unicode(
            [(1, "\ufffd"), (2, "\x01"), (3, "\ufffd")])).bytes(), PART, "do not tell what they mean"


def all_bad():
    for name, data in scans():
        yield name, data, PART, "scan"
    for name, data in empty_documents():
        yield name, data, ANY, None
    for name, data in encrypted():
        yield name, data, REFUSED, {"locked_password": "found none", "locked_certificate":
                                    "Adobe.PubSec", "locked_own_handler": "that of Own"}[name]
    for group in (loops, floods, cuts):
        for name, data in group():
            yield name, data, {"failed"} if name in FATAL else ANY, None
    yield from told()
