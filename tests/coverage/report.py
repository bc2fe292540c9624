#!/usr/bin/env python3
"""Says how many of the branches in src/ the tests take, and fails if there are too few.

Comes in: what `llvm-cov export` prints, on stdin; the repository. Goes out: a table with a line for
each folder, each branch of the trust boundary (boundary.txt) that was not taken, and the status: 1
if the boundary has one, or if the rest is below its share.

A branch is one outcome of a condition as it was written, of `a && b` as of `if`; clang counts none
for exceptions. One that cannot be taken stands on a line, or below one, that says why:

    if (closed) return;  // untaken: the kernel closes it before
"""
import bisect
import collections
import fnmatch
import json
import os
import re
import sys

REST = 85  # per cent
MARK = re.compile(r"// untaken: *(.*)$")
Branch = collections.namedtuple("Branch", "line column outcome")


def read_boundary(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return [line for line in lines if line and not line.startswith("#")]


def count_at(segments, line, column):
    """How often the program came to a place, by the last segment that begins before it."""
    at = bisect.bisect_right([segment[:2] for segment in segments], [line, column]) - 1
    return segments[at][2] if at >= 0 and segments[at][3] else 0


def outcomes(file, lines):
    """Each outcome of a file's conditions, with how often it was taken. Templates have a condition
    once for each of their instances; one that takes it is enough."""
    taken = collections.defaultdict(lambda: [0, 0])
    for branch in file["branches"]:
        counts = taken[tuple(branch[:4])]
        counts[0] += branch[4]
        counts[1] += branch[5]
    for (line, column, *_), counts in sorted(taken.items()):
        # "None of the cases" of a switch over an enumeration: -Wswitch asks for all of them.
        if lines[line - 1][: column - 1].endswith("switch ("):
            continue
        # Where the program came by and took neither, the condition is a constant.
        if counts == [0, 0] and count_at(file["segments"], line, column) > 0:
            continue
        yield Branch(line, column, "true"), counts[0]
        yield Branch(line, column, "false"), counts[1]


class File:
    """Counts of one source file."""

    def __init__(self, name, lines, measured):
        self.name, self.total, self.missed, self.faults = name, 0, [], []
        marked = {}
        for number, line in enumerate(lines, 1):
            if mark := MARK.search(line):
                is_alone = line[: mark.start()].strip() == ""
                marked[number + 1 if is_alone else number] = mark[1]
        used = set()
        for branch, count in outcomes(measured, lines):
            if count == 0 and branch.line in marked:
                used.add(branch.line)
                continue
            self.total += 1
            if count == 0:
                self.missed.append(branch)
        for number, reason in marked.items():
            if not reason:
                self.faults.append(f"{name}:{number}: `untaken` without a reason")
            if number not in used:
                self.faults.append(f"{name}:{number}: `untaken`, and yet every branch is taken")


def share(files):
    total = sum(file.total for file in files)
    taken = total - sum(len(file.missed) for file in files)
    return taken, total, 100.0 if total == 0 else 100.0 * taken / total


def print_row(name, files):
    taken, total, percent = share(files)
    # Cut, not rounded: 100 is said of nothing that lacks one.
    print(f"  {name:<28}{taken:>7} of {total:>6}{int(percent * 10) / 10:>8.1f} %")


def report(files, patterns):
    """Prints all; whether it is enough."""
    is_boundary = {file.name: any(fnmatch.fnmatch(file.name, pattern) for pattern in patterns)
                   for file in files}
    boundary = [file for file in files if is_boundary[file.name]]
    rest = [file for file in files if not is_boundary[file.name]]
    folders = collections.defaultdict(list)
    for file in files:
        folders[os.path.dirname(file.name)].append(file)
    print("branches that tests take:")
    for folder in sorted(folders):
        print_row(folder + "/", folders[folder])
    print_row("the trust boundary", boundary)
    print_row("all the rest", rest)

    faults = [fault for file in files for fault in file.faults]
    for pattern in patterns:
        if not any(fnmatch.fnmatch(file.name, pattern) for file in files):
            faults.append(f"tests/coverage/boundary.txt: `{pattern}` is the name of no file")
    for file in boundary:
        faults += [f"{file.name}:{branch.line}:{branch.column}: never {branch.outcome}"
                   for branch in file.missed]
    if share(rest)[2] < REST:
        faults.append(f"of the rest, less than {REST} % is taken; least of all in")
        worst = sorted(rest, key=lambda file: -len(file.missed))[:20]
        faults += [f"  {file.name}: {len(file.missed)} of {file.total} not" for file in worst]
    for fault in faults:
        print(fault)
    return not faults


def main(repository):
    files = []
    for measured in json.load(sys.stdin)["data"][0]["files"]:
        name = os.path.relpath(measured["filename"], repository)
        if not name.startswith("src/"):
            continue
        with open(measured["filename"], encoding="utf-8") as source:
            files.append(File(name, source.read().split("\n"), measured))
    patterns = read_boundary(os.path.join(repository, "tests/coverage/boundary.txt"))
    return 0 if report(sorted(files, key=lambda file: file.name), patterns) else 1


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
