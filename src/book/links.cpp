// See links.h.
#include "book/links.h"

#include <fmt/format.h>

#include <utility>

#include "book/images.h"

namespace allegory {

namespace {

using Target = LinkTarget::Kind;

/// The links of one part.
class Links {
 public:
  Links(const BookContext& context, const BookPlace& from, const BookPart& part,
        std::set<std::uint32_t>& images, Diagnostics& diagnostics)
      : context_(context),
        from_(from),
        section_(context.site().sections[part.section]),
        images_(images),
        diagnostics_(diagnostics) {}

  std::vector<RenderedLink> all(std::uint32_t index) {
    std::vector<RenderedLink> links = site_links(context_.site(), index);
    for (std::size_t at = 0; at < links.size(); ++at) {
      const Link& link = section_.written.body.links[at];
      const LinkTarget& target = section_.targets[at];
      if (links[at].href.empty()) continue;
      if (link.form == LinkForm::image)
        image(link, target, links[at]);
      else
        text_link(link, target, links[at]);
    }
    return links;
  }

 private:
  void text_link(const Link& link, const LinkTarget& target, RenderedLink& rendered) {
    switch (target.kind) {
      case Target::section:
        rendered.href = to_section(target);
        break;
      case Target::entity:
        rendered.href =
            book_page_url(context_, from_, entity_of(context_.site(), target.entity).address);
        break;
      case Target::asset:
        rendered.href = absolute_url(context_.site(), context_.site().assets[target.index].address);
        break;
      case Target::foreign:
        rendered.href = on_host(rendered.href);
        break;
      default:
        return;
    }
    if (!rendered.href.empty()) return;
    rendered.css_class.clear();
    diagnostics_
        .report("lost-book-link", link.at,
                fmt::format("`{}` is not in the book, and without `base_url` there is no address "
                            "for it",
                            written(link)),
                "becomes text")
        .help("set `base_url` in `allegory.yaml`, and the link leads to the site");
  }

  std::string to_section(const LinkTarget& target) const {
    const std::string_view anchor =
        target.anchor_is_missing ? std::string_view() : std::string_view(target.anchor);
    const Section& section = context_.site().sections[target.index];
    std::string url;
    if (const auto place = context_.layout.section(context_.site(), target.index, anchor))
      url = book_url(context_, from_, *place);
    if (!url.empty()) return url;
    url = absolute_url(context_.site(), section.address);
    return url.empty() || anchor.empty() ? url : url + '#' + encode_path(anchor);
  }

  /// A path from the root of the site's host.
  std::string on_host(const std::string& path) const {
    const auto& base = context_.site().config.base_url;
    if (!base) return {};
    const std::size_t host = base->value.find("://") + 3;
    return base->value.substr(0, base->value.find('/', host)) + path;
  }

  void image(const Link& link, const LinkTarget& target, RenderedLink& rendered) {
    rendered.smaller.clear();
    if (target.kind != Target::asset)
      return lose(link, rendered, "it is not a file of this project");
    const std::string& path = context_.site().assets[target.index].path;
    const std::string_view type = image_type(path);
    if (type.empty()) return lose(link, rendered, "books hold PNG, JPEG, GIF, SVG and WebP");
    const std::optional<std::string> bytes =
        context_.render.read ? context_.render.read(path) : std::nullopt;
    if (!bytes) return lose(link, rendered, "it cannot be read, or is larger than 64 MiB");
    if (context_.form == BookForm::epub) {
      rendered.href = image_file(context_.site(), target.index);
      images_.insert(target.index);
      return;
    }
    rendered.href = data_url(type, *bytes);
  }

  void lose(const Link& link, RenderedLink& rendered, std::string_view reason) {
    rendered.href.clear();
    diagnostics_
        .report("lost-book-image", link.at,
                fmt::format("the image `{}` is not in the book: {}", written(link), reason),
                "its text stands here")
        .help("put a file of one of these kinds below `content/`: PNG, JPEG, GIF, SVG, WebP");
  }

  static std::string written(const Link& link) {
    return link.target + (link.has_fragment ? '#' + link.fragment : std::string());
  }

  const BookContext& context_;
  const BookPlace& from_;
  const Section& section_;
  std::set<std::uint32_t>& images_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string book_url(const BookContext& context, const BookPlace& from, const BookTarget& to) {
  const std::string fragment = '#' + encode_path(to.anchor);
  if (to.book != from.book)
    return context.form == BookForm::html
               ? encode_path(context.layout.books[to.book].name + ".html") + fragment
               : std::string();
  return context.form == BookForm::epub && to.file != from.file ? to.file + fragment : fragment;
}

std::string book_page_url(const BookContext& context, const BookPlace& from,
                          std::string_view address) {
  if (const auto place = context.layout.page(from.book, address))
    if (std::string url = book_url(context, from, *place); !url.empty()) return url;
  return absolute_url(context.site(), address);
}

std::vector<RenderedLink> book_links(const BookContext& context, const BookPlace& from,
                                     const BookPart& part, std::set<std::uint32_t>& images,
                                     Diagnostics& diagnostics) {
  return Links(context, from, part, images, diagnostics).all(part.section);
}

}  // namespace allegory
