// Parts, anchors, and where each address of the site leads. See layout.h.
#include "book/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace allegory {

namespace {

using PartKind = BookPart::Kind;

int level_of(const Site& site, std::uint32_t section, std::uint32_t home) {
  int level = 1;
  for (std::uint32_t above = site.sections[section].parent; above != none && above != home;
       above = site.sections[above].parent)
    ++level;
  return level;
}

/// Whether a page has a text.
bool has_text(const Section& section) {
  const Body& body = section.written.body;
  return !body.prose.empty() || !body.links.empty() || body.has_code ||
         body.headings.size() > (body.opens_with_title ? 1U : 0U);
}

/// Makes one book.
class Maker {
 public:
  Maker(const Site& site, const SiteIndex& index, const WordBook& words, std::uint32_t allegory)
      : site_(site), index_(index), allegory_(site.allegories[allegory]) {
    book_.allegory = allegory;
    book_.title = allegory_.title;
    book_.lang = allegory_.index == none ? site.config.lang
                                         : language_of(site, site.sections[allegory_.index]);
    words_ = &words.in(book_.lang);
    // These two begin the anchors of names, and the third those of the book's own parts.
    for (const std::string_view taken : {"story", "idea", "book"}) slugger_.anchor(taken);
  }

  Book make() {
    if (allegory_.index != none && has_text(site_.sections[allegory_.index]))
      add_section(allegory_.index);
    for (const std::uint32_t section : allegory_.sections) add_section(section);
    if (!allegory_.takeaway.empty()) add_own(PartKind::takeaway, "takeaway", "takeaway");
    if (index_.correspondences[book_.allegory].empty() && allegory_.entities.empty())
      return std::move(book_);
    add_own(PartKind::correspondences, "correspondences", "account_part_links");
    if (has_map(index_, book_.allegory)) {
      add_own(PartKind::map, "map", "map_title");
      add_own(PartKind::account, "account", "account_title");
    }
    name_entities();
    return std::move(book_);
  }

 private:
  BookPart& add(PartKind kind, std::string anchor, std::string title) {
    BookPart& part = book_.parts.emplace_back();
    part.kind = kind;
    part.anchor = std::move(anchor);
    part.title = std::move(title);
    part.lang = book_.lang;
    part.file = fmt::format("part-{}.xhtml", book_.parts.size());
    return part;
  }

  void add_section(std::uint32_t index) {
    const Section& section = site_.sections[index];
    const bool is_opening = index == allegory_.index;
    // The title of the opening page is that of the book.
    std::string title =
        is_opening ? std::string(words_->of("document_introduction")) : section.title;
    std::string anchor = slugger_.anchor(address_segment(title.substr(0, title.find(": "))));
    BookPart& part = add(PartKind::section, std::move(anchor), std::move(title));
    part.section = index;
    part.level = is_opening ? 1 : level_of(site_, index, allegory_.index);
    part.lang = language_of(site_, section);
  }

  void add_own(PartKind kind, std::string_view name, std::string_view title_key) {
    add(kind, fmt::format("book.{}", name), std::string(words_->of(title_key)));
  }

  void name_entity(EntityRef entity) {
    if (book_.entities.contains(entity)) return;
    const EntityDeclaration& written = entity_of(site_, entity).written;
    Slugger& names = written.side == Side::story ? stories_ : ideas_;
    book_.entities[entity] = (written.side == Side::story ? "story." : "idea.") +
                             names.anchor(address_segment(written.id.value));
  }

  void name_entities() {
    for (std::uint32_t at = 0; at < allegory_.entities.size(); ++at)
      name_entity({book_.allegory, at});
    for (const std::uint32_t line : index_.correspondences[book_.allegory])
      for (const auto* ends :
           {&allegory_.correspondences[line].from, &allegory_.correspondences[line].to})
        for (const Reference& reference : *ends) name_entity(reference.entity);
  }

  const Site& site_;
  const SiteIndex& index_;
  const Allegory& allegory_;
  const Words* words_ = nullptr;
  Slugger slugger_, stories_, ideas_;
  Book book_;
};

/// What each address of an allegory on the site leads to.
void add_addresses(const Site& site, const SiteIndex& index, std::uint32_t at, BookLayout& layout) {
  const Book& book = layout.books[at];
  const Allegory& allegory = site.allegories[book.allegory];
  for (const BookPart& part : book.parts) {
    const BookTarget target{at, part.file, part.anchor};
    if (part.kind == PartKind::section)
      layout.addresses[site.sections[part.section].address] = target;
    if (part.kind == PartKind::account) layout.addresses[account_address(allegory)] = target;
    if (part.kind != PartKind::map) continue;
    layout.addresses[map_address(allegory)] = target;
    for (const std::uint32_t section : mapped_sections(site, index, book.allegory))
      layout.addresses[section_map_address(site, section)] = {at, part.file,
                                                              section_map_anchor(part, section)};
  }
  if (!book.parts.empty())
    layout.addresses.try_emplace(
        allegory.address, BookTarget{at, book.parts.front().file, book.parts.front().anchor});
  for (std::uint32_t entity = 0; entity < allegory.entities.size(); ++entity)
    layout.names[allegory.entities[entity].address] = {book.allegory, entity};
}

}  // namespace

std::string book_anchor(const BookPart& part, std::string_view anchor) {
  return part.anchor + '.' + std::string(anchor);
}

std::string section_map_anchor(const BookPart& map, std::uint32_t section) {
  return book_anchor(map, std::to_string(section));
}

std::optional<BookTarget> BookLayout::section(const Site& site, std::uint32_t section,
                                              std::string_view anchor) const {
  const auto [book, position] = places[section];
  if (book == none) return std::nullopt;
  const BookPart& part = books[book].parts[position];
  const Body& body = site.sections[section].written.body;
  // The heading that opens the page is the heading of the part.
  const bool is_title =
      body.opens_with_title && !body.headings.empty() && body.headings.front().anchor == anchor;
  const bool is_whole = anchor.empty() || is_title;
  return BookTarget{book, part.file, is_whole ? part.anchor : book_anchor(part, anchor)};
}

std::optional<BookTarget> BookLayout::entity(std::uint32_t book, EntityRef entity) const {
  for (const std::uint32_t at : {book, entity.allegory}) {
    const auto found = books[at].entities.find(entity);
    if (found == books[at].entities.end()) continue;
    const auto part =
        std::ranges::find(books[at].parts, PartKind::correspondences, &BookPart::kind);
    return BookTarget{at, part->file, found->second};
  }
  return std::nullopt;
}

std::optional<BookTarget> BookLayout::page(std::uint32_t book, std::string_view address) const {
  if (const auto name = names.find(address); name != names.end()) return entity(book, name->second);
  const auto found = addresses.find(address);
  if (found == addresses.end()) return std::nullopt;
  return found->second;
}

BookLayout lay_out_books(const Site& site, const SiteIndex& index, const WordBook& words) {
  BookLayout layout;
  layout.places.assign(site.sections.size(), {none, none});
  const std::vector<std::string> names = document_names(site);
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    layout.books.push_back(Maker(site, index, words, at).make());
    Book& book = layout.books.back();
    book.name = names[at];
    for (std::uint32_t position = 0; position < book.parts.size(); ++position)
      if (const std::uint32_t section = book.parts[position].section; section != none)
        layout.places[section] = {at, position};
    // An opening page without a text is where the book begins.
    if (const std::uint32_t opening = site.allegories[at].index;
        opening != none && layout.places[opening].first == none && !book.parts.empty())
      layout.places[opening] = {at, 0};
    add_addresses(site, index, at, layout);
  }
  return layout;
}

}  // namespace allegory
