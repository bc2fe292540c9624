"""Pages on which cmark-gfm 0.29.0.gfm.6 takes time or memory that grows with the square of their
size, or worse, and honest pages that are only large. Comes in: a name and a size in bytes. Goes out:
the text of the page, the same each time."""


def times(unit):
    return lambda size: unit * (size // len(unit))


def table(size):
    """As many columns as rows, and each row has one cell."""
    columns = size // 6
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "a\n" * columns


def header(size):
    columns = size // 4
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n"


def nested(opening, marker, closing, parts):
    def make(size):
        count = size // parts
        return opening + marker * count + "x" + closing * count

    return make


def references(opening, filler, closing):
    """One long definition, and links that repeat it."""

    def make(size):
        half = size // 2
        return opening + filler * (half // len(filler)) + closing + "\n\n" + "[a]" * (half // 3)

    return make


def stairs(size):
    """Each item is indented further; then come lines that all of them are asked about."""
    lines, made = [], 0
    while made < size // 2:
        lines.append("  " * len(lines) + "- a\n")
        made += len(lines[-1])
    return "".join(lines) + "\n" * (size - made)


def wide_stairs(size):
    """The same by items whose numbers are wide, with lines that only seem to close them."""
    lines, made, depth = [], 0, 0
    while made < size // 2:
        lines.append(" " * (11 * depth) + "100000000. " * 90 + "x\n     - y\n")
        made += len(lines[-1])
        depth += 90
    return "".join(lines) + "\n" * (size - made)


def backticks(size):
    runs, made = [], 0
    while made < size:
        runs.append("e" + "`" * len(runs))
        made += len(runs[-1])
    return "".join(runs)


def emphasis(size):
    count = size // 9
    return "*a " * count + "_a*_ " * count


def stars_around_code(size):
    return "*" * (size // 2) + " `a` " + "*" * (size // 2)


BOMBS = {
    "table": table,
    "header": header,
    "items in items": nested("", "- ", "\n", 3),
    "items in a quote": nested("> ", "- ", ">\n", 5),
    "quotes": lambda size: ">" * (size // 3) + "a*" * (size // 3),
    "footnotes in footnotes": nested("", "[^a]:", "\n", 6),
    "stairs": stairs,
    "wide stairs": wide_stairs,
    "surplus cells": lambda size: "|a|\n|-|\n|" + "a|" * (size // 2),
    "lines before a delimiter row": lambda size: "a\n" * (size // 2) + "|-|\n",
    "delimiter rows": times("-|-\n"),
    "processing instructions": times("x <?"),
    "declarations": times("x<!A "),
    "CDATA": times("x <![CDATA["),
    "comments": times("<!--"),
    "images": times("![[]()"),
    "brackets": times("["),
    "emphasis": emphasis,
    "strong emphasis": times("*a **a "),
    "stars around code": stars_around_code,
    "backticks": backticks,
    "closing parentheses": lambda size: "www.a" + ")" * size,
    "web addresses": times("_www."),
    "apostrophes": times("'"),
    "ampersands": times("&"),
    "e-mail addresses": times("a@b.c "),
    "XMPP addresses": times("xmpp:a@b.c/"),
    "references": references("[a]: /", "u", ""),
    "references on the next line": references("[a]:\n/", "u", ""),
    "references with a title": references('[a]: /u "', "u\n", '"'),
    "references in items": references("- [^a]:\r", "u", ""),
    "wikilinks": times("[[a"),
    "wikilinks with a bar": times("[[a|"),
    "formulas": times("$a "),
    "formulas of two lines": times("$$a\n"),
}

HONEST = {
    "a table of 4000 rows": (
        "| Who | What | Where | When | Why |\n|---|---|---|---|---|\n"
        + "".join(f"| Name {i} | [link](https://example.org/{i}) | *here* | `{i}` | so |\n" for i in range(4000)),
        ("<tr", 4001),
    ),
    "a listing of 8000 lines": (
        "```c\n" + "".join(f"int f{i}(int *a) {{ return a[{i}] & 1; }}\n" for i in range(8000)) + "```\n",
        ("int f", 8000),
    ),
    "a list of 4000 items": (
        "".join(f"- item {i} with *stress* and `code`\n" for i in range(4000)),
        ("<li", 4000),
    ),
    "a list of 4000 numbers": (
        "".join(f"{i + 1}. item with *stress*\n    - and one below it\n" for i in range(4000)),
        ("and one below it", 4000),
    ),
    "300 footnotes": (
        "".join(f"A claim[^n{i}] of many.\n\n" for i in range(300))
        + "".join(f"[^n{i}]: Source {i}, page {i}.\n" for i in range(300)),
        ("Source", 300),
    ),
    "3000 equal headings": ("## Same\n\ntext\n\n" * 3000, ("<h2", 3000)),
    "a long book of prose": (
        ("The lion asked for *courage*, and the wizard gave him a drink. " * 12 + "\n\n") * 1500,
        ("courage", 18000),
    ),
}
