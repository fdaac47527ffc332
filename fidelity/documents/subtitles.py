"""SRT and WebVTT: the cues joined to running text, by pysubs2 (MIT)."""

import html
import re
from collections.abc import Sequence

import pysubs2

from fidelity.errors import InputError
from fidelity.records import Anchor, ReaderOptions, Reading
from fidelity.text.growing import GrowingText

# A longer silence ends a paragraph; about the pause of a speaker between two thoughts.
_PAUSE_MS = 4000
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"<[^<>\n]*>|\{\\[^{}\n]*\}")
# Two people in one cue.
_TURN = re.compile(r"^(?:-|–|—|>>+)\s*(?=\S)")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")


def read(text: str, options: ReaderOptions) -> Reading:  # noqa: ARG001  # every reader's signature
    """One paragraph for each turn of speech; where the file names the voice, it opens with it.

    Raises:
        InputError: there is no cue in it.
    """
    kind = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
    try:
        cues = pysubs2.SSAFile.from_string(text, format_=kind, keep_unknown_html_tags=True)
    except Exception as error:  # the library lets through whatever its parsers raise
        raise InputError(f"expected subtitles, got {type(error).__name__}: {error}") from error
    if not cues.events:
        raise InputError("expected subtitles with at least one cue, got none")
    file = text.split("\n")
    places = _places(file, len(cues.events))
    turns, turn = GrowingText(), _Turn()
    previous, voice, end = "", "", 0
    for cue, place in zip(cues.events, places, strict=True):
        speaker, lines = _spoken(cue.text)
        if turn.last and (speaker not in {"", voice} or _is_pause(cue.start - end, turn.last)):
            turn.close(turns)
        if speaker and (speaker != voice or not turn.last):
            turn.add(f"{speaker}:", None)
        voice, end = speaker or voice, cue.end
        for number, line in lines:
            if _TURN.match(line):
                turn.close(turns)
            if line != previous:  # live captions roll: each cue repeats the line before
                words = _TURN.sub("", line)
                turn.add(words, _anchor(words, file, place + number) if place else None)
            previous = line
    turn.close(turns)
    return Reading(
        text=f"{turns.text}\n" if turns.text else "", anchors=turns.anchors if all(places) else None
    )


class _Turn:
    """What one person says, as it comes in."""

    def __init__(self) -> None:
        self.last = ""
        self._words = GrowingText()

    def add(self, words: str, anchor: Anchor | None) -> None:
        if self.last:
            self._words.add(" ")
        self._words.add(words, [anchor] if anchor else [])
        self.last = words

    def close(self, turns: GrowingText) -> None:
        if self.last:
            if turns.text:
                turns.add("\n\n")
            turns.add(self._words.text, self._words.anchors)
        self.last, self._words = "", GrowingText()


def _places(file: Sequence[str], cues: int) -> list[int]:
    """The line of the file, from 1, below each cue's times; zeros where they cannot be told."""
    found = [number for number, line in enumerate(file, 2) if "-->" in line]
    return found if len(found) == cues else [0] * cues


def _anchor(words: str, file: Sequence[str], line: int) -> Anchor | None:
    if line > len(file):
        return None
    there = file[line - 1]
    column = there.index(words) + 1 if there.count(words) == 1 else None
    return Anchor(offset=0, line=line, column=column)


def _spoken(raw: str) -> tuple[str, list[tuple[int, str]]]:
    """Whose voice, as far as the cue says so, and its lines with their numbers from 0."""
    voice = _VOICE.search(raw)
    speaker = html.unescape(voice[1]).strip() if voice else ""
    plain = html.unescape(_TAG.sub("", raw.replace("\\N", "\n").replace("\\h", " ")))
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    return speaker, [(number, line) for number, line in enumerate(lines) if line]


def _is_pause(silence_ms: int, last: str) -> bool:
    return silence_ms >= _PAUSE_MS and _ENDS.search(last) is not None
