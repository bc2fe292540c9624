"""atom.xml by the letter of RFC 4287, and sitemap.xml by that of sitemaps.org and its languages."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
BASE = "https://example.org/a/"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def one(parent, name):
    """The text of the one child of that name."""
    found = parent.findall(ATOM + name)
    assert len(found) == 1, (name, len(found))
    return found[0].text


def check_feed(path, site):
    """Every MUST of RFC 4287 that can concern us."""
    feed = xml.parse(path).getroot()
    assert feed.tag == ATOM + "feed"
    assert one(feed, "id") == BASE and one(feed, "title")
    relations = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
    assert relations == {"self": BASE + "atom.xml", "alternate": BASE}, relations
    assert feed.find(ATOM + "author/" + ATOM + "name").text
    entries = feed.findall(ATOM + "entry")
    assert len(entries) == 2, len(entries)
    ids = [one(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    updated = [one(entry, "updated") for entry in entries]
    assert one(feed, "updated") == updated[0], updated
    for entry in entries:
        assert one(entry, "title")
        for name in ("updated", "published"):
            assert TIME.fullmatch(one(entry, name)), one(entry, name)
        alternates = [link for link in entry.findall(ATOM + "link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        page = alternates[0].get("href").removeprefix(BASE)
        assert os.path.exists(os.path.join(site, page, "index.html")), page


def check_sitemap(path, site):
    """Addresses that exist, times by W3C, and languages that name each other."""
    root = xml.parse(path).getroot()
    assert root.tag == MAP + "urlset"
    places, languages = set(), {}
    for url in root.findall(MAP + "url"):
        place = url.find(MAP + "loc").text
        assert place.startswith(BASE) and place not in places
        places.add(place)
        assert os.path.exists(os.path.join(site, place.removeprefix(BASE), "index.html")), place
        changed = url.find(MAP + "lastmod")
        assert changed is None or re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", changed.text)
        links = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        if links:
            languages[place] = links
    assert len(languages) == 2, languages
    first, second = languages.values()
    assert first == second and set(first) == {"en", "de", "x-default"}, first
    assert first["x-default"] == first["en"] == BASE
    assert set(first.values()) == set(languages)


def main():
    """Builds the project with and without an address."""
    project = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared")
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", "--format", "site", "--out", out, "--base-url", BASE],
                       cwd=project, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        site = os.path.join(out, "site")
        check_feed(os.path.join(site, "atom.xml"), site)
        check_sitemap(os.path.join(site, "sitemap.xml"), site)
        with open(os.path.join(site, "index.html"), encoding="utf-8") as page:
            assert page.read().count('type="application/atom+xml"') == 1
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", "--format", "site", "--out", out], cwd=project, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        site = os.path.join(out, "site")
        assert not os.path.exists(os.path.join(site, "atom.xml"))
        with open(os.path.join(site, "index.html"), encoding="utf-8") as page:
            assert "application/atom+xml" not in page.read()
    print("feed and sitemap are by the letter")


main()
