// Sitemap, feed and robots.txt. See feeds.h.
#include "site/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/xml.h"

namespace allegory {

namespace {

void add_link(XmlElement parent, const char* relation, std::string_view url) {
  parent.add("link").attribute("rel", relation).attribute("href", url);
}

constexpr const char* sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string url_set(const std::vector<SitemapEntry>& entries, std::size_t begin, std::size_t end) {
  XmlDocument document("urlset");
  XmlElement root = document.root().attribute("xmlns", sitemap_namespace);
  const auto has_translations = [](const SitemapEntry& entry) {
    return !entry.translations.empty();
  };
  if (std::any_of(entries.begin() + static_cast<std::ptrdiff_t>(begin),
                  entries.begin() + static_cast<std::ptrdiff_t>(end), has_translations))
    root.attribute("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
  for (std::size_t at = begin; at < end; ++at) {
    XmlElement url = root.add("url");
    url.add("loc").text(entries[at].url);
    if (!entries[at].updated.empty()) url.add("lastmod").text(entries[at].updated);
    for (const auto& [lang, address] : entries[at].translations)
      url.add("xhtml:link")
          .attribute("rel", "alternate")
          .attribute("hreflang", lang)
          .attribute("href", address);
  }
  return document.text();
}

/// Digits of a date that is_date() has accepted.
int number(std::string_view date, std::size_t at, std::size_t length) {
  int value = 0;
  for (const char digit : date.substr(at, length)) value = value * 10 + (digit - '0');
  return value;
}

/// RFC 3339 with a time, as Atom wants it.
std::string date_time(std::string_view date) {
  std::string text(date);
  if (text.size() == 10) return text + "T00:00:00Z";
  text[10] = 'T';
  if (text.back() == 'z') text.back() = 'Z';
  return text;
}

/// The newest pages that have a date; of the same time, by address.
std::vector<std::uint32_t> feed_sections(const ViewContext& view) {
  const std::vector<Section>& sections = view.site.sections;
  std::vector<std::pair<std::int64_t, std::uint32_t>> dated;
  for (std::uint32_t at = 0; at < sections.size(); ++at)
    if (belongs_in_feed(sections[at])) dated.emplace_back(-utc_seconds(last_change(view, at)), at);
  std::ranges::sort(dated, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : sections[a.second].address < sections[b.second].address;
  });
  if (dated.size() > feed_entries) dated.resize(feed_entries);
  std::vector<std::uint32_t> newest;
  for (const auto& [time, section] : dated) newest.push_back(section);
  return newest;
}

void add_entry(XmlElement feed, const ViewContext& view, std::uint32_t index) {
  const Site& site = view.site;
  const Section& section = site.sections[index];
  const FrontMatter& front = section.written.front;
  const std::string url = absolute_url(site, section.address);
  XmlElement entry = feed.add("entry");
  entry.add("id").text(url);
  entry.add("title").text(section.title);
  if (front.date) entry.add("published").text(date_time(front.date->value));
  entry.add("updated").text(date_time(last_change(view, index)));
  add_link(entry, "alternate", url);
  if (front.author) entry.add("author").add("name").text(front.author->value);
  const std::string& summary =
      front.description ? front.description->value : section.written.body.summary;
  if (!summary.empty()) entry.add("summary").text(summary);
}

}  // namespace

std::int64_t utc_seconds(std::string_view date) {
  const std::chrono::year_month_day day{
      std::chrono::year(number(date, 0, 4)),
      std::chrono::month(static_cast<unsigned>(number(date, 5, 2))),
      std::chrono::day(static_cast<unsigned>(number(date, 8, 2)))};
  std::int64_t seconds =
      std::chrono::sys_days(day).time_since_epoch().count() * std::int64_t{86400};
  if (date.size() < 19) return seconds;
  seconds += number(date, 11, 2) * 3600 + number(date, 14, 2) * 60 + number(date, 17, 2);
  if (date.size() < 25 || date.back() == 'Z' || date.back() == 'z') return seconds;
  const std::size_t zone = date.size() - 6;
  const int offset = number(date, zone + 1, 2) * 3600 + number(date, zone + 4, 2) * 60;
  return date[zone] == '-' ? seconds + offset : seconds - offset;
}

std::vector<OutputFile> sitemap_files(std::string_view base_url,
                                      const std::vector<SitemapEntry>& entries,
                                      std::size_t urls_per_file) {
  std::vector<std::size_t> ends;
  std::size_t urls = 0, bytes = 0;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    // 80 bytes of markup around each; `&` is the only character that grows.
    std::size_t size = entries[at].url.size() + entries[at].updated.size() + 80;
    for (const auto& [lang, address] : entries[at].translations)
      size += lang.size() + address.size() + 80;
    if (urls == urls_per_file || (urls > 0 && bytes + size > sitemap_bytes)) {
      ends.push_back(at);
      urls = bytes = 0;
    }
    ++urls;
    bytes += size;
  }
  ends.push_back(entries.size());
  if (ends.size() == 1) return {{"sitemap.xml", url_set(entries, 0, entries.size())}};

  std::vector<OutputFile> files;
  XmlDocument index("sitemapindex");
  XmlElement root = index.root().attribute("xmlns", sitemap_namespace);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::string name = fmt::format("sitemap-{}.xml", files.size() + 1);
    root.add("sitemap").add("loc").text(std::string(base_url) + name);
    files.push_back({name, url_set(entries, begin, end)});
    begin = end;
  }
  files.push_back({"sitemap.xml", index.text()});
  return files;
}

std::string robots_txt(std::string_view base_url) {
  const std::string rules = "User-agent: *\nDisallow:\n";
  return base_url.empty() ? rules : fmt::format("{}\nSitemap: {}sitemap.xml\n", rules, base_url);
}

std::string atom_xml(const ViewContext& view) {
  const Site& site = view.site;
  const std::vector<std::uint32_t> sections = feed_sections(view);
  const Config& config = site.config;
  XmlDocument document("feed");
  XmlElement feed = document.root();
  feed.attribute("xmlns", "http://www.w3.org/2005/Atom").attribute("xml:lang", config.lang);
  feed.add("id").text(absolute_url(site, ""));
  feed.add("title").text(config.title.value);
  if (!config.description.empty()) feed.add("subtitle").text(config.description);
  if (!sections.empty()) feed.add("updated").text(date_time(last_change(view, sections.front())));
  // RFC 4287 wants an author on the feed or on each of its entries.
  feed.add("author").add("name").text(config.author.empty() ? config.title.value : config.author);
  add_link(feed, "self", absolute_url(site, "atom.xml"));
  add_link(feed, "alternate", absolute_url(site, ""));
  for (const std::uint32_t section : sections) add_entry(feed, view, section);
  return document.text();
}

}  // namespace allegory
