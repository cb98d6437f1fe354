"""The name of the host is in TLS and its certificate, although its address is connected to."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from convert.errors import FetchError
from convert.network import Client, origin_of
from tests.network import server as answers
from tests.network.server import Server
from tests.network.test_addresses import resolving

JSON = ("application/json",)
HOST = "server.example"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the files of a certificate that signs itself, and of its key."""
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "certificate.pem", folder / "key.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=x"
    names = ["-addext", f"subjectAltName=DNS:{HOST}", "-out", str(files[0]), "-keyout", str(files[1])]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return files


@pytest.fixture
def secure(server: Server, certificate, monkeypatch) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.routes["/"] = lambda request: request.send(request.headers["Host"].encode())
    resolving(monkeypatch, ["127.0.0.1"])
    return server


def fetched(server: Server, host: str, trusted: Path | None = None) -> bytes:
    client = Client()
    if trusted is not None:
        context = ssl.create_default_context(cafile=str(trusted))
        client._connections._context = context
    url = f"https://{host}:{server.server_port}"
    try:
        return client.fetch(url, accept=JSON, named=origin_of(url)).data
    finally:
        client.close()


def test_a_host_with_a_valid_certificate_is_asked_by_its_name(secure, certificate):
    assert fetched(secure, HOST, certificate[0]) == f"{HOST}:{secure.server_port}".encode()


def test_a_certificate_that_nobody_vouches_for_is_refused(secure):
    with pytest.raises(FetchError, match=r"the certificate of server\.example is not valid"):
        fetched(secure, HOST)


def test_a_certificate_for_another_name_is_refused(secure, certificate):
    with pytest.raises(FetchError, match=r"the certificate of other\.example is not valid"):
        fetched(secure, "other.example", certificate[0])


def test_a_server_that_speaks_no_tls_is_an_error(server, monkeypatch, waits):
    resolving(monkeypatch, ["127.0.0.1"])
    server.routes["/"] = answers.constant(b"{}")
    with pytest.raises(FetchError, match=r"the connection to server\.example failed"):
        fetched(server, HOST)
