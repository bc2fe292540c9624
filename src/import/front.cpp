// See front.h.
#include "import/front.h"

#include <algorithm>
#include <array>
#include <optional>

#include "front_matter.h"
#include "yaml.h"
#include "yaml_block.h"
#include "yaml_text.h"

namespace allegory {

namespace {

// Others are known too, such as `slug` or `layout`; but what they would do here nobody meant.
constexpr std::array<std::string_view, 8> known{"title",   "description", "author", "date",
                                                "updated", "lang",        "tags",   "image"};

/// Whether lines are front matter without a fault.
bool is_accepted(const std::string& lines) {
  SourceSet sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add("page.md", lines);
  const std::optional<YamlNode> map =
      read_yaml(sources, {id, 0, static_cast<std::uint32_t>(lines.size())}, diagnostics);
  if (map) read_front_matter(sources, *map, diagnostics);
  return map && diagnostics.items().empty();
}

std::string with_line_end(std::string_view lines) {
  std::string text(lines);
  if (!text.empty() && text.back() != '\n' && text.back() != '\r') text += '\n';
  return text;
}

/// Sorts the entries of a map that stands in block style; false if it does not.
bool sort_entries(const SourceSet& sources, const Span& block, const YamlNode& map,
                  BroughtFront& front) {
  const std::string_view text = sources[block.source].text;
  std::uint32_t begin = block.begin;
  for (std::size_t index = 0; index < map.entries.size(); ++index) {
    const YamlEntry& entry = map.entries[index];
    const bool is_last = index + 1 == map.entries.size();
    const std::uint32_t next = is_last ? block.end : map.entries[index + 1].key.at.begin;
    if (yaml_text::line_begin(text, entry.key.at.begin) != entry.key.at.begin ||
        (!is_last && yaml_text::line_begin(text, next) != next))
      return false;
    const std::string lines = with_line_end(text.substr(begin, next - begin));
    begin = next;
    const bool is_kept =
        std::ranges::find(known, entry.key.value) != known.end() && is_accepted(lines);
    if (is_kept && entry.key.value == "title") {
      front.title = entry.value.text;
      front.title_line = lines;
    } else {
      (is_kept ? front.top : front.extra) += is_kept ? lines : indented_lines(lines);
    }
  }
  return true;
}

}  // namespace

std::string indented_lines(std::string_view lines) {
  std::string text;
  bool is_start = true;
  for (const char byte : lines) {
    const bool is_end = byte == '\n' || byte == '\r';
    if (is_start && !is_end) text += "  ";
    is_start = is_end;
    text += byte;
  }
  return text;
}

BroughtFront take_front(const SourceSet& sources, SourceId source, Diagnostics& diagnostics) {
  const auto size = static_cast<std::uint32_t>(sources[source].text.size());
  BroughtFront whole;
  whole.text = {source, 0, size};
  const PageParts parts = split_page(sources, source);
  if (!parts.block) return whole;
  BroughtFront front;
  front.text = {source, parts.body, size};
  Diagnostics mistakes;
  const std::optional<YamlNode> map = read_yaml(sources, *parts.block, mistakes);
  constexpr std::size_t most = front_matter_limit / 4;
  const bool is_read = map && mistakes.items().empty() &&
                       parts.block->end - parts.block->begin <= most &&
                       sort_entries(sources, *parts.block, *map, front) &&
                       is_accepted(front.title_line + front.top) &&
                       (front.extra.empty() || is_accepted("extra:\n" + front.extra));
  if (is_read && !map->entries.empty()) return front;
  diagnostics
      .report("import-front-matter", *parts.block, "this front matter cannot be taken over",
              "left in the text")
      .help("write what is needed of it into the front matter of the new page");
  whole.text.begin = parts.body;
  whole.unread = {source, 0, parts.body};
  return whole;
}

}  // namespace allegory
