"""ChaCha20-Poly1305 (RFC 8439) and XChaCha20-Poly1305: opens what was sealed, or refuses it."""

import hmac
from struct import pack, unpack

from lanes import ones, scatter
from refused import DoesNotOpen

CONSTANTS = unpack("<4I", b"expand 32-byte k")
QUARTERS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
            (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
TOGETHER = 1024  # blocks in one go
TAG = 16


def _rounds(state, mask):
    """The twenty rounds, in place, on all lanes."""
    for _ in range(10):
        for ia, ib, ic, id_ in QUARTERS:
            a, b, c, d = state[ia], state[ib], state[ic], state[id_]
            a = a + b & mask
            t = (d ^ a) << 16
            d = t & mask | t >> 32 & mask
            c = c + d & mask
            t = (b ^ c) << 12
            b = t & mask | t >> 32 & mask
            a = a + b & mask
            t = (d ^ a) << 8
            d = t & mask | t >> 32 & mask
            c = c + d & mask
            t = (b ^ c) << 7
            state[ia], state[ib], state[ic], state[id_] = a, t & mask | t >> 32 & mask, c, d


def key_stream(key, nonce, counter, size):
    """`size` bytes of ChaCha20 from a block on."""
    fixed = CONSTANTS + unpack("<8I", key)
    tail = unpack("<3I", nonce)
    out = []
    left = -(-size // 64)
    while left:
        count = min(left, TOGETHER)
        one = ones(count)
        mask = 0xFFFFFFFF * one
        start = [word * one for word in fixed]
        start.append(int.from_bytes(pack("<%dQ" % count, *range(counter, counter + count)), "little"))
        start += [word * one for word in tail]
        state = list(start)
        _rounds(state, mask)
        out.append(scatter([word + first & mask for word, first in zip(state, start)], count))
        left -= count
        counter += count
    return b"".join(out)[:size]


def hchacha20(key, nonce):
    """The subkey that XChaCha20 makes from the first 16 bytes of a nonce."""
    state = list(CONSTANTS + unpack("<8I", key) + unpack("<4I", nonce))
    _rounds(state, 0xFFFFFFFF)
    return pack("<8I", *(state[:4] + state[12:]))


def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    prime = (1 << 130) - 5
    from_bytes = int.from_bytes
    total = 0
    for at in range(0, len(message), 16):
        total = (total + from_bytes(message[at:at + 16] + b"\1", "little")) * r % prime
    return (total + from_bytes(key[16:], "little") & (1 << 128) - 1).to_bytes(16, "little")


def _xor(left, right):
    size = len(left)
    return (int.from_bytes(left, "little") ^ int.from_bytes(right, "little")).to_bytes(size, "little")


def _tag(one_time_key, sealed, associated):
    padded = [part + bytes(-len(part) % 16) for part in (associated, sealed)]
    return poly1305(one_time_key, padded[0] + padded[1] + pack("<QQ", len(associated), len(sealed)))


def open_sealed(key, nonce, sealed, associated=b""):
    """The plaintext of ChaCha20-Poly1305; `sealed` ends with its tag."""
    if len(sealed) < TAG:
        raise DoesNotOpen("something sealed is shorter than its tag")
    body, tag = sealed[:-TAG], sealed[-TAG:]
    if not hmac.compare_digest(_tag(key_stream(key, nonce, 0, 32), body, associated), tag):
        raise DoesNotOpen("something sealed does not open")
    return _xor(body, key_stream(key, nonce, 1, len(body)))


def open_sealed_x(key, nonce, sealed, associated):
    """The plaintext of XChaCha20-Poly1305; the nonce has 24 bytes."""
    return open_sealed(hchacha20(key, nonce[:16]), bytes(4) + nonce[16:], sealed, associated)
