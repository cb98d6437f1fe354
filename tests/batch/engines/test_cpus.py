"""The processors that a process may use."""

import os

import pytest

from convert.batch.engines import cpus
from convert.batch.engines.cpus import usable_cpus


@pytest.fixture(autouse=True)
def groups(tmp_path, monkeypatch):
    """Have 16 processors, and neither control groups nor SLURM."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(16)), raising=False)
    monkeypatch.setattr(cpus, "_GROUPS", tmp_path / "cgroup")
    monkeypatch.setattr(cpus, "_GROUPS_ROOT", tmp_path / "fs")
    for name in cpus._SLURM:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_affinity_limits_them():
    assert usable_cpus() == 16


def test_without_affinity_all_are_usable(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert usable_cpus() == 5
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert usable_cpus() == 1


@pytest.mark.parametrize(
    ("quota", "usable"),
    [
        ("max 100000", 16),
        ("400000 100000", 4),
        ("150000 100000", 2),
        ("1000 100000", 1),
        ("damaged", 16),
    ],
)
def test_a_quota_of_a_container_limits_them(groups, quota, usable):
    write(groups / "cgroup", "0::/\n")
    write(groups / "fs" / "cpu.max", f"{quota}\n")
    assert usable_cpus() == usable


def test_the_least_quota_of_all_groups_that_contain_a_process_counts(groups):
    write(groups / "cgroup", "0::/user.slice/batch.scope\n")
    write(groups / "fs" / "user.slice" / "batch.scope" / "cpu.max", "800000 100000\n")
    write(groups / "fs" / "user.slice" / "cpu.max", "300000 100000\n")
    assert usable_cpus() == 3


def test_a_quota_of_the_first_version_of_control_groups_limits_them(groups):
    write(groups / "cgroup", "5:memory:/docker/1\n4:cpu,cpuacct:/docker/1\n")
    write(groups / "fs" / "cpu" / "docker" / "1" / "cpu.cfs_quota_us", "600000\n")
    write(groups / "fs" / "cpu" / "docker" / "1" / "cpu.cfs_period_us", "100000\n")
    write(groups / "fs" / "cpu" / "cpu.cfs_quota_us", "-1\n")
    write(groups / "fs" / "cpu" / "cpu.cfs_period_us", "100000\n")
    assert usable_cpus() == 6


def test_a_job_of_slurm_limits_them(monkeypatch):
    monkeypatch.setenv("SLURM_CPUS_ON_NODE", "12")
    assert usable_cpus() == 12
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "3")
    assert usable_cpus() == 3
    monkeypatch.setenv("SLURM_CPUS_PER_TASK", "many")
    assert usable_cpus() == 12
