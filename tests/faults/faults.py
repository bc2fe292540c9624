# faults.py PROGRAM LIBRARY [KIND…]: the n-th call of the system fails, for n = 1, 2, 3 … until a
# build succeeds.
#
# Whatever fails, the program must end by itself with a status of its own and a word about it; every
# file in the output is whole, from the build before or from this one; status 0 only if all of this
# build is there; and the next build makes what a clean one makes.
import pathlib
import sys
import tempfile

import bench

PROGRAM, LIBRARY = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
# What fails, and how; with `+`, all calls from that one on fail.
FAULTS = {
    'open': ['EMFILE', 'EMFILE+', 'EACCES', 'EINTR'],
    'read': ['EIO', 'EIO+', 'EINTR', 'short+'],
    'write': ['ENOSPC', 'ENOSPC+', 'EIO', 'EINTR', 'short+'],
    'sync': ['EIO'],
    'rename': ['EIO', 'ENOSPC+'],
    'unlink': ['EACCES'],
    'mkdir': ['ENOSPC', 'EACCES'],
    'stat': ['EIO'],
    'close': ['EIO'],
    'malloc': ['ENOMEM', 'ENOMEM+'],
}
# No findings, findings, usage, could not read or write, a bug of the program.
STATUSES = {0, 1, 2, 3, 70}


def judge(project, fault, result):
    status = result.returncode
    if status not in STATUSES:
        project.complain(fault, f'it ended with {status}', result)
        return
    if status != 0 and not (result.stdout + result.stderr).strip():
        project.complain(fault, f'status {status} and not a word', result)
    project.check_whole(fault, result)
    left = bench.own(bench.files_of(project.folder))
    if status == 0 and (other := bench.differences(left, bench.own(project.new))):
        project.complain(fault, f'status 0, and these are not as they should be: {other[:5]}', result)


def loop(project, kind, how):
    """How many builds had a fault, until one in which nothing failed any more."""
    number, count = 1, 0
    mark = project.folder / 'mark'
    while True:
        fault = f'{kind}:{number}{"+" if how.endswith("+") else ""}:{how.rstrip("+")}'
        project.reset()
        result = bench.run(PROGRAM, project.folder,
                           {'LD_PRELOAD': LIBRARY, 'FAULT': fault, 'FAULT_MARK': str(mark)})
        if not mark.exists():
            if result.returncode != 0:
                project.complain(fault, 'nothing failed, and all the same it did', result)
            return count
        count += 1
        judge(project, fault, result)
        project.check_repair(fault)
        # All of the first calls, then ever larger steps: of allocations there are tens of thousands.
        number += 1 if number < 400 else number // 16


def main():
    with tempfile.TemporaryDirectory(prefix='allegory-faults-') as root:
        project = bench.Bench(pathlib.Path(root), PROGRAM)
        total = 0
        for kind in sys.argv[3:] or FAULTS:
            for how in FAULTS[kind]:
                count = loop(project, kind, how)
                total += count
                print(f'{kind} {how}: {count}', flush=True)
    if project.failures:
        sys.exit(f'{len(project.failures)} failures\n' + '\n'.join(project.failures[:20]))
    print(f'{total} builds in which something failed')


main()
