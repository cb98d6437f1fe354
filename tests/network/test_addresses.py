"""No address of this computer or of a local network is connected to, in whatever spelling."""

import socket
import time

import pytest

from convert.errors import FetchError
from convert.network import Client, Limits, origin_of
from convert.network.addresses import is_public
from tests.network import server as answers

JSON = ("application/json",)

PUBLIC = ["8.8.8.8", "104.18.0.1", "2606:4700::1", "2a00:1450::1", "2001:4860:4860::8888"]
PRIVATE = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.0.9",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "ff02::1",
]
# Each reaches this computer or a local network on some system, if it is not refused.
SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "①②⑦.0.0.1",
    "127。0。0。1",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fec0::1]",
    "10.0.0.1",
    "192.168.1.1",
    "192.0.0.8",
    "169.254.169.254",
    "224.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_servers_in_the_internet_have_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_this_computer_and_local_networks_have_none(address):
    assert not is_public(address)


@pytest.fixture
def connected(monkeypatch) -> list[object]:
    """Return the addresses that are connected to, none of which answers."""
    connections: list[object] = []

    def connect(self, address):
        connections.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return connections


@pytest.mark.parametrize("host", SPELLINGS)
def test_an_address_in_a_local_network_is_not_connected_to(connected, host):
    with pytest.raises(FetchError, match=r"is in a local network|is not found") as caught:
        Client(Limits(seconds=3)).fetch(f"https://{host}/", accept=JSON)
    assert "\n" not in str(caught.value)
    assert connected == []


@pytest.mark.parametrize("host", SPELLINGS)
def test_a_redirect_into_a_local_network_is_not_followed(server, host):
    server.routes["/"] = answers.redirect(f"https://{host.encode('idna').decode()}/secret")
    server.routes["/secret"] = answers.constant(b"{}")
    with pytest.raises(FetchError, match=r"is in a local network|is not found"):
        Client(Limits(seconds=3)).fetch(server.url, accept=JSON, named=origin_of(server.url))
    assert server.requested == ["/"]


@pytest.mark.parametrize("host", ["127.1", "2130706433", "localhost", "127.0.0.1"])
def test_a_redirect_to_another_name_or_port_of_the_named_server_is_not_followed(server, host):
    port = server.server_port + (host == "127.0.0.1")
    server.routes["/"] = answers.redirect(f"http://{host}:{port}/secret")
    with pytest.raises(FetchError, match="only addresses with https:// and without a port"):
        Client().fetch(server.url, accept=JSON, named=origin_of(server.url))
    assert server.requested == ["/"]


def resolving(monkeypatch, *rounds: list[str]) -> None:
    """Let each look-up of any name return the next of these lists of addresses."""
    remaining = list(rounds)

    def look_up(host, port, *_options, **_more):
        if host[0].isdigit():
            found = [host]
        else:
            found = remaining.pop(0) if len(remaining) > 1 else remaining[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    monkeypatch.setattr("convert.network.addresses.socket.getaddrinfo", look_up)


def test_a_name_that_leads_into_a_local_network_is_not_connected_to(monkeypatch, connected):
    resolving(monkeypatch, ["10.0.0.1", "127.0.0.1"])
    with pytest.raises(FetchError) as caught:
        Client().fetch("https://inner.example.org/", accept=JSON)
    assert caught.value.message == (
        "inner.example.org is in a local network (10.0.0.1), from which nothing is fetched"
    )
    assert connected == []


def test_only_the_public_addresses_of_a_name_are_connected_to(monkeypatch, connected, waits):
    resolving(monkeypatch, ["127.0.0.1", "93.184.216.34"])
    with pytest.raises(FetchError, match=r"the connection to mixed.example.org failed"):
        Client(Limits(attempts=1)).fetch("https://mixed.example.org/", accept=JSON)
    assert connected == [("93.184.216.34", 443)]


def test_a_name_that_changes_its_address_is_connected_to_where_it_was_checked(
    monkeypatch, connected, waits
):
    resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    with pytest.raises(FetchError, match="is in a local network"):
        Client().fetch("https://rebinding.example.org/", accept=JSON)
    assert connected == [("93.184.216.34", 443)]  # refused; the second attempt looks it up again


def test_a_look_up_that_takes_too_long_is_an_error(monkeypatch):
    monkeypatch.setattr(
        "convert.network.addresses.socket.getaddrinfo", lambda *_a, **_k: time.sleep(1) or []
    )
    start = time.monotonic()
    with pytest.raises(FetchError, match="is not found"):
        Client(Limits(seconds=0.1)).fetch("https://slow.example.org/", accept=JSON)
    assert time.monotonic() - start < 1


def test_a_host_that_does_not_exist_says_what_to_check():
    with pytest.raises(FetchError, match=r"the host none.invalid is not found; check the address"):
        Client(Limits(seconds=5)).fetch("https://none.invalid/", accept=JSON)
