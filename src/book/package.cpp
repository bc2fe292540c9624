// See package.h. EPUB 3.3: https://www.w3.org/TR/epub-33/; what is said of accessibility: EPUB
// Accessibility 1.1.
#include "book/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "base/xml.h"
#include "book/parts.h"

namespace allegory {

namespace {

/// A UUID (version 8: made in a way of one's own, RFC 9562) of what does not change while a book is
/// written: where it stands, or what it is called.
std::string identifier(const BookContext& context, const Book& book) {
  const Allegory& allegory = context.site().allegories[book.allegory];
  const std::string url = absolute_url(context.site(), allegory.address);
  const std::string name = url.empty() ? context.site().config.title.value : url;
  const auto half = [&](std::string_view seed) {
    return Digest().add(seed).add(name).add(allegory.folder).value();
  };
  const std::uint64_t high = half("high"), low = half("low");
  return fmt::format("urn:uuid:{:08x}-{:04x}-8{:03x}-{:x}{:03x}-{:012x}", high >> 32U,
                     high >> 16U & 0xFFFFU, high & 0xFFFU, 8U | (low >> 60U & 3U),
                     low >> 48U & 0xFFFU, low & 0xFFFF'FFFF'FFFFU);
}

std::set<std::string> tags_of(const BookContext& context, const Book& book) {
  std::set<std::string> tags;
  for (const BookPart& part : book.parts)
    if (part.section != none)
      for (const std::uint32_t tag : context.view.index.tags[part.section])
        tags.insert(context.site().tags[tag].name);
  return tags;
}

void add_core(const BookContext& context, const Book& book, XmlElement metadata) {
  const Allegory& allegory = context.site().allegories[book.allegory];
  const Config& config = context.site().config;
  metadata.add("dc:identifier").attribute("id", "identifier").text(identifier(context, book));
  metadata.add("dc:title").text(book.title);
  std::set<std::string> languages;
  for (const BookPart& part : book.parts) languages.insert(part.lang);
  languages.erase(book.lang);
  metadata.add("dc:language").text(book.lang);
  for (const std::string& lang : languages) metadata.add("dc:language").text(lang);
  if (!config.author.empty()) metadata.add("dc:creator").text(config.author);
  const std::string& summary = allegory.summary.empty() ? config.description : allegory.summary;
  if (!summary.empty()) metadata.add("dc:description").text(summary);
  for (const std::string& tag : tags_of(context, book)) metadata.add("dc:subject").text(tag);
  if (const std::string url = absolute_url(context.site(), allegory.address); !url.empty())
    metadata.add("dc:source").text(url);
  metadata.add("meta").attribute("property", "dcterms:modified").text(book_modified(context, book));
}

void add_accessibility(const BookContext& context, const Book& book, const BookContents& contents,
                       XmlElement metadata) {
  const auto say = [&](const char* property, std::string_view text) {
    metadata.add("meta").attribute("property", property).text(text);
  };
  say("schema:accessMode", "textual");
  if (contents.has_images || contents.has_map) say("schema:accessMode", "visual");
  say("schema:accessModeSufficient", "textual");
  for (const std::string_view feature :
       {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"})
    say("schema:accessibilityFeature", feature);
  if (contents.has_images || contents.has_map)
    say("schema:accessibilityFeature", "alternativeText");
  if (contents.has_formulas) say("schema:accessibilityFeature", "MathML");
  for (const std::string_view hazard :
       {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"})
    say("schema:accessibilityHazard", hazard);
  say("schema:accessibilitySummary", context.words(book.lang).of("document_accessibility"));
}

std::string link_item(const BookPart& part) {
  return fmt::format("<li><a href=\"{}#{}\">{}</a>", part.file,
                     escape_html(encode_path(part.anchor)), escape_html(part.title));
}

/// The parts as a list of lists. A part belongs to the last one before it with a lower level.
std::string outline(const Book& book) {
  std::string html = "<ol>\n";
  std::vector<int> open;  // levels of the items that are not closed yet
  for (const BookPart& part : book.parts) {
    const bool is_first = open.empty();
    if (!is_first && open.back() < part.level) {
      html += "\n<ol>\n";
    } else if (!is_first) {
      html += "</li>\n";
      open.pop_back();
      while (!open.empty() && open.back() >= part.level) {
        html += "</ol>\n</li>\n";
        open.pop_back();
      }
    }
    open.push_back(part.level);
    html += link_item(part);
  }
  for (std::size_t left = open.size(); left > 0; --left)
    html += left > 1 ? "</li>\n</ol>\n" : "</li>\n";
  return html + "</ol>\n";
}

}  // namespace

std::string container_xml() {
  XmlDocument document("container");
  XmlElement root = document.root();
  root.attribute("version", "1.0")
      .attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  root.add("rootfiles")
      .add("rootfile")
      .attribute("full-path", "EPUB/package.opf")
      .attribute("media-type", "application/oebps-package+xml");
  return document.text();
}

std::string book_modified(const BookContext& context, const Book& book) {
  std::string newest = "1980-01-01";
  for (const BookPart& part : book.parts)
    if (part.section != none)
      newest = std::max(newest, last_change(context.view, part.section).substr(0, 10));
  return newest + "T00:00:00Z";
}

std::string package_opf(const BookContext& context, const Book& book,
                        const std::vector<PackageItem>& items, const BookContents& contents) {
  XmlDocument document("package");
  XmlElement root = document.root();
  const std::string_view direction = text_direction(book.lang);
  root.attribute("xmlns", "http://www.idpf.org/2007/opf")
      .attribute("version", "3.0")
      .attribute("unique-identifier", "identifier")
      .attribute("xml:lang", book.lang)
      .attribute("dir", direction);
  XmlElement metadata = root.add("metadata");
  metadata.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  add_core(context, book, metadata);
  add_accessibility(context, book, contents, metadata);
  XmlElement manifest = root.add("manifest");
  for (const PackageItem& item : items) {
    XmlElement element = manifest.add("item");
    element.attribute("id", item.id)
        .attribute("href", item.path)
        .attribute("media-type", item.type);
    if (!item.properties.empty()) element.attribute("properties", item.properties);
  }
  XmlElement spine = root.add("spine");
  spine.attribute("page-progression-direction", direction);
  for (const PackageItem& item : items)
    if (item.is_read) spine.add("itemref").attribute("idref", item.id);
  return document.text();
}

std::string xhtml_page(std::string_view lang, std::string_view title, std::string_view body,
                       std::string_view body_attributes) {
  return xml_text(fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
      "xmlns:epub=\"http://www.idpf.org/2007/ops\"{}>\n"
      "<head>\n<meta charset=\"utf-8\"/>\n<title>{}</title>\n"
      "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n"
      "<body{}>\n{}</body>\n</html>\n",
      language_attributes(BookForm::epub, lang), escape_html(title), body_attributes, body));
}

std::string nav_xhtml(const BookContext& context, const Book& book) {
  const Words& words = context.words(book.lang);
  const std::string contents = escape_html(words.of("contents"));
  std::string body = fmt::format(
      "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"{0}\" aria-labelledby=\"{0}.title\">\n"
      "<h1 id=\"{0}.title\">{1}</h1>\n{2}</nav>\n",
      contents_anchor, contents, outline(book));
  body += fmt::format(
      "<nav epub:type=\"landmarks\" hidden=\"hidden\" aria-label=\"{0}\">\n<ol>\n"
      "<li><a epub:type=\"cover\" href=\"cover.xhtml\">{1}</a></li>\n"
      "<li><a epub:type=\"toc\" href=\"nav.xhtml\">{2}</a></li>\n",
      escape_html(book.title), escape_html(words.of("document_cover")), contents);
  if (!book.parts.empty())
    body += fmt::format("<li><a epub:type=\"bodymatter\" href=\"{}\">{}</a></li>\n",
                        book.parts.front().file, escape_html(words.of("document_start")));
  body += "</ol>\n</nav>\n";
  return xhtml_page(book.lang, words.of("contents"), body, " class=\"contents-page\"");
}

}  // namespace allegory
