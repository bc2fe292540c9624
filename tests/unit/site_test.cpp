// Unit tests of src/site/: the list of pages, feeds, sigils.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "site/feeds.h"
#include "site/pages.h"
#include "site/sigil.h"

namespace allegory {

namespace {

Section make_section(std::string address, std::string title, std::string date) {
  Section section;
  section.address = std::move(address);
  section.title = std::move(title);
  if (!date.empty()) section.written.front.date = {date, {}};
  return section;
}

Site make_site() {
  Site site;
  site.config.title.value = "Tom & Jerry\x01";
  site.config.base_url = {"https://example.org/s/", {}};
  site.sections = {make_section("old/", "Old <one>", "2020-01-01"),
                   make_section("new/", "New", "2024-05-01T01:00:00+02:00"),
                   make_section("also-new/", "Also new", "2024-04-30T23:30:00Z"),
                   make_section("undated/", "Undated", "")};
  return site;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// The feed of a site that Git knows nothing of.
std::string feed_of(const Site& site) {
  const SourceSet sources = [&] {
    SourceSet empty;
    empty.add("content/page.md", "");
    return empty;
  }();
  const SiteIndex index;
  const Analogies analogies;
  const WordBook words;
  const History history;
  const AssetNames assets;
  return atom_xml({site, sources, index, analogies, words, history, assets, false});
}

}  // namespace

TEST_CASE("the sitemap holds absolute addresses, escaped, with the dates that pages give") {
  const std::vector<OutputFile> files =
      sitemap_files("https://example.org/",
                    {{"https://example.org/a?b&c", "2024-05-01"}, {"https://example.org/d/", ""}});
  REQUIRE(files.size() == 1);
  CHECK(files[0].path == "sitemap.xml");
  CHECK(files[0].bytes ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        " <url>\n"
        "  <loc>https://example.org/a?b&amp;c</loc>\n"
        "  <lastmod>2024-05-01</lastmod>\n"
        " </url>\n"
        " <url>\n"
        "  <loc>https://example.org/d/</loc>\n"
        " </url>\n"
        "</urlset>\n");
}

TEST_CASE("a sitemap that is too long becomes several and an index of them") {
  const std::vector<SitemapEntry> entries(5, {"https://example.org/a/", ""});
  const std::vector<OutputFile> files = sitemap_files("https://example.org/", entries, 2);
  REQUIRE(files.size() == 4);
  CHECK(files[0].path == "sitemap-1.xml");
  CHECK(count(files[0].bytes, "<loc>") == 2);
  CHECK(count(files[2].bytes, "<loc>") == 1);
  CHECK(files[3].path == "sitemap.xml");
  CHECK(count(files[3].bytes, "<loc>https://example.org/sitemap-") == 3);
  CHECK(sitemap_files("https://example.org/", entries, 5).size() == 1);
}

TEST_CASE("the sitemap names the languages of a page, and their vocabulary only then") {
  SitemapEntry entry{"https://example.org/a/", ""};
  entry.translations = {{"de", "https://example.org/b?c&d"}};
  const std::string map = sitemap_files("https://example.org/", {entry}).front().bytes;
  CHECK(map.find("xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"") != std::string::npos);
  CHECK(map.find("<xhtml:link rel=\"alternate\" hreflang=\"de\" "
                 "href=\"https://example.org/b?c&amp;d\" />") != std::string::npos);
}

TEST_CASE("robots may read everything, and are told of the sitemap where there is one") {
  CHECK(robots_txt("") == "User-agent: *\nDisallow:\n");
  CHECK(robots_txt("https://example.org/") ==
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n");
}

TEST_CASE("the feed holds the dated pages, the newest first, whatever their time zones") {
  const std::string feed = feed_of(make_site());
  CHECK(count(feed, "<entry>") == 3);
  CHECK(feed.find("Undated") == std::string::npos);
  // 01:00 in a zone two hours ahead is half an hour before 23:30 UTC.
  CHECK(feed.find("Also new") < feed.find("<title>New"));
  CHECK(feed.find("<title>New") < feed.find("Old &lt;one&gt;"));
  CHECK(feed.find("<id>https://example.org/s/</id>") != std::string::npos);
  CHECK(count(feed, "<updated>2024-04-30T23:30:00Z</updated>") == 2);
  CHECK(feed.find("<updated>2020-01-01T00:00:00Z</updated>") != std::string::npos);
  CHECK(feed.find("rel=\"self\" href=\"https://example.org/s/atom.xml\"") != std::string::npos);
}

TEST_CASE("the feed holds no character that XML cannot hold") {
  const std::string feed = feed_of(make_site());
  CHECK(feed.find("<title>Tom &amp; Jerry</title>") != std::string::npos);
}

TEST_CASE("drafts are not in the feed") {
  Site site = make_site();
  site.sections[0].written.front.draft = true;
  CHECK(count(feed_of(site), "<entry>") == 2);
}

TEST_CASE("the feed ends after its newest entries") {
  Site site = make_site();
  for (int year = 1900; year < 1990; ++year)
    site.sections.push_back(
        make_section("y/", std::to_string(year), std::to_string(year) + "-01-01"));
  const std::string feed = feed_of(site);
  CHECK(count(feed, "<entry>") == feed_entries);
  CHECK(feed.find("<title>1989<") != std::string::npos);
  CHECK(feed.find("<title>1900<") == std::string::npos);
}

TEST_CASE("dates are instants") {
  CHECK(utc_seconds("1970-01-01") == 0);
  CHECK(utc_seconds("2000-03-01") == 951868800);
  CHECK(utc_seconds("1969-12-31T23:59:59Z") == -1);
  CHECK(utc_seconds("1970-01-01T01:00:00+01:00") == 0);
  CHECK(utc_seconds("1970-01-01T00:00:00.25-00:30") == 1800);
}

TEST_CASE("a sigil is symmetric, the same for the same id, and neither empty nor full") {
  std::set<std::string> different;
  for (int number = 0; number < 500; ++number) {
    const std::string id = "entity-" + std::to_string(number);
    const SigilGrid grid = sigil_grid(id);
    CHECK(grid == sigil_grid(id));
    std::ptrdiff_t filled = 0;
    for (const auto& row : grid) {
      CHECK(row[0] == row[4]);
      CHECK(row[1] == row[3]);
      filled += std::count(row.begin(), row.end(), true);
    }
    CHECK(filled >= 9);
    CHECK(filled <= 16);
    different.insert(sigil_svg(id, Side::story));
  }
  CHECK(different.size() > 450);
}

TEST_CASE("a sigil is round for the story and square for the idea") {
  const std::string story = sigil_svg("scarecrow", Side::story);
  const std::string idea = sigil_svg("scarecrow", Side::idea);
  CHECK(story.find("stroke-linecap=\"round\"") != std::string::npos);
  CHECK(idea.find("stroke-linecap=\"square\"") != std::string::npos);
  CHECK(story.find("style=") == std::string::npos);
}

SiteIndex index_of(const Site& site) {
  Analogies analogies;
  analogies.mappings.resize(site.allegories.size());
  analogies.structures.resize(site.allegories.size());
  SiteIndex index = index_site(site, analogies);
  index.letters = index_letters(site, "");
  return index;
}

TEST_CASE("each file of the site is made once, and sections go first") {
  Site site = make_site();
  site.sections[3].address = "old/";
  site.tags.push_back({"t", "tags/t/", {0}});
  site.redirects.push_back({{"new", {}}, "new/", 0});
  site.redirects.push_back({{"gone.html", {}}, "gone.html", 0});
  std::set<std::string> files;
  for (const SitePage& page : list_pages(site, index_of(site))) {
    CHECK(files.insert(page.file).second);
    if (page.file == "old/index.html") CHECK(page.index == 0);
    if (page.file == "new/index.html") CHECK(page.kind == SitePage::Kind::section);
  }
  CHECK(files == std::set<std::string>{"404.html", "a-z/index.html", "also-new/index.html",
                                       "gone.html", "index.html", "new/index.html",
                                       "old/index.html", "tags/index.html", "tags/t/index.html"});
}

TEST_CASE("a site without a page at its root gets an overview there") {
  Site site = make_site();
  const auto has_overview = [&] {
    const std::vector<SitePage> pages = list_pages(site, index_of(site));
    return std::any_of(pages.begin(), pages.end(), [](const SitePage& page) {
      return page.kind == SitePage::Kind::overview && page.file == "index.html";
    });
  };
  CHECK(has_overview());
  site.sections[0].address = "";
  CHECK_FALSE(has_overview());
  site.sections[0].address = "old/";
  Allegory allegory;
  site.allegories.push_back(allegory);
  CHECK_FALSE(has_overview());
}

}  // namespace allegory
