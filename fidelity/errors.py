"""Every error that fidelity raises on purpose.

FidelityError            exit_status
├── UsageError           2  wrong use: a bad option, a missing or unreadable file
│   └── SettingsError    2  a setting that does not exist or is out of range
├── InputError           3  a damaged input: empty, binary, wrongly encoded
├── EncoderError         3  a model that is missing or cannot be loaded
└── RecordError          3  a record that contradicts itself; a fault of ours, not of the user

Each message says what was expected, what came, and where.
"""


class FidelityError(Exception):
    """The root; `exit_status` is what the command line ends with."""

    exit_status = 3


class UsageError(FidelityError):
    """Wrong use: a bad option, a missing file, a format that nobody reads."""

    exit_status = 2


class SettingsError(UsageError):
    """A setting that does not exist, or a value out of its range."""


class InputError(FidelityError):
    """A damaged input: empty, binary, or not in the encoding that it declares."""


class EncoderError(FidelityError):
    """An encoder that is missing, or that cannot be loaded here."""


class RecordError(FidelityError):
    """A record that contradicts itself, such as a span that runs backwards."""
