#!/usr/bin/env python3
"""What report.py makes of counts."""
import contextlib
import io
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import report


def measured(*branches, passes=1):
    """Counts as llvm-cov has them: (line, column, true, false)."""
    return {
        "branches": [[line, column, line, column + 1, true, false, 0, 0, 4]
                     for line, column, true, false in branches],
        "segments": [[1, 1, passes, True, True, False]],
    }


def missed(source, *branches, passes=1):
    file = report.File("src/a.cpp", source.split("\n"), measured(*branches, passes=passes))
    return [(branch.line, branch.outcome) for branch in file.missed], file.faults


def is_enough(*files, patterns=("src/a.cpp",)):
    with contextlib.redirect_stdout(io.StringIO()) as text:
        return report.report(list(files), list(patterns)), text.getvalue()


class Report(unittest.TestCase):
    def test_each_outcome_counts_by_itself(self):
        self.assertEqual(missed("if (x)", (1, 5, 3, 0)), ([(1, "false")], []))
        self.assertEqual(missed("if (x)", (1, 5, 0, 0), passes=0), ([(1, "true"), (1, "false")], []))
        self.assertEqual(missed("if (x)", (1, 5, 3, 1)), ([], []))

    def test_one_instance_of_a_template_is_enough(self):
        self.assertEqual(missed("if (x)", (1, 5, 3, 0), (1, 5, 0, 2)), ([], []))

    def test_a_constant_is_no_condition(self):
        self.assertEqual(missed("if (true)", (1, 5, 0, 0)), ([], []))

    def test_none_of_the_cases_of_a_switch_is_no_outcome(self):
        self.assertEqual(missed("switch (x) {", (1, 9, 0, 5)), ([], []))

    def test_a_mark_stands_on_the_line_or_above_it(self):
        self.assertEqual(missed("if (x)  // untaken: why", (1, 5, 3, 0)), ([], []))
        self.assertEqual(missed("// untaken: why\nif (x)", (2, 5, 3, 0)), ([], []))

    def test_a_mark_needs_a_reason_and_a_branch(self):
        self.assertIn("without a reason", missed("if (x)  // untaken:", (1, 5, 3, 0))[1][0])
        self.assertIn("yet every branch", missed("if (x)  // untaken: why", (1, 5, 3, 1))[1][0])

    def test_the_boundary_must_be_whole_and_the_rest_nearly(self):
        whole = report.File("src/a.cpp", ["if (x)"], measured((1, 5, 1, 1)))
        half = report.File("src/b.cpp", ["if (x)"], measured((1, 5, 1, 0)))
        self.assertTrue(is_enough(whole)[0])
        self.assertFalse(is_enough(whole, half)[0])
        enough, text = is_enough(half, patterns=["src/b.cpp"])
        self.assertFalse(enough)
        self.assertIn("src/b.cpp:1:5: never false", text)

    def test_a_pattern_that_fits_no_file_is_an_error(self):
        whole = report.File("src/a.cpp", ["if (x)"], measured((1, 5, 1, 1)))
        self.assertFalse(is_enough(whole, patterns=["src/gone.cpp"])[0])


if __name__ == "__main__":
    unittest.main()
