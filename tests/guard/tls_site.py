"""A web site on loopback with a certificate of the test's choice; it hands out cookies and notes who brings some."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.crawl.web import article


@dataclass(slots=True)
class TlsSite:
    """Where it listens, and for each request its path and the cookies that came with it."""

    port: int
    log: list[tuple[str, str | None]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_arguments: object) -> None:
        """Nothing on stderr."""

    def do_GET(self) -> None:
        self.server.site.log.append((self.path, self.headers["Cookie"]))
        number = self.path.rpartition("/")[2]
        body = article(int(number), "/en/article/2").body if number.isdecimal() else b""
        self.send_response(200 if body else 404)
        self.send_header("Set-Cookie", "visitor=7; Path=/; Max-Age=3600")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.site = TlsSite(self.server_address[1])

    def handle_error(self, *_arguments: object) -> None:
        """A guest that does not trust the certificate hangs up."""


@contextmanager
def tls_site(context: ssl.SSLContext) -> Iterator[TlsSite]:
    with _Server(context) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.site
        finally:
            server.shutdown()
            thread.join()


def issued(authority: trustme.CA, host: str, *, expired: bool = False) -> ssl.SSLContext:
    """A server's context with a certificate of an authority."""
    until = datetime.now(UTC) - timedelta(days=1) if expired else None
    context = _context()
    authority.issue_cert(host, not_before=datetime(2020, 1, 1, tzinfo=UTC), not_after=until).configure_cert(context)
    return context


def self_signed(host: str, folder: Path) -> ssl.SSLContext:
    """A server's context with a certificate that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    unsigned = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    unsigned = unsigned.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = unsigned.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "self-signed.pem"
    file.write_bytes(signed.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM) + private)
    context = _context()
    context.load_cert_chain(file)
    return context


def _context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
