"""Opens one Zstandard frame (RFC 8878), with a limit on what it opens to; dictionaries are refused."""

from refused import Refused

MAGIC = b"\x28\xb5\x2f\xfd"
BLOCK_MAX = 128 * 1024

# Code numbers from 0 on: (first value, further bits).
LITERAL_LENGTHS = [(n, 0) for n in range(16)] + [
    (16, 1), (18, 1), (20, 1), (22, 1), (24, 2), (28, 2), (32, 3), (40, 3), (48, 4), (64, 6),
    (128, 7), (256, 8), (512, 9), (1024, 10), (2048, 11), (4096, 12), (8192, 13), (16384, 14),
    (32768, 15), (65536, 16)]
MATCH_LENGTHS = [(n + 3, 0) for n in range(32)] + [
    (35, 1), (37, 1), (39, 1), (41, 1), (43, 2), (47, 2), (51, 3), (59, 3), (67, 4), (83, 4),
    (99, 5), (131, 7), (259, 8), (515, 9), (1027, 10), (2051, 11), (4099, 12), (8195, 13),
    (16387, 14), (32771, 15), (65539, 16)]
OFFSETS = [(1 << n, n) for n in range(32)]

DEFAULT_LITERAL_LENGTHS = (4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1,
                           1, 1, 1, 1, -1, -1, -1, -1)
DEFAULT_OFFSETS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1)
DEFAULT_MATCH_LENGTHS = (1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                         1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1)


class Backward:
    """A bit stream that is read from its end; beyond its beginning stand zeros."""

    def __init__(self, data):
        if not data or not data[-1]:
            raise Refused("a compressed stream has no end mark")
        self.data = data
        self.left = 8 * len(data) - 9 + data[-1].bit_length()

    def bits(self, count):
        self.left -= count
        start = self.left
        if start < 0:
            whole = self.left + count
            value = int.from_bytes(self.data[:8], "little") & (1 << max(whole, 0)) - 1
            return value << -start & (1 << count) - 1
        at = start >> 3
        return int.from_bytes(self.data[at:at + 8], "little") >> (start & 7) & (1 << count) - 1


def fse_distribution(data, at, max_log, max_symbol):
    """Probabilities as they stand before a table; returns them, the table's log, and where it goes on."""
    number = int.from_bytes(data[at:at + 512], "little")
    log = (number & 15) + 5
    if log > max_log:
        raise Refused("a compressed table is too large")
    used = 4
    remaining = (1 << log) + 1
    weights = []
    while remaining > 1:
        size = remaining.bit_length()
        value = number >> used & (1 << size) - 1
        low = value & (1 << size - 1) - 1
        spare = (1 << size) - 1 - remaining
        if low < spare:
            value = low
            used += size - 1
        else:
            if value >= 1 << size - 1:
                value -= spare
            used += size
        weight = value - 1
        remaining -= abs(weight)
        weights.append(weight)
        if weight == 0:
            while True:
                repeat = number >> used & 3
                used += 2
                weights += [0] * repeat
                if repeat < 3:
                    break
        if len(weights) > max_symbol + 1 or used > 8 * 512:
            raise Refused("a compressed table has too many symbols")
    at += -(-used // 8)
    if remaining != 1 or at > len(data):
        raise Refused("a compressed table is damaged")
    return weights, log, at


def fse_table(weights, log):
    """For each state: symbol, number of bits, first next state."""
    size = 1 << log
    symbols = [0] * size
    high = size
    for symbol, weight in enumerate(weights):
        if weight == -1:
            high -= 1
            symbols[high] = symbol
    step, place = (size >> 1) + (size >> 3) + 3, 0
    for symbol, weight in enumerate(weights):
        for _ in range(max(weight, 0)):
            symbols[place] = symbol
            place = place + step & size - 1
            while place >= high:
                place = place + step & size - 1
    following = [abs(weight) for weight in weights]
    table = []
    for symbol in symbols:
        state = following[symbol]
        following[symbol] += 1
        bits = log - state.bit_length() + 1
        table.append((symbol, bits, (state << bits) - size))
    return table


def huffman_weights(data, at):
    """The weights of a Huffman table's description, and where it ends."""
    head = data[at]
    at += 1
    if head >= 128:
        count = head - 127
        packed = data[at:at + (count + 1) // 2]
        return [packed[n // 2] >> (0 if n & 1 else 4) & 15 for n in range(count)], at + len(packed)
    end = at + head
    distribution, log, start = fse_distribution(data[:end], at, 6, 255)
    table = fse_table(distribution, log)
    stream = Backward(data[start:end])
    states = [stream.bits(log), stream.bits(log)]
    if stream.left < 0:
        raise Refused("a compressed table is damaged")
    weights = []
    turn = 0
    while len(weights) < 255:
        symbol, bits, base = table[states[turn]]
        weights.append(symbol)
        states[turn] = base + stream.bits(bits)
        turn ^= 1
        if stream.left < 0:
            weights.append(table[states[turn]][0])
            return weights, end
    raise Refused("a compressed table has too many symbols")


def huffman_table(data, at):
    """A table over max_bits of input: (symbol, number of bits); and where the description ends."""
    weights, at = huffman_weights(data, at)
    total = sum(1 << weight - 1 for weight in weights if weight)
    max_bits = total.bit_length()
    rest = (1 << max_bits) - total
    if not total or max_bits > 11 or rest & rest - 1 or len(weights) > 255:
        raise Refused("a compressed table is damaged")
    weights.append(rest.bit_length())
    table = []
    for weight in range(1, max_bits + 1):
        for symbol, own in enumerate(weights):
            if own == weight:
                table += [(symbol, max_bits + 1 - weight)] * (1 << weight - 1)
    if len(table) != 1 << max_bits:
        raise Refused("a compressed table is damaged")
    return (table, max_bits), at


def huffman_stream(huffman, data, count):
    """`count` literals of one stream."""
    table, max_bits = huffman
    stream = Backward(data)
    left = stream.left
    out = bytearray(count)
    mask = (1 << max_bits) - 1
    padded = bytes(2) + data + bytes(6)
    left += 16 - max_bits
    for place in range(count):
        if left < 0:
            raise Refused("a compressed stream ends too early")
        at = left >> 3
        symbol, bits = table[int.from_bytes(padded[at:at + 4], "little") >> (left & 7) & mask]
        out[place] = symbol
        left -= bits
    if left != 16 - max_bits:
        raise Refused("a compressed stream has a wrong length")
    return bytes(out)


class Frame:
    """What one frame remembers from block to block."""

    def __init__(self, limit):
        self.out = bytearray()
        self.limit = limit
        self.huffman = None
        self.tables = [None, None, None]
        self.recent = [1, 4, 8]

    def literals(self, block):
        """The literals of a block, and where its sequences begin."""
        kind, form = block[0] & 3, block[0] >> 2 & 3
        if kind < 2:
            size_bytes = (1, 2, 1, 3)[form]
            number = int.from_bytes(block[:size_bytes], "little")
            size = number >> 3 if size_bytes == 1 else number >> 4
            if size > BLOCK_MAX:
                raise Refused("a compressed block is too large")
            if kind == 1:
                return block[size_bytes:size_bytes + 1] * size, size_bytes + 1
            return block[size_bytes:size_bytes + size], size_bytes + size
        head, width = ((3, 10), (3, 10), (4, 14), (5, 18))[form]
        number = int.from_bytes(block[:head], "little") >> 4
        size, packed = number & (1 << width) - 1, number >> width
        end = head + packed
        if size > BLOCK_MAX or end > len(block):
            raise Refused("a compressed block is damaged")
        at = head
        if kind == 2:
            self.huffman, at = huffman_table(block[:end], at)
        if self.huffman is None:
            raise Refused("a compressed block lacks its table")
        if form == 0:
            return huffman_stream(self.huffman, block[at:end], size), end
        jumps = [int.from_bytes(block[at + n:at + n + 2], "little") for n in (0, 2, 4)]
        at += 6
        each = (size + 3) // 4
        out = []
        for number, length in enumerate(jumps + [end - at - sum(jumps)]):
            count = each if number < 3 else size - 3 * each
            if length < 1 or count < 0:
                raise Refused("a compressed block is damaged")
            out.append(huffman_stream(self.huffman, block[at:at + length], count))
            at += length
        return b"".join(out), end

    def sequence_table(self, which, mode, block, at):
        """The table for one of the three codes: literal length, offset, match length."""
        codes, default, default_log, max_log = (
            (LITERAL_LENGTHS, DEFAULT_LITERAL_LENGTHS, 6, 9), (OFFSETS, DEFAULT_OFFSETS, 5, 8),
            (MATCH_LENGTHS, DEFAULT_MATCH_LENGTHS, 6, 9))[which]
        if mode == 0:
            table, log = fse_table(default, default_log), default_log
        elif mode == 1:
            table, log = [(block[at], 0, 0)], 0
            at += 1
        elif mode == 2:
            weights, log, at = fse_distribution(block, at, max_log, len(codes) - 1)
            table = fse_table(weights, log)
        elif self.tables[which]:
            return at
        else:
            raise Refused("a compressed block lacks its table")
        self.tables[which] = [codes[symbol] + (bits, base) for symbol, bits, base in table], log
        return at

    def compressed_block(self, block):
        literals, at = self.literals(block)
        count = block[at]
        at += 1
        if count >= 128:
            if count == 255:
                count = int.from_bytes(block[at:at + 2], "little") + 0x7F00
                at += 2
            else:
                count = (count - 128 << 8) + block[at]
                at += 1
        if not count:
            if at != len(block):
                raise Refused("a compressed block is too long")
            return self.emit(literals)
        modes = block[at]
        at += 1
        if modes & 3:
            raise Refused("a compressed block is damaged")
        for which, shift in enumerate((6, 4, 2)):
            at = self.sequence_table(which, modes >> shift & 3, block, at)
        stream = Backward(block[at:])
        bits = stream.bits
        (lengths, log_l), (offsets, log_o), (matches, log_m) = self.tables
        state_l, state_o, state_m = bits(log_l), bits(log_o), bits(log_m)
        used = 0
        for number in range(count):
            base_l, extra_l, next_l, from_l = lengths[state_l]
            base_o, extra_o, next_o, from_o = offsets[state_o]
            base_m, extra_m, next_m, from_m = matches[state_m]
            offset = base_o + bits(extra_o)
            match = base_m + bits(extra_m)
            length = base_l + bits(extra_l)
            if number < count - 1:
                state_l = from_l + bits(next_l)
                state_m = from_m + bits(next_m)
                state_o = from_o + bits(next_o)
            if stream.left < 0 or used + length > len(literals):
                raise Refused("a compressed block is damaged")
            self.emit(literals[used:used + length])
            used += length
            self.copy(self.offset(offset, length), match)
        if stream.left:
            raise Refused("a compressed block is too long")
        self.emit(literals[used:])

    def offset(self, value, length):
        """The distance that an offset value means; keeps the last three."""
        recent = self.recent
        if value > 3:
            recent.insert(0, value - 3)
        else:
            place = value - 1 + (length == 0)
            recent.insert(0, recent.pop(place) if place < 3 else recent[0] - 1)
        del recent[3:]
        return recent[0]

    def emit(self, data):
        if len(self.out) + len(data) > self.limit:
            raise Refused("a frame opens to more than %d bytes" % self.limit)
        self.out += data

    def copy(self, distance, count):
        out = self.out
        if not 0 < distance <= len(out):
            raise Refused("a compressed block reaches before its beginning")
        start = len(out) - distance
        piece = bytes(out[start:start + count])
        self.emit((piece * (count // len(piece) + 1))[:count])


def decompress(data, limit):
    """The content of exactly one frame."""
    try:
        return _decompress(data, limit)
    except IndexError:
        raise Refused("a compressed frame is cut or damaged") from None


def _decompress(data, limit):
    if data[:4] != MAGIC:
        raise Refused("what should be compressed is no Zstandard frame")
    flags = data[4]
    single, has_checksum = flags >> 5 & 1, flags >> 2 & 1
    if flags & 0x0B:
        raise Refused("a frame wants a dictionary, or something reserved")
    at = 5 if single else 6
    size_bytes = (single, 2, 4, 8)[flags >> 6]
    size = int.from_bytes(data[at:at + size_bytes], "little") + (256 if size_bytes == 2 else 0)
    at += size_bytes
    if size > limit:
        raise Refused("a frame opens to more than %d bytes" % limit)
    frame = Frame(limit)
    last = 0
    while not last:
        head = int.from_bytes(data[at:at + 3], "little")
        last, kind, length = head & 1, head >> 1 & 3, head >> 3
        at += 3
        taken = 1 if kind == 1 else length
        if kind == 3 or length > BLOCK_MAX or at + taken > len(data):
            raise Refused("a compressed frame is cut or damaged")
        block = data[at:at + taken]
        at += taken
        before = len(frame.out)
        if kind == 2:
            frame.compressed_block(block)
        else:
            frame.emit(block if kind == 0 else block * length)
        if len(frame.out) - before > BLOCK_MAX:
            raise Refused("a compressed block is too large")
    if has_checksum:
        if data[at:at + 4] != (xxh64(frame.out) & 0xFFFFFFFF).to_bytes(4, "little"):
            raise Refused("a frame has a wrong checksum")
        at += 4
    if at != len(data) or size_bytes and size != len(frame.out):
        raise Refused("a frame has a wrong length")
    return bytes(frame.out)


def xxh64(data):
    """XXH64 with seed 0: the checksum that a frame may end with."""
    p1, p2, p3, p4, p5 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63,
                          0x27D4EB2F165667C5)
    mask = (1 << 64) - 1

    def turn(value, count):
        return (value << count | value >> 64 - count) & mask

    def round_(lane, value):
        return turn(lane + value * p2 & mask, 31) * p1 & mask

    def number(at, size):
        return int.from_bytes(data[at:at + size], "little")

    at = 0
    total = p5
    if len(data) >= 32:
        lanes = [p1 + p2 & mask, p2, 0, -p1 & mask]
        for at in range(0, len(data) - 31, 32):
            lanes = [round_(lane, number(at + 8 * n, 8)) for n, lane in enumerate(lanes)]
        at += 32
        total = sum(turn(lane, count) for lane, count in zip(lanes, (1, 7, 12, 18))) & mask
        for lane in lanes:
            total = ((total ^ round_(0, lane)) * p1 + p4) & mask
    total = total + len(data) & mask
    while at + 8 <= len(data):
        total = (turn(total ^ round_(0, number(at, 8)), 27) * p1 + p4) & mask
        at += 8
    if at + 4 <= len(data):
        total = (turn(total ^ number(at, 4) * p1 & mask, 23) * p2 + p3) & mask
        at += 4
    while at < len(data):
        total = turn(total ^ data[at] * p5 & mask, 11) * p1 & mask
        at += 1
    total = (total ^ total >> 33) * p2 & mask
    total = (total ^ total >> 29) * p3 & mask
    return total ^ total >> 32
