"""What an encoder costs: sentences a second, seconds to load, memory; in one run on one machine."""

import importlib.util
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from fidelity.encoders import BUILTIN
from fidelity.encoders.datasets import parallel_rows
from fidelity.encoders.encoder import Encoder
from fidelity.evaluation.encoder_figures import EncoderFigure

_SENTENCES = 20_000
_TRANSFORMER_SENTENCES = 256
_TIMES_FASTER, _LOAD_SECONDS, _MEGABYTES = 200.0, 0.3, 250.0
_PROBE = """
import resource, sys, time
import numpy
start = time.perf_counter()
from fidelity.encoders import load_encoder
encoder = load_encoder(sys.argv[1])
loaded = time.perf_counter() - start
encoder.encode(["A sentence of some words, as they stand in the papers."] * 1000)
try:  # the peak of this program alone; getrusage would count the parent's, too
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024
except (OSError, StopIteration):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak *= 1 if sys.platform == "darwin" else 1024
print(loaded, peak / 1e6)
"""


def cost(encoder: Encoder, data: Path) -> list[EncoderFigure]:
    """Speed on news sentences, and time and memory of loading in a fresh process.

    The bar for speed is a transformer of the size of all-MiniLM-L6-v2 with twelve layers (384 wide)
    and random weights, on the CPU, in batches of 32 sorted by length; its weights do not matter.
    """
    sentences = [row.english for row in parallel_rows(data, "de")][:_SENTENCES]
    if not sentences:
        return [
            EncoderFigure(
                task="cost",
                item="sentences",
                value=None,
                unit="texts/s",
                note="skipped: no 'parallel' in the data folder",
            )
        ]
    ours = max(_rate(encoder, sentences) for _ in range(3))
    figures = [
        EncoderFigure(
            task="cost", item="sentences", value=ours, unit="texts/s", count=len(sentences)
        ),
        _ratio(ours, sentences[:: len(sentences) // _TRANSFORMER_SENTENCES or 1]),
    ]
    return [*figures, *_loading(encoder.name)]


def _rate(encoder: Encoder, sentences: Sequence[str]) -> float:
    start = time.perf_counter()
    encoder.encode(sentences)
    return len(sentences) / (time.perf_counter() - start)


def _ratio(ours: float, sentences: Sequence[str]) -> EncoderFigure:
    if not (importlib.util.find_spec("transformers") and importlib.util.find_spec("torch")):
        return EncoderFigure(
            task="cost",
            item="transformer",
            value=None,
            unit="times",
            note="skipped: transformers is not installed",
        )
    theirs = max(transformer_rate(sentences) for _ in range(2))
    return EncoderFigure(
        task="cost",
        item="transformer",
        value=ours / theirs,
        unit="times",
        count=len(sentences),
        target=_TIMES_FASTER,
        note=f"a 12-layer BERT of MiniLM size does {theirs:.0f} texts/s in this run",
    )


def transformer_rate(sentences: Sequence[str], *, layers: int = 12, width: int = 384) -> float:
    """Sentences a second of a BERT with random weights, a piece standing for four characters.

    Its tokenizer is left out, which favours it.
    """
    import torch
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=30522,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=4 * width,
    )
    model = BertModel(config).eval()
    lengths = sorted(min(256, 2 + len(sentence) // 4) for sentence in sentences)
    with torch.inference_mode():
        model(input_ids=torch.ones(4, 16, dtype=torch.long))
        start = time.perf_counter()
        for begin in range(0, len(lengths), 32):
            batch = lengths[begin : begin + 32]
            model(input_ids=torch.ones(len(batch), batch[-1], dtype=torch.long))
        return len(lengths) / (time.perf_counter() - start)


def _loading(name: str) -> list[EncoderFigure]:
    if name != BUILTIN:
        return []
    runs = []
    for _ in range(3):
        done = subprocess.run(  # noqa: S603  (our own interpreter, our own text)
            [sys.executable, "-c", _PROBE, name], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return [
                EncoderFigure(
                    task="cost",
                    item="load",
                    value=None,
                    unit="s",
                    note=f"skipped: {done.stderr.strip().splitlines()[-1:]}",
                )
            ]
        runs.append([float(cell) for cell in done.stdout.split()])
    seconds = min(run[0] for run in runs)
    megabytes = max(run[1] for run in runs)
    return [
        EncoderFigure(
            task="cost",
            item="load",
            value=seconds,
            unit="s",
            count=len(runs),
            target=_LOAD_SECONDS,
            note="best of three fresh processes, after numpy is imported",
        ),
        EncoderFigure(
            task="cost",
            item="memory",
            value=megabytes,
            unit="MB",
            count=len(runs),
            target=_MEGABYTES,
            note="peak of the whole process after 1,000 sentences",
        ),
    ]
