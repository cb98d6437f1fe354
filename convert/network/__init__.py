"""Ask the network, which nothing else does, and only where the source of a thread is an address.

Only https is used, and no address of this computer or of a local network is connected to: addresses are
checked after each look-up, and each redirect is followed by hand. The exception is a server that the
user names in an option of a reader. Answers have limits of size, after decompression, and of time, and
`Retry-After` is obeyed. No cookies, logins, proxies or scripts. Nothing here is imported, nor urllib3,
before something is fetched.
"""

from convert.network.client import Client, Limits, Response
from convert.network.urls import Origin, origin_of

__all__ = ["Client", "Limits", "Origin", "Response", "origin_of"]
