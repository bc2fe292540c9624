# A project that was built once, changed, and is to be built again: what the scripts beside this one
# try on it, and what they hold against it afterwards.
import os
import pathlib
import shutil
import subprocess

FORMATS = ['site', 'wiki', 'epub', 'skos']
PAGE = '''---
title: {title}
characters: {{{id}: [{label}]}}
concepts: {{{id}-idea: [{label} idea]}}
maps: {{{id}: {{to: {id}-idea, because: {text}}}}}
---
[[{label}]] {text}, and [all](/index.md).[^1]

| a | b |
|---|---|
| 1 | 2 |

[^1]: A note on the {label} idea.
'''


def write_project(folder, text, pages=0):
    files = {
        'allegory.yaml': 'title: Faults\ngit: false\nbase_url: https://example.org/\ncards: svg\n'
                         'levels: {low-systematicity: off}\n'
                         f'formats: [{", ".join(FORMATS)}]\n',
        'content/index.md': '---\ntitle: Faults\nallegory: {story: A, idea: B, '
                            'summary: All., takeaway: None.}\n---\n' + text + '\n',
        'content/fox.md': PAGE.format(title='The fox', id='fox', label='Fox', text=text),
        'content/deep/crow.md': PAGE.format(title='The crow', id='crow', label='Crow', text=text),
        'content/deep/plate.txt': text * 50,
    }
    for number in range(pages):
        files[f'content/more/{number}.md'] = f'---\ntitle: More {number}\n---\n{text}\n'
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')


def command(program):
    return [program, 'build', '--jobs', '2']


def environment(home):
    return {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': str(home)}


def run(program, folder, extra=None, **options):
    return subprocess.run(command(program), cwd=folder, env=environment(folder) | (extra or {}),
                          capture_output=True, timeout=300, check=False, **options)


def files_of(folder):
    """What is in an output folder: bytes by path."""
    out = folder / 'out'
    return {str(path.relative_to(out)): path.read_bytes()
            for path in sorted(out.rglob('*')) if path.is_file()}


def is_own(name):
    """Whether a file is one that readers get; the others are the program's own memory."""
    return not pathlib.PurePath(name).name.startswith('.allegory-')


def own(files):
    return {name: content for name, content in files.items() if is_own(name)}


def differences(left, right):
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


class Bench:
    """`folder` holds the project to be built, with the output of an earlier build: `old`. What a
    clean build makes of it is `new`."""

    def __init__(self, root, program, pages=0):
        self.program = program
        self.before, self.folder, clean = root / 'before', root / 'now', root / 'clean'
        self.before.mkdir()
        write_project(self.before, 'It was so', pages)
        self.old = self.built(self.before)
        write_project(self.before, 'It is otherwise now', pages)
        (self.before / 'content/fox.md').rename(self.before / 'content/wolf.md')
        shutil.copytree(self.before, clean, ignore=shutil.ignore_patterns('out'))
        self.new = self.built(clean)
        self.failures = []

    def built(self, folder):
        result = run(self.program, folder)
        assert result.returncode == 0, (result.stdout + result.stderr).decode()
        return files_of(folder)

    def reset(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.before, self.folder, symlinks=True)

    def complain(self, where, text, result=None):
        said = (result.stdout + result.stderr).decode('utf-8', 'replace')[-600:] if result else ''
        self.failures.append(f'{where}: {text}\n{said}')

    def check_whole(self, where, result=None):
        """Every file is of one build or the other, and none is lost that both have."""
        left = files_of(self.folder)
        for name, content in own(left).items():
            if content not in (self.old.get(name), self.new.get(name)):
                self.complain(where, f'{name} is of neither build ({len(content)} bytes)', result)
        for name in self.old.keys() & self.new.keys():
            if is_own(name) and name not in left:
                self.complain(where, f'{name} is gone', result)

    def check_repair(self, where):
        """The next build makes what a clean one makes, and leaves nothing else."""
        result = run(self.program, self.folder)
        if result.returncode != 0:
            self.complain(where, f'the next build ended with {result.returncode}', result)
        elif other := differences(files_of(self.folder), self.new):
            self.complain(where, f'the next build left {other[:5]}', result)
