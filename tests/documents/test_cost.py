"""What reading costs: twice the file, about twice the time."""

import html
import json
import time

import pytest

from fidelity.documents import read

PARAGRAPH = (
    "“We are not there yet, but we can see the coast from here,” she told reporters on Friday; "
    "the plan, which costs 3.4 million, would take until 2027 at least."
)


def paragraphs(count):
    return [f"{PARAGRAPH} ({number})" for number in range(count)]


WRITERS = {
    "a.txt": "\n\n".join,
    "a.md": "\n\n".join,
    "a.html": lambda texts: "<article>" + "".join(f"<p>{text}</p>" for text in texts),
    "a.json": lambda texts: json.dumps({"text": "\n\n".join(texts)}),
    "a.srt": lambda texts: "\n".join(
        f"{i}\n{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02},000 --> "
        f"{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02},900\n{text}\n"
        for i, text in enumerate(texts)
    ),
    "a.csv": lambda texts: "source,target\n" + "\n".join(f'"{text}","{text}"' for text in texts),
    "a.po": lambda texts: "\n".join(f'msgid "{text}"\nmsgstr "{text}"\n' for text in texts),
    "a.xlf": lambda texts: (
        '<xliff version="1.2"><file source-language="en" target-language="en"><body>'
        + "".join(
            f"<trans-unit><source>{html.escape(text)}</source>"
            f"<target>{html.escape(text)}</target></trans-unit>"
            for text in texts
        )
        + "</body></file></xliff>"
    ),
}


def cost_s(path, content):
    """Processor seconds of reading, the better of two."""
    path.write_text(content, encoding="utf-8")
    found = []
    for _ in range(2):
        start = time.process_time()
        read(path, id="d1")
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_time_grows_with_the_length_and_no_faster(tmp_path, name):
    small, large = (
        cost_s(tmp_path / name, WRITERS[name](paragraphs(count))) for count in (1500, 6000)
    )
    # four times the length; a quadratic reader would take sixteen times as long
    assert large < 8 * small + 0.1
