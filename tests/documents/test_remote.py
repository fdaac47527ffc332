"""Pages from the web: what is fetched, what is refused, and when it is given up."""

import gzip
from datetime import UTC, datetime

import pytest

from fidelity.documents import read
from fidelity.documents.remote import Limits, fetch, is_public
from fidelity.errors import InputError, UsageError
from fidelity.records import ReaderOptions
from tests.web import PUBLIC, Web, answer

NOW = datetime(2024, 1, 25, 18, 2, tzinfo=UTC)
PAGE = "<html><body><p>“We have a plan,” said Zoë Lund.</p></body></html>"


def fetched(url, pages, **options):
    web = Web(pages, addresses=options.pop("addresses", None))
    return fetch(url, now=NOW, network=web.network(), **options), web


def test_a_page_comes_with_its_hash_time_charset_and_ending(tmp_path):
    page, web = fetched("http://news.example/a?b=c d", {"/a?b=c%20d": answer(PAGE)})
    assert (page.final_url, page.fetched_at) == (
        "http://news.example/a?b=c%20d",
        "2024-01-25T18:02:00+00:00",
    )
    kept = tmp_path / f"page{page.ending}"
    kept.write_bytes(page.body)
    doc = read(kept, id="d1", options=ReaderOptions(charset=page.charset))
    assert doc.sha256 == page.sha256
    assert "Zoë Lund" in doc.text
    assert web.requests == ["news.example/robots.txt", "news.example/a?b=c%20d"]


def test_the_connection_goes_to_the_address_that_was_checked():
    _page, web = fetched("http://news.example:8080/", {"/": answer(PAGE)})
    assert web.connected == [(PUBLIC, 8080)] * 2


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/a",
        "file:///etc/passwd",
        "http:///a",
        "http://user:secret@news.example/",
        "http://news.example:99999/",
        "http://[::1",
        "http://" + "a" * 70 + ".example/",
        "/etc/passwd",
    ],
)
def test_what_is_no_page_address_is_wrong_use(url):
    with pytest.raises(UsageError, match="expected"):
        fetched(url, {})


PRIVATE = [
    "127.0.0.1",
    "10.0.0.8",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "192.0.0.8",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "no address",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_with_a_private_address_is_not_visited(address):
    assert not is_public(address)
    web = Web({"/": answer(PAGE)}, addresses={"news.example": [PUBLIC, address]})
    with pytest.raises(UsageError, match="expected a public address"):
        fetch("http://news.example/", now=NOW, network=web.network())
    assert web.connected == []


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("location", ["http://inside.example/", "//inside.example/x"])
def test_a_redirect_into_the_local_network_is_not_followed(location):
    pages = {"/": answer(status="302 Found", Location=location)}
    web = Web(pages, addresses={"inside.example": ["10.0.0.1"]})
    with pytest.raises(UsageError, match=r"got 10\.0\.0\.1 for 'inside\.example'"):
        fetch("http://news.example/", now=NOW, network=web.network())
    assert {address for address, _port in web.connected} == {PUBLIC}


def test_a_redirect_to_a_file_is_not_followed():
    with pytest.raises(UsageError, match=r"expected http"):
        fetched(
            "http://news.example/", {"/": answer(status="301 Moved", Location="file:///etc/passwd")}
        )


def test_a_redirect_is_followed_and_named():
    pages = {"/": answer(status="301 Moved", Location="/new"), "/new": answer(PAGE)}
    page, _web = fetched("http://news.example/", pages)
    assert (page.url, page.final_url) == ("http://news.example/", "http://news.example/new")


def test_redirects_without_end_are_given_up():
    with pytest.raises(InputError, match="at most 5 redirects"):
        fetched("http://news.example/", {"/": answer(status="302 Found", Location="/")})


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (answer("User-agent: *\nDisallow: /private", kind="text/plain"), True),
        (answer("User-agent: *\nDisallow: /a", kind="text/plain"), False),
        (answer("User-agent: fidelity\nDisallow: /\n", kind="text/plain"), False),
        (answer(status="404 Not Found"), True),
        (answer(status="503 Busy"), False),
    ],
    ids=["elsewhere", "all agents", "this agent", "none", "out of order"],
)
def test_robots_txt_is_respected(robots, is_allowed):
    pages = {"/robots.txt": robots, "/a": answer(PAGE)}
    web = Web(pages)
    if is_allowed:
        fetch("http://news.example/a", now=NOW, network=web.network())
        return
    with pytest.raises(UsageError, match=r"robots\.txt allows"):
        fetch("http://news.example/a", now=NOW, network=web.network())
    assert "news.example/a" not in web.requests


@pytest.mark.parametrize("headers", [{}, {"Content_Encoding": "gzip"}], ids=["plain", "compressed"])
def test_a_page_over_the_limit_is_refused(headers):
    body = b"x" * 20_000
    body = gzip.compress(body) if headers else body
    with pytest.raises(InputError, match="at most 10000 bytes"):
        fetched(
            "http://news.example/", {"/": answer(body, **headers)}, limits=Limits(max_bytes=10_000)
        )


def test_a_compressed_page_is_unpacked():
    page, _web = fetched(
        "http://news.example/",
        {"/": answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")},
    )
    assert page.body.decode() == PAGE


def test_a_server_that_says_nothing_is_given_up_in_time():
    with pytest.raises(InputError, match=r"none within 0\.2 seconds"):
        fetched("http://news.example/silent", {}, limits=Limits(timeout_s=0.2))


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (answer(status="404 Not Found"), "HTTP status 404"),
        (answer("x", kind="image/png"), "got 'image/png'"),
        (b"no http\r\n\r\n", "expected an answer, got BadStatusLine"),
        (b"", "expected an answer, got RemoteDisconnected"),
        (answer("half")[:-2], "expected an answer, got IncompleteRead"),
        (answer("bad", Content_Encoding="gzip"), "expected an answer, got error"),
    ],
    ids=["missing", "picture", "no http", "nothing", "half", "damaged"],
)
def test_an_answer_that_is_no_page_is_one_clear_line(reply, words):
    with pytest.raises(InputError, match=words) as caught:
        fetched("http://news.example/a", {"/a": reply})
    assert "http://news.example/a" in str(caught.value)


def test_a_host_that_does_not_exist_is_one_clear_line():
    with pytest.raises(InputError, match=r"a host that exists, got 'missing\.example'"):
        fetched("http://missing.example/", {})
