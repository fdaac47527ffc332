"""A page from the web, fetched when a person gives its address, and never otherwise.

Only http and https, only public addresses, as `robots.txt` allows, within limits of size and time.
Names are resolved once, and the connection goes to the very address that was checked, so that a
second answer of the name server cannot lead into the local network; each redirect is checked anew.
"""

import hashlib
import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.parse
import urllib.robotparser
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from fidelity.errors import InputError, UsageError

USER_AGENT = "fidelity"
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65536
# RFC 9309, section 2.5: at least this much of a robots.txt is to be looked at.
_ROBOTS_BYTES = 512_000
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
# Addresses that carry one of version 4 in their last 32 bits (RFC 6052, RFC 4291).
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
# RFC 6890; older versions of Python take some of it for global.
_PROTOCOL_ASSIGNMENTS = ipaddress.IPv4Network("192.0.0.0/24")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When to give up: bytes of the page, seconds in all, redirects to follow."""

    max_bytes: int = 10_000_000
    timeout_s: float = 30.0
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came.

    Attributes:
        url: what was asked for.
        final_url: what answered, after redirects.
        body: the bytes.
        sha256: of the bytes, in hexadecimal; the same as `Document.sha256` of the kept copy.
        fetched_at: when, ISO 8601.
        media_type: as the server named it, such as `text/html`.
        charset: likewise; None when it named none. For `ReaderOptions.charset`.
        ending: for the name of the kept copy, such as `.html`; a reader reads it.
    """

    url: str
    final_url: str
    body: bytes
    sha256: str
    fetched_at: str
    media_type: str
    charset: str | None
    ending: str


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_rest, address in found]


def _connect(address: str, port: int, timeout_s: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=timeout_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How names become addresses, and addresses connections."""

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    connect: Callable[[str, int, float], socket.socket] = _connect


def fetch(
    url: str, *, now: datetime, limits: Limits | None = None, network: Network | None = None
) -> Fetched:
    """Fetch one page.

    Args:
        url: its address.
        now: the time to note.
        limits: of size, time and redirects.
        network: how to reach it.

    Raises:
        UsageError: the address is no http(s) URL, is not public, or robots.txt forbids it.
        InputError: the server does not answer in time, or with something else than a page.
    """
    limits = limits or Limits()
    with _Deadline(limits.timeout_s) as deadline:
        visit = _Visit(limits, network or Network(), deadline)
        answer = visit.follow(url, heeds_robots=True)
    if answer.status != http.client.OK:
        raise InputError(f"expected a page, got HTTP status {answer.status}: {answer.url!r}")
    ending = _ENDINGS.get(answer.media_type)
    if ending is None:
        raise InputError(f"expected a page, got {answer.media_type!r}: {answer.url!r}")
    return Fetched(
        url=url,
        final_url=answer.url,
        body=answer.body,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        fetched_at=now.isoformat(timespec="seconds"),
        media_type=answer.media_type,
        charset=answer.charset,
        ending=ending,
    )


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where it wraps another one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    wrapped = _wrapped(ip)
    if wrapped:
        return all(is_public(one) for one in wrapped)
    is_special = ip.is_multicast or ip.is_reserved or ip in _PROTOCOL_ASSIGNMENTS
    return ip.is_global and not is_special


def _wrapped(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[str]:
    """The addresses of version 4 that one of version 6 stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _TRANSLATED):
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [str(one) for one in inside if one is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """Where a URL leads: `path` with its query, `authority` as the Host header has it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    url: str
    status: int
    location: str | None
    media_type: str
    charset: str | None
    body: bytes


class _Deadline:
    """Cuts the open connection when the time is up; a slow trickle of bytes does not help."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def watch(self, opened: socket.socket) -> None:
        self._socket = opened
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        self.is_over = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed already


class _Visit:
    """Requests that share limits and a deadline."""

    def __init__(self, limits: Limits, network: Network, deadline: _Deadline) -> None:
        self._limits = limits
        self._network = network
        self._deadline = deadline
        self._robots: dict[str, urllib.robotparser.RobotFileParser] = {}

    def follow(self, url: str, *, heeds_robots: bool) -> _Answer:
        """The last answer of a chain of redirects."""
        for _hop in range(self._limits.max_redirects + 1):
            target = _target(url)
            if heeds_robots and not self._is_allowed(target):
                raise UsageError(f"expected a page that robots.txt allows, got {target.url!r}")
            answer = self._get(target, _ROBOTS_BYTES if not heeds_robots else None)
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            url = urllib.parse.urljoin(target.url, answer.location)
        limit = self._limits.max_redirects
        raise InputError(f"expected at most {limit} redirects, got more: {url!r}")

    def _is_allowed(self, target: _Target) -> bool:
        """RFC 9309: no robots.txt allows all, one that cannot be had forbids all."""
        origin = f"{target.scheme}://{target.authority}"
        if origin not in self._robots:
            rules = urllib.robotparser.RobotFileParser()
            answer = self.follow(f"{origin}/robots.txt", heeds_robots=False)
            if answer.status == http.client.OK:
                rules.parse(answer.body.decode("utf-8", "replace").splitlines())
            elif 400 <= answer.status < 500:
                rules.parse(["User-agent: *", "Allow: /"])
            else:
                rules.parse(["User-agent: *", "Disallow: /"])
            self._robots[origin] = rules
        return self._robots[origin].can_fetch(USER_AGENT, target.url)

    def _get(self, target: _Target, max_bytes: int | None) -> _Answer:
        try:
            with closing(self._opened(target)) as opened:
                connection = http.client.HTTPConnection(target.host, target.port)
                connection.sock = opened
                headers = {
                    "Host": target.authority,
                    "User-Agent": USER_AGENT,
                    "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                }
                connection.request("GET", target.path, headers=headers)
                with connection.getresponse() as response:
                    return self._read(target, response, max_bytes)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            if self._deadline.is_over:
                got = f"none within {self._deadline.seconds:g} seconds"
            else:
                got = f"{type(error).__name__}: {error}"
            raise InputError(f"expected an answer, got {got}: {target.url!r}") from error

    def _opened(self, target: _Target) -> socket.socket:
        """A connection to an address that was checked; all of a name's must be public."""
        try:
            addresses = self._network.resolve(target.host, target.port)
        except (OSError, UnicodeError) as error:
            raise InputError(f"expected a host that exists, got {target.host!r}") from error
        private = [address for address in addresses if not is_public(address)]
        if private or not addresses:
            got = f"{private[0]} for {target.host!r}" if private else f"none for {target.host!r}"
            raise UsageError(f"expected a public address, got {got}: {target.url!r}")
        opened = self._network.connect(addresses[0], target.port, self._deadline.seconds)
        self._deadline.watch(opened)
        if target.scheme == "http":
            return opened
        secure = ssl.create_default_context().wrap_socket(opened, server_hostname=target.host)
        self._deadline.watch(secure)
        return secure

    def _read(
        self, target: _Target, response: http.client.HTTPResponse, max_bytes: int | None
    ) -> _Answer:
        """The body; of a robots.txt (`max_bytes`) the beginning is enough."""
        limit = max_bytes or self._limits.max_bytes
        is_redirect = response.status in _REDIRECTS
        unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either header, gzip's or zlib's
        is_packed = response.headers.get("Content-Encoding", "identity").lower() == "gzip"
        body = b""
        while not is_redirect and len(body) <= limit and (chunk := response.read(_CHUNK_BYTES)):
            body += unpack.decompress(chunk, limit + 1 - len(body)) if is_packed else chunk
        if self._deadline.is_over:
            raise TimeoutError
        if len(body) > limit and max_bytes is None:
            raise InputError(f"expected at most {limit} bytes, got more: {target.url!r}")
        if response.length:  # bytes still to come when the connection ended
            raise http.client.IncompleteRead(b"", response.length)
        return _Answer(
            url=target.url,
            status=response.status,
            location=response.headers.get("Location"),
            media_type=response.headers.get_content_type(),
            charset=response.headers.get_content_charset(),
            body=body[:limit],
        )


def _target(url: str) -> _Target:
    """Take a URL apart.

    Raises:
        UsageError: it is no http(s) URL with a host, or carries a user's name.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError among them
        raise UsageError(f"expected a URL, got {url!r} ({error})") from error
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise UsageError(f"expected http(s)://host/..., got {url!r}")
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    name = f"[{host}]" if ":" in host else host
    authority = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
    if query:
        path += f"?{query}"
    return _Target(
        url=f"{parts.scheme}://{authority}{path}",
        scheme=parts.scheme,
        host=host,
        port=port,
        path=path,
        authority=authority,
    )
