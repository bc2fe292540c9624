// A page's bytes → front matter. In: a file as strangers hand it in.
//
// Whatever it holds: the block and the text do not overlap and lie in the page, every place lies in
// the block, and what was made of it is UTF-8 and not larger than what was written.
#include "front_matter.h"

#include <algorithm>
#include <optional>

#include "fuzz.h"
#include "yaml.h"
#include "yaml_block.h"

namespace allegory::fuzz {

namespace {

/// Small, so that short inputs reach it too.
constexpr std::size_t limit = 2048;

bool is_closing(std::string_view line) {
  return line.starts_with("---") || line.starts_with("...");
}

void hold_parts(const SourceSet& sources, SourceId id, const PageParts& parts) {
  const std::string_view text = sources[id].text;
  hold(parts.body <= text.size(), "the text begins in the page");
  hold(!(parts.block && parts.is_open), "front matter is closed or open");
  if (!parts.block) return;
  hold_place(sources, *parts.block, "the block lies in the page");
  hold(parts.block->end < parts.body, "the text stands behind the block");
  hold(parts.block->end <= limit, "the block ends within the limit");
  hold(text.starts_with("---"), "front matter begins in the first line");
  hold(is_closing(text.substr(parts.block->end)), "a closing line stands behind the block");
}

/// One text that was read, where it was written.
void hold_text(const SourceSet& sources, const Span& block, const Spanned<std::string>& text) {
  hold_utf8(text.value, "what was read is UTF-8");
  hold_place(sources, text.at, "what was read has a place");
  hold(text.at.begin >= block.begin && text.at.end <= block.end, "the place lies in the block",
       text.value);
}

void hold_front(const SourceSet& sources, const Span& block, const FrontMatter& front) {
  for (const auto* text : {&front.title, &front.description, &front.image, &front.lang,
                           &front.author, &front.date, &front.updated, &front.slug, &front.id,
                           &front.layout, &front.takeaway, &front.reviewed, &front.translation_key})
    if (*text) hold_text(sources, block, **text);
  for (const auto* list :
       {&front.tags, &front.aliases, &front.cast, &front.allow, &front.sections, &front.keys})
    for (const auto& text : *list) hold_text(sources, block, text);
  for (const EntityDeclaration& entity : front.entities) {
    hold_text(sources, block, entity.id);
    for (const auto& label : entity.labels) hold_text(sources, block, label);
  }
  for (const MapDeclaration& map : front.maps) {
    hold(map.strength > 0 && map.strength <= 1, "the strength of a map is in (0, 1]");
    for (const auto& name : map.from) hold_text(sources, block, name);
    for (const auto& name : map.to) hold_text(sources, block, name);
  }
  for (const RelationDeclaration& relation : front.relations)
    hold_text(sources, block, relation.id);
  const std::size_t declared = front.entities.size() + front.maps.size() + front.relations.size() +
                               front.verbs.size() + front.predicates.size() + front.breaks.size() +
                               front.keys.size();
  hold(declared <= block.end - block.begin, "no more is declared than was written");
  std::vector<std::string_view> keys;
  for (const auto& key : front.keys) keys.push_back(key.value);
  std::ranges::sort(keys);
  hold(std::ranges::adjacent_find(keys) == keys.end(), "every key is read once");
}

void run(std::string_view bytes) {
  SourceSet sources;
  const SourceId id = sources.add("content/page.md", text_of(bytes));
  const PageParts parts = split_page(sources, id, limit);
  hold_parts(sources, id, parts);
  if (!parts.block) return;
  Diagnostics diagnostics;
  const std::optional<YamlNode> map = read_yaml(sources, *parts.block, diagnostics);
  hold(map || !diagnostics.items().empty(), "front matter is read, or a finding says why not");
  if (map) hold_front(sources, *parts.block, read_front_matter(sources, *map, diagnostics));
  hold_findings(sources, diagnostics);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  allegory::fuzz::run(allegory::fuzz::bytes_of(data, size));
  return 0;
}
