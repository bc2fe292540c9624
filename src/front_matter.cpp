// The keys of a page, each with its meaning, its shape and its reader. See front_matter.h.
//
// The groups of characters, concepts and so on come from the table of kinds in written.h; what
// needs more than a line to read is in front_matter_parts.h.
#include "front_matter.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "front_matter_parts.h"
#include "schema.h"
#include "schema_rows.h"

namespace allegory {

namespace {

using ReadKey = void (*)(const ValueReader&, const YamlEntry&, FrontMatter&);

template <auto Member>
constexpr ReadKey text = read_as<Member, &ValueReader::text>;
template <auto Member>
constexpr ReadKey texts = read_as<Member, &ValueReader::texts>;
template <auto Member>
constexpr ReadKey date = read_as<Member, &ValueReader::date>;

void read_last_modified(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  const std::optional<Spanned<std::string>> day = read.date(entry.key.value, entry.value);
  if (!front.updated) front.updated = day;
}

constexpr std::array<std::string_view, 1> scopes{"site"};
constexpr std::array<std::string_view, 2> domains{"base", "target"};

void read_scope(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  front.site_scope = read.word(entry.key.value, entry.value, scopes).has_value();
}

void read_domain(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  const std::optional<std::string> domain = read.word(entry.key.value, entry.value, domains);
  if (domain) front.domain = {*domain == "base" ? Side::story : Side::idea, entry.value.at};
}

void read_extra(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  if (!read.map(entry.key.value, entry.value).empty()) front.extra = entry.value;
}

/// Whether `slug` is one segment of an address that stays as it is.
bool is_slug(std::string_view slug) {
  const bool is_plain = std::all_of(slug.begin(), slug.end(), [](unsigned char byte) {
    return byte >= 0x80 || byte == '-' || (byte >= 'a' && byte <= 'z') ||
           (byte >= '0' && byte <= '9');
  });
  return is_plain && !slug.empty() && address_segment(slug) == slug;
}

/// The same without its limit of length, and without what Unicode says of case.
constexpr std::string_view slug_pattern =
    R"(^[^\u0000-\u002f\u003a-\u0060\u007b-\u007f])"
    R"(([^\u0000-\u002c\u002e\u002f\u003a-\u0060\u007b-\u007f]*)"
    R"([^\u0000-\u002f\u003a-\u0060\u007b-\u007f])?$)";

void read_slug(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  std::optional<Spanned<std::string>> slug = read.text(entry.key.value, entry.value);
  if (!slug) return;
  if (is_slug(slug->value)) {
    front.slug = std::move(slug);
    return;
  }
  std::string meant = address_segment(slug->value);
  std::replace(meant.begin(), meant.end(), '_', '-');
  Report report =
      read.invalid(slug->at, fmt::format("`{}` cannot be a part of an address", slug->value),
                   "found a character that needs escapes");
  if (is_slug(meant)) report.help(fmt::format("write `slug: {}`", meant));
}

/// Whether `path` leads to a place of this site and nowhere else.
bool is_site_path(std::string_view path) {
  if (path.empty() || path == "/" || path.substr(0, 2) == "//") return false;
  for (const char byte : path)
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ||
        std::string_view(":?#\\").find(byte) != std::string_view::npos)
      return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == "..") return false;
    begin = end + 1;
  }
  return true;
}

/// The same, escapes aside.
constexpr std::string_view site_path_pattern =
    R"(^(?!/?$|//)(?!(.*/)?\.\.?(/|$))[^\u0000-\u001f\u007f:?#\\]+$)";

void read_aliases(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (Spanned<std::string>& alias : read.texts(entry.key.value, entry.value)) {
    if (is_site_path(percent_decode(alias.value)))
      front.aliases.push_back(std::move(alias));
    else
      read.invalid(alias.at, fmt::format("`{}` is not a path of this site", alias.value),
                   "cannot lead here")
          .help("write a path such as `/old/` or `old.html`");
  }
}

using Front = FrontMatter;
constexpr auto rows = std::to_array<KeyRow<FrontMatter>>({
    {{"title", "The page's name; else its first heading of level 1, else its file's name.",
      shapes::text, "The Scarecrow"},
     text<&Front::title>},
    {{"description", "A sentence about the page, for search engines and previews.", shapes::text},
     text<&Front::description>},
    {{"image", "A picture for previews, as a path relative to the page or from `/`.", shapes::text,
      "scarecrow.svg"},
     text<&Front::image>},
    {{"lang", "The page's language as a BCP 47 tag; else the site's.", shapes::language, "pt-BR"},
     read_as<&Front::lang, &ValueReader::language>},
    {{"translation_key", "A word that the page shares with its translations.", shapes::text,
      "scarecrow"},
     text<&Front::translation_key>},
    {{"author", "Who wrote the page; else the site's author.", shapes::text}, text<&Front::author>},
    {{"date", "When the page was first published: YYYY-MM-DD, or with time and zone.", shapes::date,
      "2024-03-06"},
     date<&Front::date>},
    {{"updated", "When the page was last changed; else `date`.", shapes::date, "2024-05-31"},
     date<&Front::updated>},
    {{"lastmod", "Another name of `updated`.", shapes::date, "2024-05-31", {}, "updated"},
     read_last_modified},
    {{"draft", "Leaves the page out unless drafts are asked for.", shapes::truth, {}, "false"},
     read_flag<&Front::draft>},
    {{"weight", "The page's place among its neighbours; low comes first.", shapes::integer, "10"},
     read_as<&Front::weight, &ValueReader::integer>},
    {{"tags", "Words under which the page is listed.", shapes::texts, "[story, idea]"},
     texts<&Front::tags>},
    {{"aliases", "Old addresses that lead to the page.",
      shapes::matching(site_path_pattern, shapes::texts), "[/old/]"},
     read_aliases},
    {{"slug", "The last part of the page's address; else made from its file's name.",
      shapes::or_count(shapes::matching(slug_pattern)), "straw-man"},
     read_slug},
    {{"id", "A stable name of the page for `[[id]]`.", shapes::text}, text<&Front::id>},
    {{"layout", "Another template of the theme for this page.", shapes::text},
     text<&Front::layout>},
    {{"extra", "Anything; the place for keys of your own, which templates see.",
      shapes::map_of(shapes::anything)},
     read_extra},
    {{"domain", "Makes every group of the page belong to that side: `base` is the story.",
      shapes::word(domains)},
     read_domain},
    {{"scope", "Makes the page's correspondences hold for the whole allegory.",
      shapes::word(scopes)},
     read_scope},
    {{"allegory", "Makes the folder an allegory; on its index page.",
      shapes::see(allegory_head_shape)},
     read_allegory_head},
    {{"takeaway", "What the reader is to keep; closes the page or the allegory.", shapes::text},
     text<&Front::takeaway>},
    {{"reviewed", "A stamp that says for which text the page was reviewed.", shapes::text},
     text<&Front::reviewed>},
    {{"allow", "Names of rules that say nothing about this page.",
      shapes::rule_names(shapes::texts)},
     texts<&Front::allow>},
    {{"auto_link",
      "Whether the first mention of each name on the page becomes a link; else the site's.",
      shapes::truth},
     read_as<&Front::auto_link, &ValueReader::boolean>},
    {{"cast", "The names that the page promises to mention.", shapes::texts, "[scarecrow, brain]"},
     texts<&Front::cast>},
    {{"pairs", "Story label → idea label: declares both and their correspondence.",
      shapes::see(pairs_shape), "{keys: types}"},
     read_pairs},
    {{"maps", "Story name → idea name, or a map with `to` and what is known of the pair.",
      shapes::see(maps_shape), "{scarecrow: quest-for-understanding}"},
     read_maps},
    {{"sections", "Anchor of a heading → correspondences that hold below it.",
      shapes::see(sections_shape), "{the-end: {maps: {fox: spammer}}}"},
     read_sections},
    {{"relations", "Id → statement.", shapes::see(relations_shape),
      "{wish: scarecrow desires brain}"},
     read_relations},
    {{"verbs", "Verb of the story → the verb of the idea that says the same.",
      shapes::see(verbs_shape), "{walks-along: follows}"},
     read_verbs},
    {{"predicates", "Verb → what is known of it.", shapes::see(predicates_shape),
      "{enables: {says: '{1}, and so {2}'}}"},
     read_predicates},
    {{"breaks", "Name of the story → why it does not carry over.", shapes::see(breaks_shape),
      "{clever: The Scarecrow was clever all along.}"},
     read_breaks},
});

std::vector<Property> list_properties() {
  std::vector<Property> properties;
  for (const KeyRow<FrontMatter>& row : rows) properties.push_back(row.property);
  for (const KindInfo& kind : kinds)
    properties.push_back({kind.key,
                          kind.side == Side::story ? "Id → label or labels, on the story side."
                                                   : "Id → label or labels, on the idea side.",
                          shapes::see(kind_group_shape)});
  return properties;
}

void read_entry(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  if (read_key(rows, read, entry, front)) return;
  for (const KindInfo& kind : kinds)
    if (kind.key == entry.key.value) return read_kind_group(read, entry, kind, front);
  std::vector<std::string_view> known;
  for (const Property& property : properties_of(front_matter_shape()))
    known.push_back(property.key);
  read.unknown_key(entry, known, "front matter key", "keys of your own go under `extra:`");
}

const YamlEntry* find(const YamlNode& map, std::string_view key) {
  const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                  [&](const YamlEntry& entry) { return entry.key.value == key; });
  return found == map.entries.end() ? nullptr : &*found;
}

}  // namespace

FrontMatter read_front_matter(const SourceSet& sources, const YamlNode& map,
                              Diagnostics& diagnostics) {
  const ValueReader read(sources, diagnostics);
  FrontMatter front;
  for (const YamlEntry& entry : map.entries) {
    front.keys.push_back(entry.key);
    read_entry(read, entry, front);
  }
  keep_keys_unique(map, diagnostics);
  if (front.domain)
    for (EntityDeclaration& entity : front.entities) entity.side = front.domain->value;
  const YamlEntry* updated = find(map, "updated");
  const YamlEntry* last_modified = find(map, "lastmod");
  if (updated != nullptr && last_modified != nullptr)
    read.invalid(last_modified->key.at, "`lastmod` repeats `updated`", "has no effect")
        .label(updated->key.at, "counts")
        .help("remove `lastmod`");
  return front;
}

const YamlShape& front_matter_shape() {
  static const std::vector<Property> properties = list_properties();
  static const YamlShape shape = shapes::object(properties);
  return shape;
}

}  // namespace allegory
