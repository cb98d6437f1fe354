"""Pages that the tests of sites share, and what the stage makes of a text."""

from convert.text.lines import lines_of
from convert.text.sites.cut import cut
from convert.text.sites.recognise import recognise

HEADER_2026 = """\
Thread by @ann_b on Thread Reader App – Thread Reader App\u0020
Thread Reader
Share this page!\u0020
×\u0020
Post\u0020
Share\u0020
Email\u0020
Enter URL or ID to Unroll\u0020
Unroll Thread\u0020
You can paste full URL like: https://x.com/threadreaderapp/status/1644127596119195649\u0020
or just the ID like: 1644127596119195649\u0020
How to get URL link on X (Twitter) App\u0020
On the Twitter thread, click on or icon on the bottom
Click again on or Share Via icon
Click on Copy Link to Tweet
Paste it above and click "Unroll Thread"!\u0020
More info at Twitter Help\u0020
twitter-profile#error" >\u0020
Ann Bell\u0020
Subscribe
@ann_b\u0020
Jun 22 •\u0020
2 tweets • 8 min read •\u0020
Read on X
Scrolly\u0020
Bookmark\u0020
Gift Link
Save as PDF\u0020
"""
FOOTER_2026 = """\
• • •
Missing some Tweet in this thread? You can try to
force a refresh\u0020
Post\u0020
Share\u0020
Keep Current with
Ann Bell\u0020
Stay in touch and get notified when new unrolls are available from this author!
Add to "My Authors"
Read all threads\u0020
Try unrolling a thread yourself!\u0020
1. Follow @ThreadReaderApp to mention us!\u0020
2. From a Twitter thread mention us with a keyword "unroll"
@threadreaderapp unroll\u0020
More from @ann_b\u0020
Ann Bell\u0020
@ann_b\u0020
Dec 3, 2025\u0020
1/ Another thread altogether.
2/ With @ben in it.
Read 5 tweets\u0020
Thank you for your support!\u0020
Help |
Privacy
"""
CLIPPED = """\
---
title: "Thread by @ann_b on Thread Reader App"
source: "https://threadreaderapp.com/thread/1326090000000000001.html?utm_campaign=topunroll"
tags:
  - "clippings"
---
## Enter URL or ID to Unroll

1/ One.

2/ Two.

• • •

Missing some Tweet in this thread? You can try to [force a refresh](https://threadreaderapp.com/thread/#)

**Keep Current with [Ann Bell](https://threadreaderapp.com/user/ann_b)**

![Ann Bell Profile picture](https://pbs.twimg.com/x.jpg)

## More from @ann_b

Aug 11

1/ Another thread.
"""


def parts(text):
    """Return the words of the thread, the page's information, and the repairs as (kind, line, text)."""
    lines = lines_of(text)
    kept, info, repairs = cut(lines, recognise(lines))
    words = [line.text.strip() for line in kept if not line.is_blank]
    return words, info, [(repair.kind, repair.line, repair.text) for repair in repairs]
