"""Pages named by their address: fetched once, kept with hash and time, named in the reports."""

import hashlib
import json
import os
import subprocess
import sys
from functools import partial

import pytest

from fidelity.cli.pages import is_url
from fidelity.documents import remote
from tests.web import Web, answer

ORIGINAL = "“The ferry may return to the harbour in the spring,” Ada Brandt said on Monday.\n"
CHANGED = ORIGINAL.replace("may", "will")
PATH = "/2024/ferry?id=1"
STORY = f"http://news.example{PATH}"
PLAIN = "text/plain; charset=utf-8"


@pytest.fixture(autouse=True)
def _original(tmp_path):
    """Every folder has an original."""
    (tmp_path / "o.txt").write_text(ORIGINAL, encoding="utf-8")


@pytest.fixture
def web(monkeypatch):
    """A web for the commands of a test; its pages may be changed."""
    served = Web({PATH: answer(CHANGED, kind=PLAIN)})
    monkeypatch.setattr(remote, "fetch", partial(remote.fetch, network=served.network()))
    return served


def copies(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("news.example"))


def test_a_page_is_checked_kept_and_named_with_hash_and_time(fidelity, tmp_path, web):
    (tmp_path / "out").mkdir()
    arguments = ("check", STORY, "-o", "o.txt", "--encoder", "none", "-f", "json=out/report.json")
    outcome = fidelity(*arguments, "-f", "html=out/report.html", "-f", "markdown")
    assert outcome.status == 1
    digest = hashlib.sha256(CHANGED.encode()).hexdigest()
    name = f"news.example-2024-ferry-{digest[:8]}.txt"
    assert copies(tmp_path / "out") == [name, f"{name}.fetched.json"]
    assert (tmp_path / "out" / name).read_bytes() == CHANGED.encode()
    note = json.loads((tmp_path / "out" / f"{name}.fetched.json").read_text("utf-8"))
    assert (note["url"], note["sha256"]) == (STORY, digest)
    [item] = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["derivatives"]
    assert (item["path"], item["sha256"]) == (f"out/{name}", digest)
    assert item["fetched"] == {"url": STORY, "final_url": STORY, "at": note["fetched_at"]}
    assert item["quotations"][0]["verdict"] == "distorted"
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    for text in (page, outcome.out):
        assert note["fetched_at"] in text
        assert digest in text
    assert f"from {STORY}" in page


def test_a_page_may_be_the_original(fidelity, tmp_path, web):
    web.pages["/speech"] = answer(ORIGINAL, kind=PLAIN)
    (tmp_path / "d.txt").write_text(CHANGED, encoding="utf-8")
    outcome = fidelity("check", "d.txt", "-o", "http://news.example/speech", "-f", "json")
    assert outcome.status == 1
    [original] = json.loads(outcome.out)["originals"]
    assert original["fetched"]["url"] == "http://news.example/speech"
    assert len(copies(tmp_path)) == 2


def test_what_an_earlier_run_kept_does_not_answer_for_the_page(fidelity, tmp_path, web):
    folder = tmp_path / "originals"
    folder.mkdir()
    (tmp_path / "o.txt").rename(folder / "o.txt")
    arguments = ("check", STORY, "-o", "originals", "--copies", "originals", "--encoder", "none")
    assert fidelity(*arguments).status == 1
    web.pages[PATH] = answer(f"News.\n\n{CHANGED}", kind=PLAIN)
    assert fidelity(*arguments).status == 1
    assert len(copies(folder)) == 4


def test_text_and_quotes_take_a_page(fidelity, tmp_path, web):
    shown = fidelity("text", STORY)
    assert shown.out == CHANGED
    assert shown.message.startswith(f"fidelity: note: fetched '{STORY}', kept as 'news.example")
    (tmp_path / "kept").mkdir()
    [line] = fidelity("quotes", STORY, "--copies", "kept").out.splitlines()
    assert json.loads(line)["speaker"] == "Ada Brandt"
    assert copies(tmp_path / "kept") == copies(tmp_path)


def test_two_texts_are_compared_and_an_address_means_its_page(fidelity, web):
    outcome = fidelity("compare", STORY, ORIGINAL, "--encoder", "none")
    assert outcome.status == 0
    assert "DISTORTED" in outcome.out


def test_the_charset_of_the_answer_counts(fidelity, web):
    body = "“Die Fähre kommt.”".encode("utf-16-le")
    web.pages[PATH] = answer(body, kind="text/plain; charset=utf-16-le")
    assert fidelity("text", STORY).out == "“Die Fähre kommt.”"


FAILURES = {
    "a private address": ("http://intern.example/", 2, "expected a public address, got 10.0.0.1"),
    "this machine": ("http://127.0.0.1/", 2, "expected a public address, got 127.0.0.1"),
    "a redirect inwards": ("http://news.example/in", 2, "expected a public address, got 10.0.0.1"),
    "robots.txt": ("http://closed.example/a", 2, "expected a page that robots.txt allows"),
    "no such page": ("http://news.example/gone", 3, "expected a page, got HTTP status 404"),
    "no page": ("http://news.example/song", 3, "expected a page, got 'audio/mpeg'"),
    "too much": ("http://news.example/big", 3, "expected at most 10000000 bytes, got more"),
    "no host": ("http://missing.example/", 3, "expected a host that exists"),
    "no address": ("http://", 2, "expected http(s)://host/..."),
    "an empty page": ("http://news.example/empty", 3, "expected an article, got an empty file"),
}


@pytest.mark.parametrize("name", FAILURES)
@pytest.mark.parametrize("is_original", [False, True], ids=["derivative", "original"])
def test_each_failure_is_one_clear_line(fidelity, web, name, is_original):
    url, status, message = FAILURES[name]
    web.addresses |= {"intern.example": ["10.0.0.1"], "127.0.0.1": ["127.0.0.1"]}
    web.pages |= {
        "/in": answer(status="302 Found", Location="http://intern.example/"),
        "closed.example/robots.txt": answer("User-agent: *\nDisallow: /\n", kind="text/plain"),
        "/gone": answer(status="404 Not Found"),
        "/song": answer("x", kind="audio/mpeg"),
        "/big": answer("x" * 10_000_001),
        "/empty": answer(),
    }
    arguments = ("o.txt", "-o", url) if is_original else (url, "-o", "o.txt")
    outcome = fidelity("check", *arguments, "--encoder", "none")
    assert outcome.status == status
    complaints = [line for line in outcome.err.splitlines() if "note: fetched" not in line]
    assert len(complaints) == 1
    assert message in complaints[0]


def test_a_folder_for_copies_must_be_there(fidelity, web):
    outcome = fidelity("text", STORY, "--copies", "gone")
    assert outcome.status == 2
    assert outcome.message == "fidelity: expected a folder for copies of pages, got no 'gone'"
    assert web.requests == []


def test_nothing_is_fetched_before_the_rest_of_the_command_line_is_right(fidelity, web):
    assert fidelity("check", STORY, "-o", "o.txt", "-f", "word").status == 2
    assert fidelity("check", STORY, "-o", "o.txt", "--baseline", "gone.json").status == 2
    assert fidelity("check", STORY, "-o", "o.txt", "--config", "gone.toml").status == 2
    assert fidelity("check", "-o", STORY).status == 2
    outcome = fidelity("check", STORY)
    assert outcome.status == 2
    assert "expected --original beside the address of a page" in outcome.message
    assert web.requests == []


def test_a_configuration_fetches_nothing(fidelity, tmp_path, web):
    (tmp_path / "fidelity.toml").write_text(f'[map]\n"*.txt" = "{STORY}"\n', encoding="utf-8")
    outcome = fidelity("check")
    assert outcome.status == 2
    assert web.requests == []


def test_an_address_inside_an_article_is_not_followed(fidelity, tmp_path, web):
    (tmp_path / "d.txt").write_text(f"{CHANGED}\n{STORY}\n", encoding="utf-8")
    fidelity("check", "d.txt", "-o", "o.txt", "--encoder", "none")
    assert web.requests == []


def test_an_address_may_be_written_in_capitals():
    assert is_url("HTTPS://news.example")


@pytest.mark.parametrize("argument", ["news.example/a.html", "file:///etc/passwd", "ftp://x/a"])
def test_what_is_no_web_address_is_a_file(fidelity, argument):
    assert not is_url(argument)
    outcome = fidelity("text", argument)
    assert outcome.status == 2
    assert len(outcome.err.splitlines()) == 1


def test_without_an_address_no_network_library_is_loaded(tmp_path):
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    code = (
        "import sys\nfrom fidelity.cli import run\n"
        f"run(['text', {str(tmp_path / 'a.txt')!r}])\n"
        "print([name for name in ('ssl', 'http.client') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stderr.strip() == "[]"
