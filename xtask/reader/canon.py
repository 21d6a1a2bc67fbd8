"""Canonical bytes (section 1): reads deterministic CBOR, fits it to a shape, encodes again and compares."""

from refused import Refused

MAX_DEPTH = 64


# --- bytes to plain values and back: int, bytes, str, list, bool, None ---

class Reader:
    """Takes one item after another from canonical bytes."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def take(self, count):
        start, self.at = self.at, self.at + count
        if self.at > len(self.data):
            raise Refused("canonical bytes end too early")
        return self.data[start:self.at]

    def head(self):
        """Major type and argument of the next item."""
        first = self.take(1)[0]
        major, small = first >> 5, first & 31
        if major == 7:
            if small not in (20, 21, 22):
                raise Refused("canonical bytes hold something other than false, true and null")
            return major, small
        if small < 24:
            return major, small
        if small > 27:
            raise Refused("canonical bytes hold a length that is indefinite or reserved")
        size = 1 << small - 24
        argument = int.from_bytes(self.take(size), "big")
        if argument < (24, 1 << 8, 1 << 16, 1 << 32)[small - 24]:
            raise Refused("canonical bytes hold a number that is not in its shortest form")
        return major, argument

    def item(self, depth=0):
        """The next item, whole."""
        major, argument = self.head()
        if major == 0:
            return argument
        if major == 1:
            if argument >= 1 << 63:
                raise Refused("canonical bytes hold a number below -2^63")
            return -1 - argument
        if major == 2:
            return self.take(argument)
        if major == 3:
            try:
                return self.take(argument).decode("utf-8")
            except UnicodeDecodeError:
                raise Refused("canonical bytes hold a text that is not UTF-8") from None
        if major == 4:
            return self.items(argument, depth + 1)
        if major == 7:
            return {20: False, 21: True, 22: None}[argument]
        raise Refused("canonical bytes hold a map or a tag")

    def items(self, count, depth):
        if depth > MAX_DEPTH:
            raise Refused("canonical bytes nest too deep")
        found = []
        for _ in range(count):
            found.append(self.item(depth))
        return found


def parse(data):
    """The one value that the bytes hold; nothing may follow it."""
    reader = Reader(data)
    value = reader.item()
    if reader.at != len(data):
        raise Refused("bytes follow the canonical bytes")
    if encode(value) != data:
        raise Refused("canonical bytes are not what encoding them again gives")
    return value


def beginning(data, count):
    """Length of an array and its first items: for a record whose later fields may be unknown."""
    reader = Reader(data)
    major, length = reader.head()
    if major != 4 or length < count:
        raise Refused("canonical bytes are not a record of at least %d fields" % count)
    return length, reader.items(count, 1)


def encode(value):
    """The canonical bytes of a plain value."""
    out = []
    _encode(value, out)
    return b"".join(out)


def _encode(value, out):
    if value is None:
        out.append(b"\xf6")
    elif value is False:
        out.append(b"\xf4")
    elif value is True:
        out.append(b"\xf5")
    elif isinstance(value, int):
        out.append(_head(0, value) if value >= 0 else _head(1, -1 - value))
    elif isinstance(value, bytes):
        out.append(_head(2, len(value)) + value)
    elif isinstance(value, str):
        text = value.encode("utf-8")
        out.append(_head(3, len(text)) + text)
    else:
        out.append(_head(4, len(value)))
        for item in value:
            _encode(item, out)


def _head(major, argument):
    major <<= 5
    if argument < 24:
        return bytes((major | argument,))
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if argument < 1 << 8 * size:
            return bytes((major | code,)) + argument.to_bytes(size, "big")
    raise Refused("a number is above 2^64 - 1")


# --- shapes: what a value must look like; read() checks and fills in, write() is its inverse ---

def decode(shape, data):
    """Read bytes as a shape; refuse them if they are not exactly what writing the value gives."""
    value = shape.read(parse(data))
    if encode(shape.write(value)) != data:
        raise Refused("canonical bytes are not what writing them again gives")
    return value


class Leaf:
    """A value that stands for itself, with a test."""

    def __init__(self, name, test):
        self.name = name
        self.test = test

    def read(self, raw):
        if not self.test(raw):
            raise Refused("canonical bytes do not hold %s where one is due" % self.name)
        return raw

    def write(self, value):
        return value


def unsigned(bits):
    return Leaf("an unsigned integer", lambda raw: type(raw) is int and 0 <= raw < 1 << bits)


def signed(bits):
    return Leaf("an integer", lambda raw: type(raw) is int and -1 << bits - 1 <= raw < 1 << bits - 1)


BOOL = Leaf("false or true", lambda raw: type(raw) is bool)
TEXT = Leaf("a text", lambda raw: type(raw) is str)


def exactly(size):
    """A byte string of one length."""
    return Leaf("%d bytes" % size, lambda raw: type(raw) is bytes and len(raw) == size)


BYTES = Leaf("a byte string", lambda raw: type(raw) is bytes)


class Optional:
    """A field that may be absent: None."""

    def __init__(self, shape):
        self.shape = shape


class ListOf:
    """A list; in Python a tuple."""

    def __init__(self, shape):
        self.shape = shape

    def read(self, raw):
        if type(raw) is not list:
            raise Refused("canonical bytes do not hold a list where one is due")
        return tuple(map(self.shape.read, raw))

    def write(self, value):
        return [self.shape.write(item) for item in value]


class Record:
    """Fields in their order; in Python a tuple with None for what is absent; a test may look at the whole."""

    def __init__(self, *fields, test=None, name="a record"):
        self.fields = fields
        self.test = test
        self.name = name

    def read(self, raw):
        if type(raw) is not list or len(raw) > len(self.fields):
            raise Refused("canonical bytes do not hold %s as it is due" % self.name)
        found = []
        for number, field in enumerate(self.fields):
            item = raw[number] if number < len(raw) else None
            if isinstance(field, Optional):
                found.append(None if item is None else field.shape.read(item))
            else:
                found.append(field.read(item))
        value = tuple(found)
        if self.test and not self.test(*value):
            raise Refused("canonical bytes hold %s that may not be" % self.name)
        return value

    def write(self, value):
        raw = []
        for field, item in zip(self.fields, value):
            shape = field.shape if isinstance(field, Optional) else field
            raw.append(None if item is None else shape.write(item))
        while raw and raw[-1] is None:
            raw.pop()
        return raw


class Variant:
    """One of several; in Python a tuple of number and fields. None instead of fields: the number alone."""

    def __init__(self, name, choices):
        self.name = name
        self.choices = {number: None if fields is None else Record(*fields, name=name)
                        for number, fields in choices.items()}

    def read(self, raw):
        alone = type(raw) is int
        number = raw if alone else raw[0] if type(raw) is list and raw else None
        if type(number) is not int or number not in self.choices:
            raise Refused("canonical bytes hold an unknown variant of %s" % self.name)
        record = self.choices[number]
        if alone != (record is None):
            raise Refused("canonical bytes hold a variant of %s in the wrong form" % self.name)
        return (number,) if alone else (number,) + record.read(raw[1:])

    def write(self, value):
        record = self.choices[value[0]]
        return value[0] if record is None else [value[0]] + record.write(value[1:])


def choice(name, count):
    """Variants without fields, numbered from 0; in Python the number."""
    return Leaf("one of the numbers of %s" % name, lambda raw: type(raw) is int and 0 <= raw < count)
