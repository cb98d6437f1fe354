"""Find words that are typed and not read: commands, and what is between backticks.

In them, "@" and "#" are not those of mentions and hashtags, and an address is copied as a whole.
"""

import re
from collections.abc import Iterator

# Backticks that are apostrophes ("don`t") are next to letters on both sides.
_SPAN = re.compile(
    r"(?<![`\w])(?P<marks>`{1,3})(?!`)(?P<code>[^`]+|(?<=``)[^`]+(?:`[^`]+)+)(?P=marks)(?![`\w])"
)
_COMMANDS = """
    apk apt apt-get aws az bash brew bundle cargo cat cd chmod chown composer conda convert cp
    curl dart deno dig dnf docker docker-compose dotnet echo emacs export ffmpeg find flutter gcc
    gcloud gem gh git go gpg gradle grep head helm heroku http java jq kill kubectl less ln ls
    make mkdir mv mvn mysql nano nc node npm npx openssl pacman perl php ping pip pip3 pipx pnpm
    podman poetry psql pwd python python3 rm rsync ruby rustup scp sed sh snap source ssh sudo
    swift systemctl tail tar terraform touch unzip uv uvx vim wget which xargs yarn yt-dlp yum zip
    """
_NAME = rf"(?:{'|'.join(map(re.escape, sorted(_COMMANDS.split(), reverse=True)))})(?![\w-])"
# An option, an address, a pipe or a path.
_SIGN = r"(?=.*(?:\s--?[A-Za-z]|://|\s[|<>&]{1,2}\s|\s\.{0,2}~?/))"
_COMMAND = re.compile(
    rf"""\s* (?:
        \$\s (?: {_NAME} | (?:\.{{1,2}}|~)?/\w | [A-Za-z_][\w.-]*(?=[\s=]){_SIGN} )
      | \#\s {_NAME} {_SIGN}
      | PS\s[A-Z]:[^<>|]{{0,200}}>\s?\S
      | [A-Z]:\\[^<>|]{{0,200}}>\s?\S
      | [\w.-]{{1,40}}@[\w.-]{{1,60}}:[^\s$\#]{{0,200}}[$\#]\s\S )""",
    re.VERBOSE,
)
_LONGEST = 2000  # characters of a command


def is_command_line(text: str) -> bool:
    """Return whether a line begins with the prompt of a shell and a command."""
    if "$" not in text and "#" not in text and ">" not in text:  # the test of single characters is fast
        return False
    return _COMMAND.match(text, 0, _LONGEST) is not None


def code_spans(text: str) -> Iterator[re.Match[str]]:
    """Yield matches of "`code`" with the groups "marks", for the marks at one end, and "code"."""
    return _SPAN.finditer(text)


def is_address(text: str) -> bool:
    """Return whether a link in code is one: "user.name" and "a.map" are hosts, but not there."""
    return "/" in text or text.startswith("www.")
