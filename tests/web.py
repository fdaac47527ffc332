"""A web for tests, served through pairs of sockets: no network, and no port, is needed."""

import socket
import threading

from fidelity.documents.remote import Network

PUBLIC = "93.184.215.14"


def answer(body="", *, status="200 OK", kind="text/html; charset=utf-8", **headers):
    raw = body if isinstance(body, bytes) else body.encode()
    fields = {"Content-Type": kind, "Content-Length": str(len(raw)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + raw


class Web:
    """A network whose hosts answer from a table: 'host/path' -> bytes of the answer."""

    def __init__(self, pages, *, addresses=None):
        self.pages = {"/robots.txt": answer(status="404 Not Found"), **pages}
        self.addresses = addresses or {}
        self.requests = []
        self.connected = []

    def network(self):
        return Network(resolve=self._resolve, connect=self._connect)

    def _resolve(self, host, _port):
        if host == "missing.example":
            raise socket.gaierror(8, "unknown")
        return self.addresses.get(host, [PUBLIC])

    def _connect(self, address, port, timeout_s):
        self.connected.append((address, port))
        ours, theirs = socket.socketpair()
        ours.settimeout(timeout_s)
        threading.Thread(target=self._serve, args=[theirs], daemon=True).start()
        return ours

    def _serve(self, end):
        with end:
            request = b""
            while b"\r\n\r\n" not in request:
                request += end.recv(4096)
            lines = request.decode().splitlines()
            path = lines[0].split()[1]
            host = next(line for line in lines if line.startswith("Host: "))[6:]
            self.requests.append(host + path)
            found = self.pages.get(host + path, self.pages.get(path))
            if found is None:
                threading.Event().wait(5)  # says nothing
                return
            end.sendall(found)
