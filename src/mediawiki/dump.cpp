// Pages → XML by the schema export-0.11.xsd. Numbers of pages and revisions must be there; a wiki
// gives them numbers of its own.
#include "mediawiki/dump.h"

#include <algorithm>

#include "base/xml.h"

namespace allegory {

namespace {

constexpr std::string_view unknown_day = "2001-01-01";

/// The day of a date of front matter, which may have a time behind it.
std::string_view day(const std::optional<Spanned<std::string>>& date) {
  return date && is_date(date->value) ? std::string_view(date->value).substr(0, unknown_day.size())
                                      : std::string_view();
}

void add_page(XmlElement root, const MediawikiLayout& layout, std::size_t at,
              const std::string& text, const std::string& time) {
  const MediawikiPage& page = layout.pages[at];
  const bool is_category = page.kind == MediawikiPage::Kind::category;
  const std::string number = std::to_string(at + 1);
  XmlElement element = root.add("page");
  element.add("title").text(page.title);
  element.add("ns").text(is_category ? "14" : "0");
  element.add("id").text(number);
  if (page.kind == MediawikiPage::Kind::redirect)
    element.add("redirect")
        .attribute("title", layout.pages[layout.section_pages[page.section]].title);
  XmlElement revision = element.add("revision");
  revision.add("id").text(number);
  revision.add("timestamp").text(time);
  revision.add("contributor").add("username").text("allegory");
  revision.add("comment").text("Made by allegory");
  revision.add("origin").text(number);
  revision.add("model").text("wikitext");
  revision.add("format").text("text/x-wiki");
  revision.add("text")
      .attribute("bytes", std::to_string(text.size()))
      .attribute("xml:space", "preserve")
      .text(text);
  revision.add("sha1");
}

}  // namespace

std::string mediawiki_time(const Site& site, const History& history) {
  std::string_view latest;
  for (const Section& section : site.sections) {
    latest =
        std::max({latest, day(section.written.front.updated), day(section.written.front.date)});
    const auto known = history.find("content/" + section.written.path);
    if (known != history.end()) latest = std::max(latest, std::string_view(known->second.edited));
  }
  return std::string(latest.empty() ? unknown_day : latest) + "T00:00:00Z";
}

std::string mediawiki_dump(const Site& site, const MediawikiLayout& layout,
                           const std::vector<std::string>& texts, const std::string& time) {
  XmlDocument document("mediawiki");
  XmlElement root = document.root();
  root.attribute("xmlns", "http://www.mediawiki.org/xml/export-0.11/");
  root.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  root.attribute("xsi:schemaLocation",
                 "http://www.mediawiki.org/xml/export-0.11/ "
                 "http://www.mediawiki.org/xml/export-0.11.xsd");
  root.attribute("version", "0.11");
  root.attribute("xml:lang", site.config.lang);
  for (std::size_t at = 0; at < texts.size(); ++at) add_page(root, layout, at, texts[at], time);
  return document.text();
}

}  // namespace allegory
