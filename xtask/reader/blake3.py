"""BLAKE3 with an output of 32 bytes: hash, keyed_hash, derive_key."""

from functools import lru_cache

from lanes import gather, ones, scatter

IV = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
PERMUTATION = (2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8)
CHUNK_START, CHUNK_END, PARENT, ROOT, KEYED_HASH, DERIVE_CONTEXT, DERIVE_MATERIAL = 1, 2, 4, 8, 16, 32, 64
BLOCK, CHUNK = 64, 1024
TOGETHER = 256  # chunks in one go


def _schedule():
    """For each of the seven rounds: the four state words and the two message words of each step."""
    steps = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
             (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
    order = list(range(16))
    plan = []
    for _ in range(7):
        plan += [step + (order[2 * number], order[2 * number + 1]) for number, step in enumerate(steps)]
        order = [order[place] for place in PERMUTATION]
    return plan


SCHEDULE = _schedule()


def _compress(chaining, message, counter, length, flags, count):
    """The compression function on `count` lanes; returns the eight words of the next chaining value."""
    one = ones(count)
    mask = 0xFFFFFFFF * one
    state = list(chaining) + [word * one for word in IV[:4]]
    state += [counter & mask, counter >> 32 & mask, length * one, flags * one]
    for ia, ib, ic, id_, ix, iy in SCHEDULE:
        a, b, c, d = state[ia], state[ib], state[ic], state[id_]
        a = a + b + message[ix] & mask
        t = (d ^ a) << 16
        d = t & mask | t >> 32 & mask
        c = c + d & mask
        t = (b ^ c) << 20
        b = t & mask | t >> 32 & mask
        a = a + b + message[iy] & mask
        t = (d ^ a) << 24
        d = t & mask | t >> 32 & mask
        c = c + d & mask
        t = (b ^ c) << 25
        state[ia], state[ib], state[ic], state[id_] = a, t & mask | t >> 32 & mask, c, d
    return [low ^ high for low, high in zip(state[:8], state[8:])]


def _full_chunks(data, first, count, key, flags):
    """Chaining values of `count` whole chunks, 32 bytes each."""
    one = ones(count)
    counter = int.from_bytes(b"".join((first + n).to_bytes(8, "little") for n in range(count)), "little")
    chaining = [word * one for word in key]
    for block in range(16):
        start = first * CHUNK + block * BLOCK
        message = [gather(data, start + 4 * word, CHUNK, count) for word in range(16)]
        edge = CHUNK_START if block == 0 else CHUNK_END if block == 15 else 0
        chaining = _compress(chaining, message, counter, BLOCK, flags | edge, count)
    return scatter(chaining, count)


def _last_chunk(data, number, key, flags, root):
    """Chaining value of the last chunk, which may be short or empty."""
    chunk = data[number * CHUNK:]
    blocks = max(1, -(-len(chunk) // BLOCK))
    chaining = list(key)
    for block in range(blocks):
        part = chunk[block * BLOCK:(block + 1) * BLOCK]
        padded = part + bytes(BLOCK - len(part))
        message = [gather(padded, 4 * word, BLOCK, 1) for word in range(16)]
        edge = CHUNK_START if block == 0 else 0
        if block == blocks - 1:
            edge |= CHUNK_END | root
        chaining = _compress(chaining, message, number, len(part), flags | edge, 1)
    return scatter(chaining, 1)


def _parents(values, key, flags):
    """Chaining values of the parents of each two neighbours."""
    count = len(values) // 64
    one = ones(count)
    message = [gather(values, 4 * word, 64, count) for word in range(16)]
    return scatter(_compress([word * one for word in key], message, 0, BLOCK, flags | PARENT, count), count)


def _tree(data, key, flags):
    last = max(0, (len(data) - 1) // CHUNK)
    if last == 0:
        return _last_chunk(data, 0, key, flags, ROOT)
    values = b""
    for first in range(0, last, TOGETHER):
        values += _full_chunks(data, first, min(TOGETHER, last - first), key, flags)
    values += _last_chunk(data, last, key, flags, 0)
    while len(values) > 64:
        even = len(values) // 64 * 64
        values = _parents(values[:even], key, flags) + values[even:]
    return _parents(values, key, flags | ROOT)


def _words(key):
    return tuple(int.from_bytes(key[at:at + 4], "little") for at in range(0, 32, 4))


def hash(data):
    return _tree(data, IV, 0)


def keyed_hash(key, data):
    return _tree(data, _words(key), KEYED_HASH)


@lru_cache(maxsize=64)
def _context_key(context):
    return _words(_tree(context.encode("utf-8"), IV, DERIVE_CONTEXT))


def derive_key(context, material):
    return _tree(material, _context_key(context), DERIVE_MATERIAL)
