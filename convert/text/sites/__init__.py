"""Recognise the site that a text was copied from, and remove what its page put around the thread.

`SITES` lists the sites; each is described in a module of its own.
"""

from convert.text.sites.site import Site
from convert.text.sites.threader import THREADER
from convert.text.sites.threadreader import THREAD_READER
from convert.text.sites.twtext import TWTEXT
from convert.text.source_kind import SiteName

# In the order in which they are tried.
SITES: dict[SiteName, Site] = {
    "threadreader": THREAD_READER,
    "twtext": TWTEXT,
    "threader": THREADER,
}
