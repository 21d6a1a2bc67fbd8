"""The errors of this reader: something is not as docs/format.md says, and is refused."""


class Refused(Exception):
    """Carries one line that says what is wrong."""


class DoesNotOpen(Refused):
    """Something sealed was changed, or this is not its key."""
