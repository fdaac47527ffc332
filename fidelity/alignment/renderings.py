"""How near the words that nothing links come to each other across two languages.

The encoder knows rare words badly, and worse across languages than within English. What the
dictionary renders a word by is therefore looked at as well, and the nearest rendering counts.
"""

from collections.abc import Collection, Sequence

from fidelity.encoders.encoder import Encoder
from fidelity.encoders.words import cosines
from fidelity.records import Link, Token
from fidelity.text.bilingual import has_dictionary, primary, renderings
from fidelity.text.function_words import content_places

_ENGLISH = "en"
_MOST_RENDERINGS = 8  # of one word, the likeliest
# Of longer texts too much is left over for a single word to tell anything.
_MOST_OPEN = 10
_SHORTEST = 3  # letters; shorter words are mostly grammar


def rendered_likeness(
    hyp: Sequence[Token],
    ref: Sequence[Token],
    links: Sequence[Link],
    encoder: Encoder,
    languages: tuple[str, str],
) -> tuple[tuple[int, int, float], ...]:
    """Unlinked content words of both sides, each pair with the cosine that is nearest.

    A foreign word that the dictionary lacks is left out: how near it comes nobody knows.
    """
    if not has_dictionary(*languages):
        return ()
    is_foreign = primary(languages[0]) != _ENGLISH
    sides = [
        (tokens, _open(tokens, content_places(tokens, language) - linked), language)
        for tokens, language, linked in (
            (hyp, languages[0], {i for link in links for i in link.hyp}),
            (ref, languages[1], {i for link in links for i in link.ref}),
        )
    ]
    if not all(0 < len(places) <= _MOST_OPEN for _, places, _ in sides):
        return ()
    (foreign, open_foreign, code), (english, open_english, _) = sides if is_foreign else sides[::-1]
    words = [english[place].norm for place in open_english]
    found = []
    for place in open_foreign:
        known = renderings(foreign[place], code)
        if not known:
            continue
        likeliest = sorted(known, key=lambda word: (-known[word], word))[:_MOST_RENDERINGS]
        near = cosines(encoder, [foreign[place].norm, *likeliest], words).max(axis=0).tolist()
        found += [
            (place, other, cosine) if is_foreign else (other, place, cosine)
            for other, cosine in zip(open_english, near, strict=True)
        ]
    return tuple(sorted(found))


def _open(tokens: Sequence[Token], places: Collection[int]) -> list[int]:
    return sorted(place for place in places if len(tokens[place].norm) >= _SHORTEST)
