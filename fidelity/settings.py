"""What a run may be told: frozen values, each with its unit, range and reason."""

from dataclasses import dataclass

from fidelity.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Thresholds of the pipeline.

    Attributes:
        min_similarity: 0 to 1; below it a passage does not render the quotation, which is then
            unsupported. Chosen on the families in `seeds/` (`fidelity evaluate families`), where
            lower values pair invented sentences and higher ones lose honest digests.
        min_similarity_verbatim_words: a quotation of at most this many words pairs only with its
            very words: so little text is similar to anything.
        include_attitudes: whether reported hopes, fears and intentions are checked as quotations.
        max_candidates: how many runners-up a pair keeps.
    """

    min_similarity: float = 0.42
    min_similarity_verbatim_words: int = 1
    include_attitudes: bool = False
    max_candidates: int = 3

    def __post_init__(self) -> None:
        if not 0 <= self.min_similarity <= 1:
            raise SettingsError(f"expected min_similarity from 0 to 1, got {self.min_similarity}")
        if self.max_candidates < 0:
            raise SettingsError(f"expected max_candidates >= 0, got {self.max_candidates}")
