"""SRT and WebVTT: the cues joined to running text, by pysubs2 (MIT)."""

import html
import re

import pysubs2

from fidelity.errors import InputError
from fidelity.records import ReaderOptions, Reading

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
    turns: list[str] = []
    pieces: list[str] = []
    previous, voice, end = "", "", 0
    for cue in cues.events:
        speaker, lines = _spoken(cue.text)
        if pieces and (speaker not in {"", voice} or _is_pause(cue.start - end, pieces[-1])):
            _close(turns, pieces)
        if speaker and (speaker != voice or not pieces):
            pieces.append(f"{speaker}:")
        voice, end = speaker or voice, cue.end
        for line in lines:
            if _TURN.match(line):
                _close(turns, pieces)
            if line != previous:  # live captions roll: each cue repeats the line before
                pieces.append(_TURN.sub("", line))
            previous = line
    _close(turns, pieces)
    return Reading(text="\n\n".join(turns) + "\n" if turns else "")


def _spoken(raw: str) -> tuple[str, list[str]]:
    """Whose voice, as far as the cue says so, and its lines."""
    voice = _VOICE.search(raw)
    speaker = html.unescape(voice[1]).strip() if voice else ""
    plain = html.unescape(_TAG.sub("", raw.replace("\\N", "\n").replace("\\h", " ")))
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    return speaker, [line for line in lines if line]


def _is_pause(silence_ms: int, last: str) -> bool:
    return silence_ms >= _PAUSE_MS and _ENDS.search(last) is not None


def _close(turns: list[str], pieces: list[str]) -> None:
    if pieces:
        turns.append(" ".join(pieces))
    pieces.clear()
