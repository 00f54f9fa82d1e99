"""What the scripts that measure share: processes with what they took, where they ran, and medians."""

import os
import platform
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command, **options):
    """What a command prints; its wall time, CPU time (seconds) and peak of resident memory (bytes). Ends this program
    if the command fails."""
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{os.path.basename(sys.argv[0])}: {command} ended with {process.returncode}")
    return out.decode(), {"wall": time.monotonic() - before, "cpu": usage.ru_utime + usage.ru_stime,
                          "memory": usage.ru_maxrss * 1024}


def spread(values, digits):
    """Median (least to most)."""
    text = f"{statistics.median(values):,.{digits}f}"
    if len(values) > 1 and min(values) != max(values):
        text += f" ({min(values):,.{digits}f} to {max(values):,.{digits}f})"
    return text


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=HERE, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "unknown"


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")),
                    platform.machine())


def where():
    """Machine, compiler and commit."""
    return (f"{processor()}, {os.cpu_count()} cores; {first_line(['c++', '--version'])}; "
            f"commit {first_line(['git', 'rev-parse', '--short', 'HEAD'])}")
