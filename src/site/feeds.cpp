// Sitemap, feed and robots.txt. See feeds.h.
#include "site/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <pugixml.hpp>
#include <sstream>
#include <utility>

namespace allegory {

namespace {

std::string document_text(const pugi::xml_document& document) {
  std::ostringstream text;
  document.save(text, " ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

pugi::xml_node add_root(pugi::xml_document& document, const char* name, const char* name_space) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child(name);
  root.append_attribute("xmlns") = name_space;
  return root;
}

void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
  parent.append_child(name).text().set(xml_text(text).c_str());
}

void add_link(pugi::xml_node parent, const char* relation, std::string_view url) {
  pugi::xml_node link = parent.append_child("link");
  link.append_attribute("rel") = relation;
  link.append_attribute("href") = xml_text(url).c_str();
}

constexpr const char* sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string url_set(const std::vector<SitemapEntry>& entries, std::size_t begin, std::size_t end) {
  pugi::xml_document document;
  pugi::xml_node root = add_root(document, "urlset", sitemap_namespace);
  for (std::size_t at = begin; at < end; ++at) {
    pugi::xml_node url = root.append_child("url");
    add_text(url, "loc", entries[at].url);
    if (!entries[at].updated.empty()) add_text(url, "lastmod", entries[at].updated);
  }
  return document_text(document);
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

const std::string& last_change(const Section& section) {
  const FrontMatter& front = section.written.front;
  return front.updated ? front.updated->value : front.date->value;
}

/// The newest pages that have a date; of the same time, by address.
std::vector<const Section*> feed_sections(const Site& site) {
  std::vector<std::pair<std::int64_t, const Section*>> dated;
  for (const Section& section : site.sections)
    if (belongs_in_feed(section)) dated.emplace_back(-utc_seconds(last_change(section)), &section);
  std::ranges::sort(dated, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->address < b.second->address;
  });
  if (dated.size() > feed_entries) dated.resize(feed_entries);
  std::vector<const Section*> sections;
  for (const auto& [time, section] : dated) sections.push_back(section);
  return sections;
}

void add_entry(pugi::xml_node feed, const Site& site, const Section& section) {
  const FrontMatter& front = section.written.front;
  const std::string url = absolute_url(site, section.address);
  pugi::xml_node entry = feed.append_child("entry");
  add_text(entry, "id", url);
  add_text(entry, "title", section.title);
  if (front.date) add_text(entry, "published", date_time(front.date->value));
  add_text(entry, "updated", date_time(last_change(section)));
  add_link(entry, "alternate", url);
  if (front.author) add_text(entry.append_child("author"), "name", front.author->value);
  const std::string& summary =
      front.description ? front.description->value : section.written.body.summary;
  if (!summary.empty()) add_text(entry, "summary", summary);
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(text, offset);
    const bool is_character = point >= 0x20 || point == '\t' || point == '\n' || point == '\r';
    if (is_character && point != 0xFFFE && point != 0xFFFF)
      kept += text.substr(begin, offset - begin);
  }
  return kept;
}

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
    const std::size_t size = entries[at].url.size() + entries[at].updated.size() + 80;
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
  pugi::xml_document index;
  pugi::xml_node root = add_root(index, "sitemapindex", sitemap_namespace);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::string name = fmt::format("sitemap-{}.xml", files.size() + 1);
    add_text(root.append_child("sitemap"), "loc", std::string(base_url) + name);
    files.push_back({name, url_set(entries, begin, end)});
    begin = end;
  }
  files.push_back({"sitemap.xml", document_text(index)});
  return files;
}

std::string robots_txt(std::string_view base_url) {
  const std::string rules = "User-agent: *\nDisallow:\n";
  return base_url.empty() ? rules : fmt::format("{}\nSitemap: {}sitemap.xml\n", rules, base_url);
}

std::string atom_xml(const Site& site) {
  const std::vector<const Section*> sections = feed_sections(site);
  const Config& config = site.config;
  pugi::xml_document document;
  pugi::xml_node feed = add_root(document, "feed", "http://www.w3.org/2005/Atom");
  feed.append_attribute("xml:lang") = xml_text(config.lang).c_str();
  add_text(feed, "id", absolute_url(site, ""));
  add_text(feed, "title", config.title.value);
  if (!config.description.empty()) add_text(feed, "subtitle", config.description);
  if (!sections.empty()) add_text(feed, "updated", date_time(last_change(*sections.front())));
  // RFC 4287 wants an author on the feed or on each of its entries.
  add_text(feed.append_child("author"), "name",
           config.author.empty() ? config.title.value : config.author);
  add_link(feed, "self", absolute_url(site, "atom.xml"));
  add_link(feed, "alternate", absolute_url(site, ""));
  for (const Section* section : sections) add_entry(feed, site, *section);
  return document_text(document);
}

}  // namespace allegory
