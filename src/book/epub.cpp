// Pages, images, package → an archive. See epub.h.
#include "book/epub.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/text.h"
#include "base/xml.h"
#include "book/cover.h"
#include "book/images.h"
#include "book/package.h"
#include "book/parts.h"
#include "book/zip.h"

namespace allegory {

namespace {

constexpr std::string_view xhtml_type = "application/xhtml+xml";

/// An EPUB while it is put together.
class Epub {
 public:
  Epub(const BookContext& context, std::uint32_t book, Diagnostics& diagnostics)
      : context_(context),
        book_(context.layout.books[book]),
        texts_(write_parts(context, book, diagnostics)),
        diagnostics_(diagnostics) {}

  std::optional<std::string> write() {
    // Readers know an EPUB by this file: the first, as it is, and with nothing behind its name.
    entries_.push_back({"mimetype", "application/epub+zip", true});
    entries_.push_back({"META-INF/container.xml", container_xml()});
    const std::size_t package = entries_.size();
    entries_.push_back({"EPUB/package.opf", {}});
    add({"cover", "cover.xhtml", std::string(xhtml_type), "", true}, cover_page());
    add({"title", "title.xhtml", std::string(xhtml_type), "", true}, title_page());
    add({"nav", "nav.xhtml", std::string(xhtml_type), "nav", true}, nav_xhtml(context_, book_));
    for (std::size_t at = 0; at < texts_.size(); ++at) add_part(book_.parts[at], texts_[at]);
    add({"style", "style.css", "text/css"}, context_.render.theme.epub_style());
    add({"cover-image", "cover.svg", "image/svg+xml", "cover-image"},
        xml_text(book_cover(context_, book_)));
    add_images();
    entries_[package].bytes = package_opf(context_, book_, items_, contents_);
    return make_zip(entries_);
  }

 private:
  void add(PackageItem item, std::string bytes) {
    entries_.push_back({"EPUB/" + item.path, std::move(bytes)});
    items_.push_back(std::move(item));
  }

  void add_part(const BookPart& part, const BookText& text) {
    // Text is escaped, so a tag's name behind `<` is a tag.
    const bool has_formulas = text.html.find("<math ") != std::string::npos;
    const bool has_drawing = text.html.find("<svg ") != std::string::npos;
    contents_.has_formulas |= has_formulas;
    contents_.has_map |= has_drawing;
    PackageItem item{part.file.substr(0, part.file.find('.')), part.file, std::string(xhtml_type)};
    item.is_read = true;
    if (has_formulas) item.properties = "mathml";
    if (has_drawing) item.properties += item.properties.empty() ? "svg" : " svg";
    add(std::move(item), xhtml_page(book_.lang, part.title, text.html, ""));
    images_.insert(text.images.begin(), text.images.end());
  }

  std::string cover_page() const {
    return xhtml_page(
        book_.lang, book_.title,
        fmt::format("<section class=\"cover\" epub:type=\"cover\" "
                    "aria-label=\"{0}\">\n<img src=\"cover.svg\" alt=\"{1}\"/>\n</section>\n",
                    escape_html(context_.words(book_.lang).of("document_cover")),
                    escape_html(book_.title)),
        " class=\"cover-page\"");
  }

  std::string title_page() const {
    const Allegory& allegory = context_.site().allegories[book_.allegory];
    const Words& words = context_.words(book_.lang);
    std::string body = "<section class=\"title-page\" epub:type=\"titlepage\">\n";
    if (!allegory.story.empty() && !allegory.idea.empty())
      body += fmt::format(
          "<p class=\"voices\"><span class=\"story\">{}</span> → <span "
          "class=\"idea\">{}</span></p>\n",
          escape_html(allegory.story), escape_html(allegory.idea));
    body += fmt::format("<h1>{}</h1>\n", book_title(book_.title));
    if (!allegory.summary.empty())
      body += fmt::format("<p class=\"lead\">{}</p>\n", escape_html(allegory.summary));
    if (const std::string& author = context_.site().config.author; !author.empty())
      body += fmt::format("<p class=\"byline\">{}</p>\n", escape_html(words.of("by", {author})));
    return xhtml_page(book_.lang, book_.title, body + "</section>\n", "");
  }

  void add_images() {
    for (const std::uint32_t asset : images_) {
      const std::string& path = context_.site().assets[asset].path;
      std::optional<std::string> bytes =
          context_.render.read ? context_.render.read(path) : std::nullopt;
      if (!bytes)
        diagnostics_.report_path(
            "lost-book-image", "content/" + path,
            "the image is not in the book: it cannot be read, or is larger than 64 MiB");
      contents_.has_images = true;
      add({fmt::format("image-{}", asset + 1), image_file(context_.site(), asset),
           std::string(image_type(path))},
          bytes ? std::move(*bytes) : std::string());
    }
  }

  const BookContext& context_;
  const Book& book_;
  std::vector<BookText> texts_;
  Diagnostics& diagnostics_;
  std::vector<ZipEntry> entries_;
  std::vector<PackageItem> items_;
  std::set<std::uint32_t> images_;
  BookContents contents_;
};

}  // namespace

std::optional<std::string> book_epub(const BookContext& context, std::uint32_t book,
                                     Diagnostics& diagnostics) {
  return Epub(context, book, diagnostics).write();
}

}  // namespace allegory
