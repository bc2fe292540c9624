#!/usr/bin/env python3
"""Hands hostile and honest pages to the whole program.

    pages.py PROGRAM             each in a process of its own, with 5 s and 1.5 GiB
    pages.py PROGRAM --growth    prints how time grows when a hostile page grows

A hostile page ends in a page or in a finding of its own, and never in a signal. An honest one ends
in a page that has everything in it.
"""
import concurrent.futures
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from bombs import BOMBS, HONEST

SECONDS, MEMORY = 5, 3 << 29


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def build(program, text, folder):
    """What the program says of a project with this one page, and how much time it took."""
    folder = pathlib.Path(folder)
    (folder / "content").mkdir()
    (folder / "allegory.yaml").write_text("title: Test\n")
    (folder / "content" / "index.md").write_text(text, newline="")
    before = time.monotonic()
    result = subprocess.run(
        [program, "build", "--keep-going", "--report", "short", "--jobs", "2", "--project", folder],
        preexec_fn=limits, capture_output=True, text=True, errors="replace",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
    return result, time.monotonic() - before


def problem_of_bomb(result, folder):
    if result.returncode not in (0, 1):
        return f"status {result.returncode}: {result.stderr[-300:]}"
    if not (pathlib.Path(folder) / "out" / "site" / "index.html").is_file():
        return "no page was written: " + result.stdout[-300:]
    expensive = [line for line in result.stdout.splitlines() if "too-expensive" in line]
    if not all(line.startswith("content/index.md:") for line in expensive):
        return "a finding without its place: " + expensive[0]
    return None


def verdict(result):
    refused = [line for line in result.stdout.splitlines() if "too-expensive" in line]
    return refused[0][:110] if refused else "rendered"


def run_bomb(program, name, size):
    with tempfile.TemporaryDirectory() as folder:
        result, seconds = build(program, BOMBS[name](size), folder)
        problem = problem_of_bomb(result, folder)
        return name, f"{size >> 10} KB", seconds, problem, verdict(result)


def run_honest(program, name):
    text, (mark, count) = HONEST[name]
    with tempfile.TemporaryDirectory() as folder:
        result, seconds = build(program, text, folder)
        problem = problem_of_bomb(result, folder)
        if not problem and "too-expensive" in result.stdout:
            problem = "refused: " + verdict(result)
        if not problem:
            page = (pathlib.Path(folder) / "out" / "site" / "index.html").read_text()
            if page.count(mark) < count:
                problem = f"{page.count(mark)} times `{mark}` instead of {count}"
        return name, f"{len(text) >> 10} KB", seconds, problem, verdict(result)


def check(program):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(run_honest, program, name) for name in HONEST]
        runs += [pool.submit(run_bomb, program, name, size)
                 for size in (1 << 14, 1 << 16, 1 << 18, 1 << 20) for name in BOMBS]
        failed = 0
        for run in runs:
            name, size, seconds, problem, end = run.result()
            print(f"{'FAILED' if problem else 'ok':6} {size:>8} {seconds:6.2f} s  {name}: {problem or end}",
                  flush=True)
            failed += problem is not None
    print(f"{len(runs)} pages, {failed} failed")
    return 1 if failed else 0


def growth(program):
    """Time of the processor, children included; less than a tenth of a second says nothing."""
    def spent(name, size):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run_bomb(program, name, size)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    sizes = [1 << power for power in range(16, 21)]
    print("| Page | " + " | ".join(f"{size >> 10} KB" for size in sizes) + " | worst ratio |")
    print("| --- " * (len(sizes) + 2) + "|")
    for name in BOMBS:
        spans = [spent(name, size) for size in sizes]
        ratios = [after / max(before, 0.1) for before, after in zip(spans, spans[1:])]
        print(f"| {name} | " + " | ".join(f"{span:.2f}" for span in spans) + f" | {max(ratios):.1f} |",
              flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(growth(sys.argv[1]) if "--growth" in sys.argv else check(sys.argv[1]))
