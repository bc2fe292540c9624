# environments.py PROGRAM: a build makes the same bytes wherever it runs: with a small stack, few
# descriptors, closed streams, elsewhere in time and language, under any path, on another file
# system. On a full disk it says so, keeps what was there, and the next build puts it right.
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

import bench

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())


def limited(what, value):
    return lambda: resource.setrlimit(what, (value, value))


def close_streams():
    for stream in range(3):
        os.close(stream)


def same(project, where, extra=None, **options):
    """A build in that environment has to make what a clean one makes."""
    project.reset()
    result = bench.run(PROGRAM, project.folder, extra, **options)
    if result.returncode != 0:
        project.complain(where, f'it ended with {result.returncode}', result)
    elif other := bench.differences(bench.files_of(project.folder), project.new):
        project.complain(where, f'these are otherwise: {other[:5]}', result)


def elsewhere(project, where, folder, out=None):
    """The same for a project that lies there, or that is built there."""
    shutil.copytree(project.folder, folder, ignore=shutil.ignore_patterns('out'))
    words = bench.command(PROGRAM) + (['--out', str(out)] if out else [])
    result = subprocess.run(words, cwd=folder, env=bench.environment(folder), capture_output=True,
                            timeout=300, check=False)
    made = bench.files_of((out or folder / 'out').parent)
    if result.returncode != 0:
        project.complain(where, f'it ended with {result.returncode}', result)
    elif other := bench.differences(made, project.new):
        project.complain(where, f'these are otherwise: {other[:5]}', result)


def full_disk(project, root):
    """A disk with hardly any room. Who may not mount one is told so."""
    disk = root / 'disk'
    disk.mkdir()
    mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=200k', 'none', str(disk)],
                             capture_output=True, check=False)
    if mounted.returncode != 0:
        print('no full disk: this user may not mount one')
        return
    try:
        project.reset()
        words = bench.command(PROGRAM) + ['--out', str(disk / 'out')]
        first = subprocess.run(words, cwd=project.folder, env=bench.environment(project.folder),
                               capture_output=True, timeout=300, check=False)
        if first.returncode != 3 or b'unwritable-output' not in first.stdout:
            project.complain('full disk', f'it ended with {first.returncode}', first)
        for name, content in bench.own(bench.files_of(disk)).items():
            if content != project.new.get(name):
                project.complain('full disk', f'{name} is not whole', first)
        subprocess.run(['mount', '-o', 'remount,size=64m', str(disk)], check=True)
        second = subprocess.run(words, cwd=project.folder, env=bench.environment(project.folder),
                                capture_output=True, timeout=300, check=False)
        if other := bench.differences(bench.files_of(disk), project.new):
            project.complain('full disk', f'with room again, these are otherwise: {other[:5]}', second)
    finally:
        subprocess.run(['umount', str(disk)], check=True)


def small_files(project):
    """A user who may write no file of more than 4 KiB."""
    project.reset()
    result = bench.run(PROGRAM, project.folder, preexec_fn=limited(resource.RLIMIT_FSIZE, 4 << 10))
    if result.returncode != 3 or b'unwritable-output' not in result.stdout:
        project.complain('small files', f'it ended with {result.returncode}', result)
    project.check_whole('small files', result)
    project.check_repair('small files')


def full_output(project):
    """What cannot be said is not passed over in silence."""
    project.reset()
    with open('/dev/full', 'wb') as full:
        result = subprocess.run(bench.command(PROGRAM), cwd=project.folder, stdout=full,
                                stderr=subprocess.DEVNULL, env=bench.environment(project.folder),
                                timeout=300, check=False)
    if result.returncode != 3:
        project.complain('full output', f'it ended with {result.returncode}')


def main():
    with tempfile.TemporaryDirectory(prefix='allegory-environments-') as name:
        root = pathlib.Path(name)
        project = bench.Bench(root, PROGRAM)
        same(project, 'small stack', preexec_fn=limited(resource.RLIMIT_STACK, 512 << 10))
        same(project, '32 descriptors', preexec_fn=limited(resource.RLIMIT_NOFILE, 32))
        same(project, 'closed streams', preexec_fn=close_streams)
        same(project, 'no home', {'HOME': '/proc/nowhere', 'XDG_CACHE_HOME': '/proc/nowhere'})
        same(project, 'other time', {'TZ': 'Pacific/Kiritimati'})
        same(project, 'other language', {'LC_ALL': 'tr_TR.UTF-8', 'LANG': 'tr_TR.UTF-8'})
        same(project, 'no language', {'LC_ALL': 'C', 'LANG': ''})
        same(project, 'umask', preexec_fn=lambda: os.umask(0o077))
        elsewhere(project, 'odd path', root / "a path\nwith 'quotes' $HOME ; and <marks>")
        shared = pathlib.Path(tempfile.mkdtemp(prefix='allegory-', dir='/dev/shm'))
        try:
            elsewhere(project, 'other file system', root / 'copy', shared / 'out')
        finally:
            shutil.rmtree(shared)
        full_disk(project, root)
        small_files(project)
        full_output(project)
    if project.failures:
        sys.exit(f'{len(project.failures)} failures\n' + '\n'.join(project.failures))
    print('the same in every environment')


main()
