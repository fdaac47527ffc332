"""When a passage renders a quotation: frozen values, each with its range and reason."""

from dataclasses import dataclass

from fidelity.errors import SettingsError
from fidelity.records import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What pairing decides by.

    Attributes:
        min_similarity: 0 to 1; below it no passage renders the quotation, which is unsupported.
            Chosen with `fidelity evaluate families` on seeds/: lower values pair invented
            sentences, higher ones lose honest digests.
        min_similarity_compared: the same where the user names the original of a sentence: who
            does so says that the two belong together, so only the wholly unlike is unsupported.
        min_cosine_compared: a sentence below that is not unlike where the encoder finds the whole
            at least so much alike: "that hurt her" says "that caused her pain". Of two human
            translations of one sentence 0.3 % stay apart (0.6 % from 0.4 on), of two sentences of
            unlike texts 99.2 % (99.7 %).
        min_similarity_one_word: the same for a quotation with one content word, which is similar
            to anything that has the word or a neighbour of it.
        min_similarity_translated: instead of the first where the languages differ. A dictionary
            answers less than the same word does: between sound NTREX translations and their
            originals the median is 0.5 to 0.65, between unlike sentences 0.07, with 0.3 at the
            99th percentile.
        min_similarity_compared_translated: instead of the second where the languages differ.
    """

    min_similarity: float = 0.435
    min_similarity_compared: float = 0.2
    min_cosine_compared: float = 0.265
    min_similarity_one_word: float = 0.835
    min_similarity_translated: float = 0.33
    min_similarity_compared_translated: float = 0.08

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise SettingsError(f"expected {name} from 0 to 1, got {value}")

    def needed(self, content_words: int, relation: Relation) -> float:
        """The similarity that a passage needs for a quotation of so many content words."""
        if content_words <= 1:
            return self.min_similarity_one_word
        if relation is Relation.TRANSLATION:
            return self.min_similarity_translated
        return self.min_similarity
