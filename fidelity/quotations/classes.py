"""Word classes as bits, so that every question about a word is one operation on one number.

Most are the closed classes of `reporting_grammar.txt`; the others are told from endings, from
the verbs of `reporting.txt`, or from the shape of the word. Those that are asked most come first.
"""

from typing import Final

COMPLEMENTISER: Final = 1 << 0
INTERROGATIVE: Final = 1 << 1
COORDINATOR: Final = 1 << 2
SUBORDINATOR: Final = 1 << 3
RELATIVE: Final = 1 << 4
DETERMINER: Final = 1 << 5
PREPOSITION: Final = 1 << 6
TIME: Final = 1 << 7
AUXILIARY: Final = 1 << 8
ADVERB: Final = 1 << 9
NEGATION: Final = 1 << 10
FINITE: Final = 1 << 11
SUBJECT_PRONOUN: Final = 1 << 12
CONNECTIVE: Final = 1 << 13
INFINITIVE: Final = 1 << 14
NOUN_LINK: Final = 1 << 15

# a reporting verb; a pronoun of the third person
VERB: Final = 1 << 16
PRONOUN: Final = 1 << 17

# by the ending
GERUND: Final = 1 << 18
ADVERBIAL: Final = 1 << 19

# a finite verb by list or ending, or a pronoun that needs one
SHOWS_FINITE: Final = 1 << 20

# by the shape
WORD: Final = 1 << 21
CAPITAL: Final = 1 << 22
MARKED: Final = 1 << 23

# may stand inside a noun phrase
IN_PHRASE: Final = 1 << 24

# signs; an outer one is no part of the words that it begins or ends
COMMA: Final = 1 << 25
COLON: Final = 1 << 26
DASH: Final = 1 << 27
OUTER_SIGN: Final = 1 << 28

IRREGULAR_PAST: Final = 1 << 29
ALSO_NOUN: Final = 1 << 30
CONTRACTED: Final = 1 << 31
ADJUNCT: Final = 1 << 32
TIME_MODIFIER: Final = 1 << 33
PASSIVE: Final = 1 << 34
FIRST_PERSON: Final = 1 << 35
CONTINUATION: Final = 1 << 36
OBLIGATION: Final = 1 << 37
MODAL: Final = 1 << 38
UTTERANCE: Final = 1 << 39
INDEFINITE: Final = 1 << 40
PARTICIPLE: Final = 1 << 41
CLAUSE_INFINITIVE: Final = 1 << 42
AGENT: Final = 1 << 43
DEGREE: Final = 1 << 44
CLITIC_PRONOUN: Final = 1 << 45
THOUGHT_NOUN: Final = 1 << 46
NEGATED: Final = 1 << 47
PLURAL: Final = 1 << 48
POSSESSIVE: Final = 1 << 49

# joins two names into one noun phrase
JOINS_NAMES: Final = 1 << 50

# signs that are rarely asked for: inside a name, before a price or in a bracket, ! and ?
SEMICOLON: Final = 1 << 51
NAME_SIGN: Final = 1 << 52
OPENING_SIGN: Final = 1 << 53
OPENING_BRACKET: Final = 1 << 54
CLOSING_BRACKET: Final = 1 << 55
EXCLAIMS: Final = 1 << 56

# other clues to a report; the phrases are told by their first words
NOUN: Final = 1 << 57
POSSESSED: Final = 1 << 58
ACCORDING: Final = 1 << 59
STANCE: Final = 1 << 60
PURPOSE: Final = 1 << 61
APPEARANCE: Final = 1 << 62
POINTER: Final = 1 << 63

# Told by the first word of a phrase: "in" of "in the words of".
PHRASES: Final = ACCORDING | STANCE | PURPOSE | APPEARANCE
# A sentence with none of them reports nothing outside marks.
CLUES: Final = VERB | NOUN | POSSESSED | PHRASES | COLON
