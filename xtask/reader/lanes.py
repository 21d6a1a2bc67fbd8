"""Many 32-bit words in one big integer, 64 bits apart: one Python operation works on all of them."""

from functools import lru_cache


@lru_cache(maxsize=64)
def ones(count):
    """The word 1 in every lane; times a word it is that word in every lane."""
    return int.from_bytes(b"\1\0\0\0\0\0\0\0" * count, "little")


def gather(data, offset, stride, count):
    """The little-endian words at offset, offset + stride, … as lanes."""
    if count == 1:
        return int.from_bytes(data[offset:offset + 4], "little")
    lanes = bytearray(8 * count)
    span = stride * (count - 1) + 1
    for byte in range(4):
        lanes[byte::8] = data[offset + byte:offset + byte + span:stride]
    return int.from_bytes(lanes, "little")


def scatter(words, count):
    """The bytes of all words of the first lane, then of the second, …"""
    stride = 4 * len(words)
    out = bytearray(stride * count)
    for number, word in enumerate(words):
        lanes = word.to_bytes(8 * count, "little")
        for byte in range(4):
            out[4 * number + byte::stride] = lanes[byte::8]
    return bytes(out)
