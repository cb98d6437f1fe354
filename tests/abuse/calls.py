"""List calls of the command line that used to lose, overwrite or wait, each with its right result."""

from dataclasses import dataclass, field

SUCCESS, FAILURE, USAGE, PLACE = 0, 1, 2, 3

ANYTHING = object()
"""Any content will do, as long as the file exists."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One row: a shell script that makes the situation, the call itself, and what must be true after it.

    Scripts run under `sh -e` in a folder that holds `seed.txt`, a thread of two posts. `$CONVERT` is the
    program without root's right to ignore permissions.
    """

    name: str
    call: str
    """The line to run; its exit code is the call's."""
    code: int
    given: str = ""
    """Commands before the call."""
    says: str = ""
    """A regular expression that standard error must contain; where it is empty, that must be empty."""
    leaves: dict[str, object] = field(default_factory=dict)
    """For each path, the text that it must hold afterwards; None if it must not exist; or `ANYTHING`."""
    seconds: float = 10
    megabytes: float = 400
    """The largest resident size of one process."""


STANDARD_OUTPUT = (
    Call(
        name="a full disk behind standard output",
        call="$CONVERT seed.txt --to json -o - > /dev/full",
        code=PLACE,
        says="standard output: .*no space left on device",
    ),
    Call(
        name="a full disk behind unbuffered standard output",
        call="PYTHONUNBUFFERED=1 $CONVERT seed.txt --to json -o - > /dev/full",
        code=PLACE,
        says="standard output: .*no space left on device",
    ),
    Call(
        name="standard output that takes only the first part",
        call="(ulimit -f 1; PYTHONDONTWRITEBYTECODE=1 $CONVERT seed.txt --to pdf -o - > short.pdf)",
        code=PLACE,
        says="standard output: .*file too large",
    ),
    Call(
        name="unbuffered standard output that takes only the first part",
        call="(ulimit -f 1; PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 $CONVERT seed.txt --to pdf -o - > short.pdf)",
        code=PLACE,
        says="standard output: .*file too large",
    ),
    Call(
        name="help on a full disk",
        call="$CONVERT --help > /dev/full",
        code=PLACE,
        says="standard output: .*no space left on device",
    ),
    Call(
        name="the list of formats on a full disk",
        call="$CONVERT --formats > /dev/full",
        code=PLACE,
        says="standard output: .*no space left on device",
    ),
    Call(
        name="a reader that closes the pipe",
        given='i=0; while [ $i -lt 3000 ]; do echo "$i/ a post about nothing"; i=$((i+1)); done > long.txt',
        call="{ $CONVERT long.txt --to json -o -; echo $? > code; } | head -c 10 > /dev/null",
        code=SUCCESS,
        leaves={"code": "141\n"},
    ),
    Call(
        name="closed standard output",
        call="$CONVERT seed.txt --to json -o - >&-",
        code=PLACE,
        says="standard output: closed",
    ),
    Call(
        name="closed standard input",
        call="$CONVERT - --to json <&-",
        code=FAILURE,
        says="standard input: closed",
    ),
    Call(
        name="all descriptors closed",
        call="$CONVERT seed.txt --to json <&- >&- 2>&-",
        code=SUCCESS,
        leaves={"seed.json": ANYTHING},
    ),
)

SOURCES = (
    Call(
        name="an unreadable subfolder",
        given="mkdir -p in/sub; cp seed.txt in/a.txt; cp seed.txt in/sub/b.txt; chmod 0 in/sub",
        call="$CONVERT in --to json -o out/",
        code=FAILURE,
        says=r"in/sub: can't be read: permission denied",
        leaves={"out/a.json": ANYTHING},
    ),
    Call(
        name="an unreadable folder",
        given="mkdir in; cp seed.txt in/a.txt; chmod 0 in",
        call="$CONVERT in --to json -o out/",
        code=FAILURE,
        says=r"in: can't be read: permission denied",
    ),
    Call(
        name="a subfolder that can be listed but not entered",
        given="mkdir -p in/e; cp seed.txt in/a.txt; cp seed.txt in/e/b.txt; chmod 444 in/e",
        call="$CONVERT in --to json -o out/",
        code=FAILURE,
        says=r"in/e/b.txt: can't be read: permission denied",
        leaves={"out/a.json": ANYTHING},
    ),
    Call(
        name="a broken link in a folder",
        given="mkdir in; cp seed.txt in/a.txt; ln -s nowhere.txt in/b.txt",
        call="$CONVERT in --to json -o out/",
        code=FAILURE,
        says=r"in/b.txt: broken link to nowhere.txt",
        leaves={"out/a.json": ANYTHING},
    ),
    Call(
        name="a link in a folder that leads to itself",
        given="mkdir in; cp seed.txt in/a.txt; ln -s b.txt in/b.txt",
        call="$CONVERT in --to json -o out/",
        code=FAILURE,
        says=r"in/b.txt: broken link to b.txt",
        leaves={"out/a.json": ANYTHING},
    ),
    Call(
        name="a pipe in a folder is passed over",
        given="mkdir in; cp seed.txt in/a.txt; mkfifo in/b.txt",
        call="$CONVERT in --to json -o out/ -q",
        code=SUCCESS,
        leaves={"out/a.json": ANYTHING, "out/b.json": None},
    ),
    Call(
        name="a named pipe as a thread",
        given="mkfifo pipe.txt",
        call="$CONVERT pipe.txt --to json",
        code=FAILURE,
        says="pipe.txt: not a regular file",
        leaves={"pipe.json": None},
    ),
    Call(
        name="an endless device as a thread",
        call="$CONVERT /dev/zero --to json -o zero.json",
        code=FAILURE,
        says="/dev/zero: not a regular file",
        leaves={"zero.json": None},
    ),
    Call(
        name="an empty name as a thread",
        call="$CONVERT '' --to json",
        code=USAGE,
        says="the name of a thread is empty",
    ),
    Call(
        name="a thread above the limit of size",
        given="head -c 2000000 /dev/zero | tr '\\0' 'a' > large.txt",
        call="$CONVERT large.txt --to json --max-size 1MB",
        code=FAILURE,
        says=r"large.txt: 2.0 MB is more than --max-size allows \(1MB\)",
        leaves={"large.json": None},
    ),
    Call(
        name="endless standard input",
        call="head -c 3000000 /dev/zero | $CONVERT - --to json --max-size 1MB",
        code=FAILURE,
        says=r"stdin: .*more than --max-size allows \(1MB\)",
    ),
    Call(
        name="a sparse file of a terabyte",
        given="truncate -s 1T vast.txt",
        call="$CONVERT vast.txt --to json",
        code=FAILURE,
        says="vast.txt: .* is more than --max-size allows",
    ),
)

OUTPUTS = (
    Call(
        name="an output that would replace another named thread",
        given="mkdir -p d/s o/s; cp seed.txt d/s/a.txt; echo '1/ my own words' > o/s/a.md",
        call="$CONVERT d o/s/a.md --to markdown -o o/",
        code=FAILURE,
        says=r"o/s/a.md: .*is itself one of the threads",
        leaves={"o/s/a.md": "1/ my own words\n", "o/a.md": ANYTHING},
    ),
    Call(
        name="an output whose name is a link to another named thread",
        given="cp seed.txt a.txt; echo '1/ my own words' > b.txt; ln -s b.txt a.md",
        call="$CONVERT a.txt b.txt --to markdown",
        code=FAILURE,
        says=r"a.md: .*is itself one of the threads",
        leaves={"b.txt": "1/ my own words\n", "b.md": ANYTHING},
    ),
    Call(
        name="an output that is a hard link to a thread",
        given="cp seed.txt a.txt; echo '1/ my own words' > b.txt; ln b.txt a.md",
        call="$CONVERT a.txt b.txt --to markdown",
        code=FAILURE,
        says=r"a.md: .*is itself one of the threads",
        leaves={"b.txt": "1/ my own words\n", "a.md": "1/ my own words\n"},
    ),
    Call(
        name="an output that would replace a thread found in a folder",
        given="mkdir in; cp seed.txt in/a.txt; ln -s a.txt in/b.json; cp seed.txt in/b.txt",
        call="$CONVERT in --to json",
        code=FAILURE,
        says=r"in/b.json: .*is itself one of the threads",
        leaves={"in/a.json": ANYTHING},
    ),
    Call(
        name="an empty name after -o",
        call='$CONVERT seed.txt --to json -o ""',
        code=USAGE,
        says="-o: the name is empty",
        leaves={"seed.json": None},
    ),
    Call(
        name="a link to itself after -o",
        given="ln -s loop.md loop.md",
        call="$CONVERT seed.txt -o loop.md",
        code=FAILURE,
        says="loop.md: can't be written: too many levels of symbolic links",
    ),
    Call(
        name="one folder of three that can't be written to",
        given="for n in 1 2 3; do mkdir -p p/$n; cp seed.txt p/$n/a.txt; done; chmod 555 p/1",
        call="$CONVERT p --to json",
        code=FAILURE,
        says=r"p/1/a.json: can't be written: permission denied",
        leaves={"p/1/a.json": None, "p/2/a.json": ANYTHING, "p/3/a.json": ANYTHING},
    ),
    Call(
        name="a folder for the outputs that can't be written to",
        given="mkdir out; chmod 555 out",
        call="$CONVERT seed.txt --to json -o out/",
        code=PLACE,
        says=r"out/seed.json: can't be written: permission denied",
    ),
    Call(
        name="a temporary file whose owner is dead",
        given="sh -c 'echo $$ > dead'; mkdir out; touch \"out/.convert-$(uname -n)-$(cat dead)-0123abcd\"",
        call="$CONVERT seed.txt --to json -o out/ -q; ls -A out > files",
        code=SUCCESS,
        leaves={"files": "seed.json\n"},
    ),
    Call(
        name="temporary files of other hosts and of living processes stay",
        given='mkdir out; touch "out/.convert-$(uname -n)-$PPID-0123abcd" "out/.convert-elsewhere-1-0123abcd"',
        call="$CONVERT seed.txt --to json -o out/ -q; ls -A out | wc -l > files",
        code=SUCCESS,
        leaves={"files": "3\n"},
    ),
)

SETTINGS = (
    Call(
        name="an unreadable configuration folder",
        given="mkdir -p home/thread-convert; echo 'to: json' > home/thread-convert/config.yaml; chmod 0 home",
        call="XDG_CONFIG_HOME=$PWD/home $CONVERT seed.txt --to json",
        code=USAGE,
        says="config.yaml: can't be read: permission denied",
        leaves={"seed.json": None},
    ),
    Call(
        name="a YAML bomb",
        given="""{ echo 'a: &a [x,x,x,x,x,x,x,x,x]'
            p=a; for n in b c d e f g h i j k l; do
            echo "$n: &$n [*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p,*$p]"; p=$n; done
            echo "title: *$p"; } > bomb.yaml""",
        call="$CONVERT seed.txt --to json --config bomb.yaml",
        code=USAGE,
        says="bomb.yaml:",
        seconds=5,
        megabytes=200,
    ),
    Call(
        name="a YAML bomb as the value of an option",
        given="""{ printf 'title: '; p='&a0 [x,x,x,x,x,x,x,x,x]'; i=0
            while [ $i -lt 9 ]; do j=$((i+1)); p="&a$j [$p,*a$i,*a$i,*a$i,*a$i,*a$i,*a$i,*a$i,*a$i]"; i=$j; done
            echo "$p"; } > bomb.yaml""",
        call="$CONVERT seed.txt --to json --config bomb.yaml",
        code=USAGE,
        says="^.{0,1000}bomb.yaml: .{0,1000}$",
        seconds=5,
        megabytes=200,
    ),
    Call(
        name="a key given twice",
        given="printf 'to: json\\nto: pdf\\n' > twice.yaml",
        call="$CONVERT seed.txt --config twice.yaml",
        code=USAGE,
        says=r"twice.yaml:2: .*to is given twice",
    ),
    Call(
        name="a named pipe as a configuration",
        given="mkfifo pipe.yaml",
        call="$CONVERT seed.txt --to json --config pipe.yaml",
        code=USAGE,
        says="pipe.yaml: not a regular file",
    ),
    Call(
        name="an endless device as a configuration",
        call="$CONVERT seed.txt --to json --config /dev/zero",
        code=USAGE,
        says="/dev/zero: not a regular file",
    ),
    Call(
        name="a named pipe as a cover",
        given="mkfifo pipe.png",
        call="$CONVERT seed.txt --to epub --epub.cover pipe.png",
        code=FAILURE,
        says="pipe.png: not a regular file",
    ),
    Call(
        name="a cover that is cut short",
        given=r"printf '\211PNG\r\n\032\n' > short.png",
        call="$CONVERT seed.txt --to epub --epub.cover short.png",
        code=FAILURE,
        says="short.png: the file is cut short",
        leaves={"seed.epub": None},
    ),
    Call(
        name="a page size with a line end",
        call="$CONVERT seed.txt --to pdf --pdf.page-size '120x190mm\n'",
        code=USAGE,
        says="pdf.page-size",
    ),
    Call(
        name="a font with a name of 5,000 letters",
        call="$CONVERT seed.txt --to pdf --pdf.font $(head -c 5000 /dev/zero | tr '\\0' f)",
        code=USAGE,
        says="^.{0,600}pdf.font.{0,600}$",
    ),
    Call(
        name="an encoding with a name of 5,000 letters",
        call="$CONVERT seed.txt --to json --encoding $(head -c 5000 /dev/zero | tr '\\0' e)",
        code=FAILURE,
        says="^.{0,1000}$",
    ),
    Call(
        name="a forged date in JSON",
        given="""$CONVERT seed.txt --to json -q
            sed -i 's/"published": *null/"published":"2020-99-99\\\\"><script>"/' seed.json""",
        call="$CONVERT seed.json --to markdown -o x.md",
        code=FAILURE,
        says="seed.json: .*published",
        leaves={"x.md": None},
    ),
    Call(
        name="an empty answer of pandoc",
        call="PYPANDOC_PANDOC=/bin/true $CONVERT seed.txt --to docx",
        code=FAILURE,
        says="seed.txt: .*pandoc",
        leaves={"seed.docx": None},
    ),
    Call(
        name="a title of 400 letters for a zip of pages",
        call="$CONVERT seed.txt --to chunkedhtml --title $(head -c 400 /dev/zero | tr '\\0' t) -q"
        " && python3 -m zipfile -e seed.html.zip unpacked",
        code=SUCCESS,
        leaves={"unpacked/index.html": ANYTHING},
    ),
)

DAMAGED = (
    Call(
        name="UTF-8 with one damaged byte",
        given=r"""i=0; while [ $i -lt 60 ]; do echo 'Это обычный русский текст о погоде.'; i=$((i+1)); done > ru.txt
            printf 'и \377 вот\n' >> ru.txt""",
        call="$CONVERT ru.txt --to json",
        code=FAILURE,
        says=r"ru.txt:61: damaged UTF-8: byte [\d,]+ is 0xff; .*--encoding utf-8-sig|ru.txt:61: damaged",
        leaves={"ru.json": None},
    ),
    Call(
        name="UTF-16 that is cut in the middle of a character",
        given=r"printf '\377\376a\000b\000c' > cut.txt",
        call="$CONVERT cut.txt --to json",
        code=FAILURE,
        says="cut.txt: .*damaged UTF-16",
    ),
    *(
        Call(
            name=f"{kind} by the name of a thread",
            given=f"printf '{magic}' > x.txt; head -c 300 /dev/urandom >> x.txt",
            call="$CONVERT x.txt --to json",
            code=FAILURE,
            says=f"x.txt: this is {kind}",
            leaves={"x.json": None},
        )
        for kind, magic in (
            ("a Zstandard archive", r"\050\265\057\375"),
            ("a WebP image", r"RIFF\020\000\000\000WEBP"),
            ("an MP4 video", r"\000\000\000\040ftypisom"),
            ("a HEIC image", r"\000\000\000\040ftypheic"),
            ("a 7z archive", r"7z\274\257\047\034"),
            ("an xz archive", r"\375\067\172\130\132\000"),
            ("a bzip2 archive", r"BZh91AY\046SY"),
            ("a RAR archive", r"Rar\041\032\007\001\000"),
            ("an Ogg file", r"OggS\000\002"),
            ("an MP3 file", r"ID3\003\000\000"),
            ("a TIFF image", r"II\052\000"),
            ("a WOFF2 font", r"wOF2\000\001\000\000"),
        )
    ),
    Call(
        name="random bytes",
        given="head -c 4000 /dev/urandom > x.txt",
        call="$CONVERT x.txt --to json",
        code=FAILURE,
        says="x.txt(:[0-9]+)?: (this is|damaged|not text)",
        leaves={"x.json": None},
    ),
)

CALLS = (*STANDARD_OUTPUT, *SOURCES, *OUTPUTS, *SETTINGS, *DAMAGED)
