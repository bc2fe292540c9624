# The report `junit` says what the report `json` says, as junitparser reads it.
import json
import os
import subprocess
import sys
import tempfile

import junitparser

PROGRAM = os.path.abspath(sys.argv[1])
PROJECT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "project")
# What fails a run, what does not, and what could not be read.
ELEMENTS = {"error": junitparser.Failure, "warning": junitparser.Skipped, "note": junitparser.Skipped}


def report(folder, style):
    run = subprocess.run([PROGRAM, "check", "--report", style], cwd=folder, capture_output=True)
    assert run.returncode in (0, 1) and run.stderr == b"", run
    return run.stdout


def cases_of(folder):
    suites = junitparser.JUnitXml.fromstring(report(folder, "junit"))
    cases = []
    totals = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        written = {key: getattr(suite, key) for key in totals}
        inside = list(suite)
        cases += [(suite.name, case) for case in inside]
        suite.update_statistics()  # counts the cases
        assert written == {key: getattr(suite, key) for key in totals}, suite.name
        for key in totals:
            totals[key] += written[key]
    for key, count in totals.items():
        assert getattr(suites, key) == count, key
    return cases


findings = json.loads(report(PROJECT, "json"))["findings"]
cases = cases_of(PROJECT)
assert len(cases) == len(findings) > 20, (len(cases), len(findings))
for (suite, case), finding in zip(cases, findings):
    (result,) = case.result
    assert suite == finding["path"], (suite, finding)
    assert case.classname == "allegory." + finding["rule"]
    assert isinstance(result, ELEMENTS[finding["severity"]]), (result, finding)
    assert result.type == finding["severity"]
    if finding["message"].isprintable():
        assert result.message == finding["message"], (result.message, finding)
identities = {(suite, case.classname, case.name) for suite, case in cases}
assert len(identities) == len(cases), "two cases have one name"

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "content"))
    for path, text in (("allegory.yaml", "title: Well\n"), ("content/index.md", "All is well.\n")):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    ((suite, case),) = cases_of(folder)
    assert case.is_passed, case
print(f"{len(cases)} cases for {len(findings)} findings")
