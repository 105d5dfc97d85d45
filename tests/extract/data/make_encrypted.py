#!/usr/bin/env python3
"""Writes encrypted_user.pdf (user password "hemlig") and encrypted_owner.pdf (no user password,
only an owner's) beside itself: one page with the words "Risk 2024", RC4 with 40 bits as in PDF 1.1.

usage: make_encrypted.py
"""
import hashlib
import pathlib

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
ID = bytes(range(16))
PERMISSIONS = -4


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def padded(password):
    return (password.encode("latin-1") + PAD)[:32]


def build(user, owner):
    owner_entry = rc4(hashlib.md5(padded(owner)).digest()[:5], padded(user))
    key = hashlib.md5(padded(user) + owner_entry +
                      (PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little") + ID).digest()[:5]
    user_entry = rc4(key, PAD)

    def stream_key(number):
        return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]

    content = rc4(stream_key(4), b"BT /F1 12 Tf 72 700 Td (Risk 2024) Tj ET")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>"
        % (owner_entry.hex().encode(), user_entry.hex().encode(), PERMISSIONS),
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Encrypt 6 0 R /ID [<%s> <%s>] >>\n" % (
        len(objects) + 1, ID.hex().encode(), ID.hex().encode())
    return out + b"startxref\n%d\n%%%%EOF\n" % start


here = pathlib.Path(__file__).parent
(here / "encrypted_user.pdf").write_bytes(build("hemlig", "owner"))
(here / "encrypted_owner.pdf").write_bytes(build("", "owner"))
