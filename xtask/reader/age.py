"""Opens age files (age-encryption.org/v1, binary) with a passphrase or an X25519 identity."""

import base64
import hashlib
import hmac

import chacha
from curves import x25519
from refused import DoesNotOpen, Refused

VERSION = b"age-encryption.org/v1\n"
CHUNK = 64 * 1024
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
BASE_POINT = (9).to_bytes(32, "little")


def identity_from_text(text):
    """The 32 secret bytes of AGE-SECRET-KEY-1…"""
    if text != text.upper() or not text.startswith("AGE-SECRET-KEY-1"):
        raise Refused("a key is not written as AGE-SECRET-KEY-1…")
    prefix, data = "age-secret-key-", text[16:].lower()
    if any(letter not in BECH32 for letter in data):
        raise Refused("a key is not Bech32")
    values = [BECH32.index(letter) for letter in data]
    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    if len(values) < 6 or _bech32_sum(spread + values) != 1:
        raise Refused("a key has a wrong checksum: a letter is mistyped")
    bits = "".join("{:05b}".format(value) for value in values[:-6])
    if len(bits) < 256 or len(bits) >= 261 or "1" in bits[256:]:
        raise Refused("a key is not 32 bytes long")
    return int(bits[:256], 2).to_bytes(32, "big")


def _bech32_sum(values):
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> at & 1:
                total ^= generator
    return total


def hkdf(secret, salt, info):
    """HKDF-SHA256 with 32 bytes of output."""
    key = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(key, info + b"\1", hashlib.sha256).digest()


def _unpadded(text):
    """Base64 without padding, in its only form."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise Refused("an age file has bad Base64 in its header") from None
    if base64.b64encode(data).rstrip(b"=") != text:
        raise Refused("an age file has bad Base64 in its header")
    return data


def _header(data):
    """The stanzas as (arguments, body), the bytes under the header's MAC, the MAC, and what follows."""
    if not data.startswith(VERSION):
        raise Refused("a slot is not an age file")
    at = len(VERSION)
    stanzas = []

    def line():
        nonlocal at
        end = data.find(b"\n", at)
        if end < 0:
            raise Refused("an age file ends in its header")
        found, at = data[at:end], end + 1
        return found

    while True:
        start = at
        first = line()
        if first.startswith(b"--- "):
            return stanzas, data[:start + 3], _unpadded(first[4:]), data[at:]
        if not first.startswith(b"-> "):
            raise Refused("an age file has a line that does not belong into its header")
        arguments = first[3:].split(b" ")
        if not all(argument and all(33 <= byte <= 126 for byte in argument) for argument in arguments):
            raise Refused("an age file has a stanza with bad arguments")
        body = b""
        while True:
            part = line()
            if len(part) > 64:
                raise Refused("an age file has a line that is too long")
            body += part
            if len(part) < 64:
                break
        stanzas.append((arguments, _unpadded(body)))


def _unwrap_scrypt(arguments, body, passphrase, max_log_n):
    if len(arguments) != 3 or len(body) != 32 or len(_unpadded(arguments[1])) != 16:
        raise Refused("an age file has a bad scrypt stanza")
    digits = arguments[2].decode("ascii")
    if not digits.isdigit() or digits[0] == "0" or len(digits) > 2 or int(digits) > max_log_n:
        raise Refused("an age file asks for more work of scrypt than is allowed")
    n = 1 << int(digits)
    salt = b"age-encryption.org/v1/scrypt" + _unpadded(arguments[1])
    try:
        key = hashlib.scrypt(passphrase, salt=salt, n=n, r=8, p=1, dklen=32, maxmem=128 * 8 * (n + 64))
    except (ValueError, MemoryError):
        raise Refused("there is not enough memory to open a passphrase slot") from None
    return chacha.open_sealed(key, bytes(12), body)


def _unwrap_x25519(arguments, body, identity):
    if len(arguments) != 2 or len(body) != 32 or len(_unpadded(arguments[1])) != 32:
        raise Refused("an age file has a bad X25519 stanza")
    share = _unpadded(arguments[1])
    secret = x25519(identity, share)
    if not any(secret):
        raise Refused("an age file has a weak X25519 share")
    key = hkdf(secret, share + x25519(identity, BASE_POINT), b"age-encryption.org/v1/X25519")
    return chacha.open_sealed(key, bytes(12), body)


def _content(file_key, data):
    """The chunks of a STREAM: the last one is marked, and empty only if it is alone."""
    if len(data) < 16:
        raise Refused("an age file has no content")
    key = hkdf(file_key, data[:16], b"payload")
    rest = data[16:]
    size = CHUNK + chacha.TAG
    count = max(1, -(-len(rest) // size))
    out = []
    for number in range(count):
        last = number == count - 1
        nonce = number.to_bytes(11, "big") + (b"\1" if last else b"\0")
        out.append(chacha.open_sealed(key, nonce, rest[number * size:(number + 1) * size]))
        if last and number and not out[-1]:
            raise Refused("an age file ends with an empty chunk")
    return b"".join(out)


def _opened(file_key, covered, mac, rest):
    if len(file_key) != 16:
        raise Refused("an age file has a file key of a wrong length")
    right = hmac.new(hkdf(file_key, b"", b"header"), covered, hashlib.sha256).digest()
    if not hmac.compare_digest(right, mac):
        raise Refused("an age file has a changed header")
    return _content(file_key, rest)


def open_with_passphrase(data, passphrase, max_log_n):
    """The content, or None if the passphrase is another one."""
    stanzas, covered, mac, rest = _header(data)
    if len(stanzas) != 1 or stanzas[0][0][0] != b"scrypt":
        raise Refused("a passphrase slot has other recipients than one passphrase")
    try:
        file_key = _unwrap_scrypt(*stanzas[0], passphrase, max_log_n)
    except DoesNotOpen:
        return None
    return _opened(file_key, covered, mac, rest)


def open_with_identity(data, identity):
    """The content, or None if the identity is not among the recipients."""
    stanzas, covered, mac, rest = _header(data)
    if any(arguments[0] == b"scrypt" for arguments, _ in stanzas):
        raise Refused("a study-key slot has a passphrase among its recipients")
    for arguments, body in stanzas:
        if arguments[0] != b"X25519":
            continue
        try:
            file_key = _unwrap_x25519(arguments, body, identity)
        except DoesNotOpen:
            continue
        return _opened(file_key, covered, mac, rest)
    return None
