"""Run code of plugins, so that whatever it does is reported as its fault."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from convert import interrupts
from convert.errors import ConvertError, InputError, OutputError, PlaceError, PluginError, one_line
from convert.registry.claims import Claim
from convert.registry.remedies import missing_module
from convert.running import Call, entered, name_of


@contextmanager
def calling(
    claim: Claim, what: str, thread: str | None = None, *, loading: bool = False
) -> Iterator[None]:
    """Run code of a plugin, such as a hook or the function of a record.

    Args:
        claim: The claim of the plugin.
        what: What runs, for messages: "the pdf writer".
        thread: The name of the thread that it works on. An error without file gets this name.
        loading: Whether the plugin is being loaded, when not even a `ConvertError` is expected of it.

    Raises `PluginError` for whatever the code raises, but for signals and an expected `ConvertError`.
    """
    thread = thread and name_of(thread)
    with entered(Call(plugin=claim.description, name=claim.name, thread=thread)):
        try:
            yield
        except BaseException as error:
            if interrupts.is_signalled(error):
                interrupts.check()
                raise
            expected = isinstance(error, ConvertError | MemoryError) and not loading
            raised = (_expected if expected else _unexpected)(error, claim, what, thread)
            if raised is error:
                raise
            raise raised from error
    interrupts.check()


def bug(claim: Claim, what: str, error: BaseException, thread: str | None = None) -> PluginError:
    """Return the error for code of a plugin that failed."""
    return fault(claim, f"{what} failed: {one_line(error)}{place_of(error, claim)}", thread)


def fault(claim: Claim, message: str, thread: str | None = None) -> PluginError:
    """Return the error for a plugin that breaks its contract."""
    subject = "" if thread else f"{claim.name}: "
    file = thread and name_of(thread)
    return PluginError(
        f"{subject}bug in plugin {claim.description}: {message}; {claim.remedy}", file=file
    )


def place_of(error: BaseException, claim: Claim) -> str:
    """Return the last line of the plugin's own code that led to an error: " (shout.py, line 12)"."""
    if isinstance(error, SyntaxError) and error.filename:
        return f" ({PurePath(error.filename).name}, line {error.lineno})"
    found, traceback = "", error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        if _is_of(str(frame.f_globals.get("__name__")), claim):
            found = f" ({PurePath(frame.f_code.co_filename).name}, line {traceback.tb_lineno})"
        traceback = traceback.tb_next
    return found


def _is_of(module: str, claim: Claim) -> bool:
    """Return whether a module belongs to the package of a plugin."""
    plugin = claim.plugin.partition(":")[0]
    if claim.entry is None:
        plugin = getattr(claim.record, "module", plugin)
    elif not plugin.startswith("convert."):  # a reader of the core, of which most modules are not
        plugin = plugin.partition(".")[0]
    return module == plugin or module.startswith(f"{plugin}.")


def _unexpected(error: BaseException, claim: Claim, what: str, thread: str | None) -> ConvertError:
    if isinstance(error, ModuleNotFoundError):
        message = missing_module(error, claim)
        if message:
            return PluginError(f"{claim.name}: {message}", file=thread)
    return bug(claim, what, error, thread)


def _expected(error: BaseException, claim: Claim, what: str, thread: str | None) -> ConvertError:
    """Return the error to raise for a `ConvertError` or `MemoryError`; it may be the same."""
    if not isinstance(error, ConvertError):
        kind = OutputError if claim.kind == "writer" else InputError
        verb = {"writer": "write", "reader": "read", "transform": "change"}[claim.kind]
        how = "by" if claim.kind == "transform" else "as"
        return kind(f"not enough memory to {verb} this thread {how} {claim.name}", file=thread)
    try:
        error.file = error.file or thread
        str(error)
    except Exception as broken:  # a type of the plugin that lacks what `ConvertError` has
        return bug(claim, what, broken, thread)
    if isinstance(error, PlaceError):  # would end the whole call
        return OutputError(error.message, file=error.file, line=error.line)
    return error
