// Changes to YAML that an author wrote, as edits of single spans.
//
// Comes in: a source with YAML (front matter or a whole file) and what is to be added or removed.
// Goes out: an Edit that leaves every other byte as it was: comments, quotes, indentation, block or
// flow style. Where no such edit can be told (the YAML is broken, the place is not what was
// expected), there is none, and a finding stays without a fix.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory {

/// Makes edits; reads each source once, when first asked about it.
class YamlEditor {
 public:
  explicit YamlEditor(const SourceSet& sources) : sources_(sources) {}

  /// Adds `key: value` to the map at `path` (`{"verbs"}`, `{"sections", "the-end", "maps"}`); maps
  /// on the way that are missing are made, and so is a page's front matter. `value` is YAML.
  std::optional<Edit> add_entry(SourceId source, const std::vector<std::string>& path,
                                std::string_view key, std::string_view value);
  /// Adds an item to the list at `path`, which must be there; a lone string becomes a list.
  std::optional<Edit> add_item(SourceId source, const std::vector<std::string>& path,
                               std::string_view item);
  /// Removes the entry whose key stands at `key`, with its line if nothing else is on it.
  std::optional<Edit> remove_entry(const Span& key);
  /// Removes the list item at `item`, or the lone string that stands for a list.
  std::optional<Edit> remove_item(const Span& item);
  /// Gives the entry whose key stands at `key` a property: `fox: spammer` becomes
  /// `fox: {to: spammer, NAME: value}`, a map gets the entry added or its value replaced.
  std::optional<Edit> set_property(const Span& key, std::string_view shorthand,
                                   std::string_view name, std::string_view value);

 private:
  const YamlNode* tree(SourceId source);

  const SourceSet& sources_;
  std::unordered_map<std::uint32_t, std::optional<YamlNode>> trees_;
};

/// `text` as a YAML scalar that reads back as that text: plain where that is possible in flow
/// style too, else in double quotes.
std::string yaml_scalar(std::string_view text);

}  // namespace allegory
