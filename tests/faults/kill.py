# kill.py PROGRAM [TIMES]: a build is killed at some moment, 200 times. Every file that is there is
# whole, and the next build makes what a clean one makes.
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import bench

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 200


def start(project):
    return subprocess.Popen(bench.command(PROGRAM), cwd=project.folder,
                            env=bench.environment(project.folder), stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def main():
    moments = random.Random(1)
    with tempfile.TemporaryDirectory(prefix='allegory-kill-') as root:
        project = bench.Bench(pathlib.Path(root), PROGRAM, pages=60)
        project.reset()
        begin = time.monotonic()
        start(project).wait()
        duration = time.monotonic() - begin
        killed = 0
        for number in range(TIMES):
            project.reset()
            build = start(project)
            # A little longer than a build takes, so that its last steps are met, too.
            time.sleep(moments.uniform(0, 1.1 * duration))
            build.kill()
            killed += build.wait() < 0
            project.check_whole(f'kill {number}')
            project.check_repair(f'kill {number}')
    if project.failures:
        sys.exit(f'{len(project.failures)} failures\n' + '\n'.join(project.failures[:20]))
    if killed < TIMES // 3:
        sys.exit(f'only {killed} of {TIMES} builds were still at work')
    print(f'{killed} of {TIMES} builds were killed at work')


main()
