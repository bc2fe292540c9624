// The keys of a page, each with its type, its meaning and its reader. See front_matter.h.
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

namespace allegory {

namespace {

using ReadKey = void (*)(const ValueReader&, const YamlEntry&, FrontMatter&);

/// A member of FrontMatter, read by the function of ValueReader for its type.
template <auto Member, auto Read>
void read_as(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  front.*Member = (read.*Read)(entry.key.value, entry.value);
}

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

void read_draft(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  front.draft = read.boolean(entry.key.value, entry.value).value_or(false);
}

void read_scope(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  static constexpr std::array<std::string_view, 1> scopes{"site"};
  front.site_scope = read.word(entry.key.value, entry.value, scopes).has_value();
}

void read_domain(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  static constexpr std::array<std::string_view, 2> domains{"base", "target"};
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

struct Row {
  FrontMatterKey key;
  ReadKey read;
};

using Front = FrontMatter;
constexpr auto rows = std::to_array<Row>({
    {{"title", "string",
      "The page's name; else its first heading of level 1, else its file's name."},
     text<&Front::title>},
    {{"description", "string", "A sentence about the page, for search engines and previews."},
     text<&Front::description>},
    {{"image", "string", "A picture for previews, as a path relative to the page or from `/`."},
     text<&Front::image>},
    {{"lang", "string", "The page's language as a BCP 47 tag; else the site's."},
     read_as<&Front::lang, &ValueReader::language>},
    {{"author", "string", "Who wrote the page; else the site's author."}, text<&Front::author>},
    {{"date", "date", "When the page was first published: YYYY-MM-DD, or with time and zone."},
     date<&Front::date>},
    {{"updated", "date", "When the page was last changed; else `date`."}, date<&Front::updated>},
    {{"lastmod", "date", "Another name of `updated`."}, read_last_modified},
    {{"draft", "boolean", "Leaves the page out unless drafts are asked for."}, read_draft},
    {{"weight", "integer", "The page's place among its neighbours; low comes first."},
     read_as<&Front::weight, &ValueReader::integer>},
    {{"tags", "list of strings", "Words under which the page is listed."}, texts<&Front::tags>},
    {{"aliases", "list of paths", "Old addresses that lead to the page."}, read_aliases},
    {{"slug", "string", "The last part of the page's address; else made from its file's name."},
     read_slug},
    {{"id", "string", "A stable name of the page for `[[id]]`."}, text<&Front::id>},
    {{"layout", "string", "Another template of the theme for this page."}, text<&Front::layout>},
    {{"extra", "map", "Anything; the place for keys of your own, which templates see."},
     read_extra},
    {{"domain", "`base` or `target`", "Makes every group of the page belong to that side."},
     read_domain},
    {{"scope", "`site`", "Makes the page's correspondences hold for the whole allegory."},
     read_scope},
    {{"allegory", "map",
      "Makes the folder an allegory; on an index page: `story`, `idea`, `summary`, "
      "`takeaway`, `uses`, `version_of`."},
     read_allegory_head},
    {{"takeaway", "string", "What the reader is to keep; closes the page or the allegory."},
     text<&Front::takeaway>},
    {{"reviewed", "string", "A stamp that says for which text the page was reviewed."},
     text<&Front::reviewed>},
    {{"allow", "list of strings", "Names of rules that say nothing about this page."},
     texts<&Front::allow>},
    {{"auto_link", "boolean",
      "Whether the first mention of each name on the page becomes a link; else the site's."},
     read_as<&Front::auto_link, &ValueReader::boolean>},
    {{"cast", "list of strings", "The ids that the page promises to mention."},
     texts<&Front::cast>},
    {{"pairs", "map", "Story label → idea label: declares both and their correspondence."},
     read_pairs},
    {{"maps", "map", "Story name → idea name, or a map with `to`, `because`, `strength`, `as`, …."},
     read_maps},
    {{"sections", "map", "Heading → `maps`: correspondences that hold below that heading."},
     read_sections},
    {{"relations", "map", "Id → statement, such as `scarecrow desires brain`."}, read_relations},
    {{"verbs", "map", "Verb of the story → the verb of the idea that says the same."}, read_verbs},
    {{"predicates", "map",
      "Verb → what is known of it: `symmetric`, `functional`, `hierarchical`, "
      "`inverse`, `kind-of`, `roles`, `says`."},
     read_predicates},
    {{"breaks", "map", "Name of the story → why it does not carry over."}, read_breaks},
});

std::vector<FrontMatterKey> list_keys() {
  std::vector<FrontMatterKey> keys;
  for (const Row& row : rows) keys.push_back(row.key);
  for (const KindInfo& kind : kinds)
    keys.push_back({kind.key, "map",
                    kind.side == Side::story ? "Id → label(s) of the story side."
                                             : "Id → label(s) of the idea side."});
  return keys;
}

void read_entry(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  const std::string_view key = entry.key.value;
  for (const Row& row : rows)
    if (row.key.key == key) return row.read(read, entry, front);
  for (const KindInfo& kind : kinds)
    if (kind.key == key) return read_kind_group(read, entry, kind, front);
  std::vector<std::string_view> known;
  for (const FrontMatterKey& each : front_matter_keys()) known.push_back(each.key);
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

std::span<const FrontMatterKey> front_matter_keys() {
  static const std::vector<FrontMatterKey> keys = list_keys();
  return keys;
}

}  // namespace allegory
