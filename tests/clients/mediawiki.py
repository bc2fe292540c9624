"""Wikitext in MediaWiki itself: a wiki is installed, what was built is imported, every page read.

No link is red, every anchor is there, sections are the headings of the source, footnotes are numbered,
and texts full of wikitext are shown as the texts that they are.
"""
import gzip
import html
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.dirname(os.path.dirname(HERE))
MEDIAWIKI = "/usr/share/mediawiki"
SCHEMA = "/usr/share/doc/mediawiki/docs/export-0.11.xsd.gz"
EXPORT = "{http://www.mediawiki.org/xml/export-0.11/}"
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
# What a page adds to the headings of its section.
OWN = ["Contents", "Allegories", "Correspondences", "Where the analogy ends", "Notes"]

# The Math extension asks a service on the network to draw formulas; what it is given is shown instead.
SETTINGS = """
wfLoadExtensions(['Cite', 'SyntaxHighlight_GeSHi', 'ParserFunctions']);
wfLoadSkin('Vector');
$wgEnableUploads = true;
$wgUploadDirectory = __DIR__ . '/images';
$wgEnableMagicLinks = ['ISBN' => true, 'PMID' => true, 'RFC' => true];
$wgHooks['ParserFirstCallInit'][] = static function ($parser) {
  $parser->setHook('math', static function ($tex) {
    return '<code class="tex">' . htmlspecialchars($tex) . '</code>';
  });
};
"""

# Each is a title, a label and a text of every kind.
HOSTILE = [
    "[[Nowhere]]", "[[File:X.png|thumb]]", "[https://example.org label]", "https://example.org/x",
    "mailto:ann", "{{Template}}", "{{{argument}}}", "{{PAGENAME}}", "{{#if:1|yes}}",
    "{| class=x", "|}", "|-", "a | b || c", "! head !! other", "'''bold'''", "''italic''", "don't 'quote' it'",
    "== heading ==", "=", "<!-- comment -->", "-->", "~~~~", "~~~", "__TOC__ __NOTOC__", "snake_case_word",
    "<nowiki>x</nowiki>", "</nowiki>", "<ref>x</ref>", "<math>x</math>", "<script>alert(1)</script>",
    "<b onclick='x'>", "&lt;b&gt; &amp; &#91;", "AT&T & co; &nbsp", "* item", "# number", ": indented", "; term: x",
    "---- rule", "-{zh:x}-", "#REDIRECT [[Nowhere]]", "ISBN 978-3-16-148410-0", "RFC 2119", "PMID 12",
    "C#", "100%41 or %5B", "Category: Cats", "File:Cat.png", "Talk: them", "User talk:Ann", "w:Oz", "de:Oz",
    "Special:Version", "lower case first", "_under_score_", "a__b", "/slash", "../up", "dot/./dot", ":colon",
    "tail/..", "\u202eright\u202c to left", "חיפוש [[x]] عربي", "😀 {{x}} 🏳️‍🌈", "＿＿TOC＿＿", "é e\u0301", "x" * 300,
    "subst:x", "{{subst:x}}", "$1", "\\", "`code`", "%", "&", "?", "0", "a\u00a0b", "\"quoted\"", "<>", "]]", "}}",
]


def run(*words, **options):
    """Runs a program; what it printed is shown only if it fails."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    assert done.returncode == 0, (words, done.stdout.decode(errors="replace")[-4000:])
    return done.stdout.decode(errors="replace")


class Node:
    """An element of HTML."""

    def __init__(self, name, attributes):
        self.name, self.attributes, self.children = name, dict(attributes), []

    def walk(self):
        """The element and all below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Node):
                yield node
                waiting.extend(reversed(node.children))

    def text(self):
        """Its text, with any white space as one space."""
        parts, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
            else:
                waiting.extend(reversed(node.children))
        return " ".join("".join(parts).split())

    def find(self, name, css_class=None):
        """All elements of that name, and class."""
        return [node for node in self.walk() if node.name == name and
                (css_class is None or css_class in (node.attributes.get("class") or "").split())]


class Reader(html.parser.HTMLParser):
    """Makes a tree of what MediaWiki wrote."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Node("root", {})
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs)
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].name == tag:
                del self.open[at:]
                return

    def handle_data(self, data):
        self.open[-1].children.append(data)


def markdown(text):
    """`text` with everything escaped that Markdown could read."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def plain(text):
    """As a reader would compare texts: white space is space, direction marks are invisible."""
    text = re.sub("[\u200e\u200f\u202a-\u202e\ufe0f]", "", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def quoted(text):
    """`text` for YAML."""
    return json.dumps(text, ensure_ascii=False)


def hostile_page(text):
    """A page that says `text` in every kind of place."""
    escaped = markdown(text)
    return f"""---
title: {quoted(text)}
tags: [{quoted(text[:100])}]
takeaway: {quoted(text)}
---
{escaped}

- {escaped}
- nested

  1. {escaped}

> {escaped}

x | {escaped}
:-- | --:
{escaped} | y

5. {escaped}

## {escaped}

## {escaped}

*{escaped}* **{escaped}** ~~{escaped}~~ [{escaped}](https://example.org/?a=1&b=[2]) [{escaped}](oz.md)

![{escaped}](cat.png "{escaped}") [file](notes.txt) [own](#{"part"}) letters[joined](oz.md#part)letters

<a id="mine"></a>[to it](#mine)

## Part

Noted.[^1]

[^1]: {escaped}
"""


def make_project(folder):
    """Writes a project whose every page is hostile, and one that is only rich."""
    content = os.path.join(folder, "content")
    os.makedirs(content)

    def write(name, text):
        with open(os.path.join(content, name), "w", encoding="utf-8") as file:
            file.write(text)

    with open(os.path.join(folder, "allegory.yaml"), "w", encoding="utf-8") as file:
        file.write("title: Hostile\ngit: false\n")
    entities = "".join(f"  e{at}: [{quoted(text)}]\n" for at, text in enumerate(HOSTILE[:30]))
    ideas = "".join(f"  i{at}: [{quoted(text + ' idea')}]\n" for at, text in enumerate(HOSTILE[:30]))
    maps = "".join(f"  e{at}: {{to: i{at}, because: {quoted(text)}}}\n" for at, text in enumerate(HOSTILE[:30]))
    write("index.md", "---\ntitle: \"Hostile [[index]]\"\nallegory:\n  story: \"{{story}}\"\n  idea: \"|idea|\"\n"
          "  takeaway: \"'''take'''\"\n"
          f"characters:\n{entities}concepts:\n{ideas}maps:\n{maps}---\nSee [[e0]] and [[i0]].\n")
    for at, text in enumerate(HOSTILE):
        write(f"p{at}.md", hostile_page(text))
    with open(os.path.join(HERE, "mediawiki", "rich.md"), encoding="utf-8") as file:
        write("oz.md", file.read())
    write("one.md", "---\ntitle: same name\naliases: [old/way, \"[[old]]\"]\n---\n# Other\n\n### Deep\n")
    write("two.md", "---\ntitle: Same name\n---\n[one](one.md) [deep](one.md#deep) [other](one.md#other)\n")
    write("notes.txt", "Notes.\n")
    run("rsvg-convert", "-o", os.path.join(content, "cat.png"),
        input=b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>')


def build(program, project, out):
    """Builds a project for MediaWiki, twice, and returns the folder."""
    command = [program, "build", "--format", "mediawiki", "--keep-going", "--out"]
    for folder in (out, out + "-again"):
        done = subprocess.run([*command, folder], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert os.path.exists(os.path.join(folder, "mediawiki", "import.xml")), done.stdout.decode()
    run("diff", "-r", out, out + "-again")
    return os.path.join(out, "mediawiki"), done.stdout.decode()


def check_schema(dump, folder):
    """The dump against the schema that MediaWiki ships; that of `xml:` names is not on this machine."""
    with gzip.open(SCHEMA, "rt", encoding="utf-8") as file:
        schema = file.read().replace("http://www.w3.org/2001/xml.xsd", "xml.xsd")
    with open(os.path.join(folder, "export.xsd"), "w", encoding="utf-8") as file:
        file.write(schema)
    with open(os.path.join(folder, "xml.xsd"), "w", encoding="utf-8") as file:
        file.write('<schema xmlns="http://www.w3.org/2001/XMLSchema" '
                   'targetNamespace="http://www.w3.org/XML/1998/namespace">'
                   '<attribute name="lang" type="language"/><attribute name="space" type="NCName"/></schema>')
    run("xmllint", "--nonet", "--noout", "--schema", os.path.join(folder, "export.xsd"), dump)


def install(folder):
    """A wiki on SQLite in `folder`; returns what its scripts need in their environment."""
    os.makedirs(os.path.join(folder, "images"))
    run("php", MEDIAWIKI + "/maintenance/install.php", "--dbtype", "sqlite", "--dbpath", folder, "--dbname", "w",
        "--server", "http://127.0.0.1", "--scriptpath", "", "--pass", "only-for-this-test-1", "--confpath", folder,
        "Test", "Admin")
    with open(os.path.join(folder, "LocalSettings.php"), "a", encoding="utf-8") as file:
        file.write(SETTINGS)
    return {**os.environ, "MW_CONFIG_FILE": os.path.join(folder, "LocalSettings.php")}


def load(environment, out):
    """Loads what was built as an administrator would."""
    files = os.path.join(out, "files")
    if os.path.isdir(files):
        run("php", MEDIAWIKI + "/maintenance/importImages.php", "--extensions=png,txt", files, env=environment)
    printed = run("php", MEDIAWIKI + "/maintenance/importDump.php", "--no-updates", os.path.join(out, "import.xml"), env=environment)
    assert "Error" not in printed and "Invalid" not in printed, printed
    dump = xml.parse(os.path.join(out, "import.xml")).getroot()
    return [page.find(EXPORT + "title").text for page in dump.findall(EXPORT + "page")]


def check_page(name, page, pages):
    """What must hold of every page."""
    tree = page["tree"]
    assert page["warnings"] in ([], {}), (name, page["warnings"])
    assert page["templates"] in ([], {}), (name, page["templates"])
    for node in tree.walk():
        classes = (node.attributes.get("class") or "").split()
        assert "new" not in classes, (name, "red link", node.text(), node.attributes)
        assert "error" not in classes, (name, node.text())
        assert node.name != "script" and "onclick" not in node.attributes, (name, node.name)
    ids = [node.attributes["id"] for node in tree.walk() if "id" in node.attributes]
    for link in tree.find("a"):
        address, _, fragment = link.attributes.get("href", "").partition("#")
        if not fragment or address.startswith("http"):
            continue
        title = urllib.parse.unquote(address.partition("title=")[2] or address.partition("index.php/")[2])
        target = pages[title.replace("_", " ")] if address else page
        assert urllib.parse.unquote(fragment) in target["ids"], (name, "no such place", link.attributes["href"])
    marks = [mark.text() for mark in tree.find("sup", "reference")]
    assert list(dict.fromkeys(marks)) == [f"[{at + 1}]" for at in range(len(set(marks)))], (name, marks)
    for category in page["categories"]:
        assert "Category:" + category.replace("_", " ") in pages, (name, category)
    return ids


def headings(source):
    """The headings of a page of ours, as a reader of Markdown sees them; none stand in its code."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"^(```|~~~).*?^\1$", "", text, flags=re.S | re.M)
    found = re.findall(r"^#{1,6} (.*)$", text, flags=re.M)
    return [re.sub(r"\\([!-/:-@\[-`{-~])|[`*]", r"\1", heading) for heading in found]


def check_sections(name, page, project):
    """Sections are the headings of the source, then those of the page itself."""
    source = re.match(r"<!-- Made by allegory from (\S+\.md);", page["text"])
    if not source:
        return 0
    path = os.path.join(project, source.group(1))
    expected = [plain(heading) for heading in headings(path)]
    found = [plain(Reader(section).root.text()) for section in page["sections"]]
    while found and found[-1] in OWN and len(found) > len(expected):
        found.pop()
    assert found == expected, (name, found, expected)
    return len(found)


def check_hostile(text, page):
    """The text stands where it was written, and is nothing but text."""
    tree, wanted = page["tree"], plain(text)
    shown = plain(html.unescape(re.sub("<[^>]*>", "", page["shown"])))
    if len(text) < 255:
        assert unicodedata.normalize("NFKC", shown).lower().replace(" ", "") in (
            unicodedata.normalize("NFKC", wanted).lower().replace(" ", ""),
            unicodedata.normalize("NFKC", wanted + " (Hostile [[index]])").lower().replace(" ", "")), (text, shown)
    body = tree.find("div", "mw-parser-output")[0]
    places = {
        "paragraph": plain(next(p for p in body.find("p") if p.text()).text()),
        "first item": plain(body.find("li")[0].text()),
        "counted item": plain(body.find("ol")[0].find("li")[0].text()),
        "quote": plain(body.find("blockquote")[0].text()),
        "head of table": plain(body.find("th")[1].text()),
        "cell of table": plain(body.find("td")[0].text()),
        "emphasis": plain(body.find("i")[0].text()),
        "strong": plain(body.find("b")[0].text()),
        "struck": plain(body.find("s")[0].text()),
        "outer link": plain(body.find("a", "external")[0].text()),
        "footnote": plain(body.find("span", "reference-text")[0].text()),
        "alternative text": plain(body.find("img")[0].attributes["alt"]),
        "takeaway": plain(body.find("blockquote")[1].text().removeprefix("Takeaway")),
    }
    for place, found in places.items():
        assert found == wanted, (text, place, found)
    assert [heading.text() for heading in body.find("h2")][:1] != [], text
    assert body.find("a", "external")[0].attributes["href"] == "https://example.org/?a=1&b=%5B2%5D"
    inner = [plain(link.text()) for link in body.find("a") if "Oz" in link.attributes.get("title", "")]
    assert wanted in inner and "joined" in inner, (text, inner)
    assert [cell.attributes.get("style") for cell in body.find("td")] == ["text-align: left", "text-align: right"]


def check_rich(page):
    """Everything that Markdown has."""
    tree = page["tree"]
    text = tree.text()
    assert [code.text() for code in tree.find("code", "tex")] == ["x^2 < {{y}} | z", "\\sum_i [[i]]"]
    assert tree.find("div", "mw-highlight-lang-python") and "{{not}} '''a''' template" in text
    assert [pre.text() for pre in tree.find("pre")][-1] == "a </pre> b & c &amp; [[d]] graph"
    assert "☐ to do" in text and "☑ done" in text
    assert "Warning" in text and "Mind [[the]] gap." in text
    assert [len(item.find("p")) for item in tree.find("li") if item.text().startswith("First")] == [2]
    lists = [node for node in tree.find("ol") if "references" not in (node.attributes.get("class") or "")]
    assert [node.attributes.get("start") for node in lists] == [None, None, "7"]
    assert [node.text() for node in tree.find("span", "reference-text")] == [
        "First note.", "Second note, of several paragraphs. See[3] it. Its second paragraph.", "Only from a note."]
    nested = [node.text() for node in tree.find("ul") if node.find("ul")]
    assert any(found.startswith("one two three") for found in nested), nested


def main():
    """Builds, installs, imports, reads."""
    program = os.path.abspath(sys.argv[1])
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a wiki's database syncs often
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        project = os.path.join(folder, "project")
        make_project(project)
        hostile, findings = build(program, project, os.path.join(folder, "hostile"))
        for rule in ("mediawiki-title", "mediawiki-collision", "mediawiki-upload"):
            assert f"[{rule}]" in findings, rule
        sample, _ = build(program, SAMPLE, os.path.join(folder, "sample"))
        wiki = os.path.join(folder, "wiki")
        environment = install(wiki)
        titles = []
        for out in (hostile, sample):
            check_schema(os.path.join(out, "import.xml"), folder)
            titles.append(load(environment, out))
        pages = json.loads(run("php", os.path.join(HERE, "mediawiki", "inspect.php"), MEDIAWIKI, env=environment))
        for page in pages.values():
            page["tree"] = Reader(page["html"]).root
            page["ids"] = {node.attributes["id"] for node in page["tree"].walk() if "id" in node.attributes}
        assert set(titles[0]) | set(titles[1]) <= set(pages), (set(titles[0]) | set(titles[1])) - set(pages)
        sections = 0
        for own, place in zip(titles, (project, SAMPLE)):
            for name in own:
                ids = check_page(name, pages[name], pages)
                assert len(ids) == len(set(ids)), (name, "an id twice")
                sections += check_sections(name, pages[name], place)
        by_source = {match.group(1): page for page in pages.values()
                     if (match := re.match(r"<!-- Made by allegory from content/(\S+);", page["text"]))}
        for at, text in enumerate(HOSTILE):
            check_hostile(text, by_source[f"p{at}.md"])
        check_rich(by_source["oz.md"])
        assert pages["Old/way"]["redirect"] and sum(page["redirect"] for page in pages.values()) == 2
        print(f"MediaWiki reads {len(titles[0])} hostile pages and {len(titles[1])} of the sample, "
              f"{sections} sections, no red link")


main()
