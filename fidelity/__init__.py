"""Checks what a translation, rewrite or digest did to the quotations of the original."""

from fidelity.errors import FidelityError

__version__ = "0.1.0"
__all__ = ["FidelityError", "__version__"]
