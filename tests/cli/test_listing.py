"""The version, the list of formats, and completions."""


def test_formats_are_listed_with_plugin_and_version(run):
    lines = run("--formats").stdout.decode().splitlines()
    assert ["pdf", "w", ".pdf", "Portable"] in [line.split()[:4] for line in lines]
    assert ["json", "rw", ".json"] in [line.split()[:3] for line in lines]
    assert ["text", "r", ".txt"] in [line.split()[:3] for line in lines]
    (line,) = (line for line in lines if line.startswith("pdf "))
    assert line.endswith("  thread-convert 0.1.0")


def test_the_version_is_that_of_the_distribution(run):
    assert run("--version").stdout == b"thread-convert 0.1.0\n"


def test_completions_contain_the_options_of_the_formats(run):
    assert "--pdf.page-size" in run("--print-completion", "bash").stdout.decode()


def test_completions_contain_the_options_of_many_threads_with_their_values(run):
    script = run("--print-completion", "bash").stdout.decode()
    assert "_shtab_convert___jobs_choices=(auto)" in script
    for flag in ("files_from", "report"):
        assert f"_shtab_convert___{flag}_COMPGEN=_shtab_compgen_files" in script


def test_completions_for_an_unknown_shell_are_an_error(run):
    done = run("--print-completion", "fish4")
    assert done.returncode == 2
    assert b"invalid value 'fish4' for --print-completion (expected bash, " in done.stderr


def test_a_check_without_the_list_is_an_error(run):
    done = run("thread.txt", "--to", "json", "--check")
    assert done.returncode == 2
    assert b"--check: it checks the plugins that --formats lists; add --formats" in done.stderr


def test_nothing_is_wrong_with_the_plugins_of_this_project(run):
    done = run("--formats", "--check", "--no-plugins")
    assert (done.returncode, done.stderr) == (0, b"")
