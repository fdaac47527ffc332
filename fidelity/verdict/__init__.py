"""Stage 7: what the distortions of a quotation come to."""

from fidelity.verdict.judgement import is_verbatim, judge

__all__ = ["is_verbatim", "judge"]
