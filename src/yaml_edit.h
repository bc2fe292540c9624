// Changes to YAML that an author wrote, as edits of single spans.
//
// Comes in: a source with YAML (a page with its front matter, or a file that is YAML as a whole)
// and what is to be added or removed. Goes out: an Edit that leaves every other byte as it was:
// comments, quotes, indentation, block or flow style, line ends. Where no such edit can be told
// (the YAML is broken, the place is not what was expected), there is none, and a finding stays
// without a fix. Keys and names come as text and are quoted here where they must be; values and
// items are YAML of one line, made with yaml_scalar or by hand.
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

/// Makes edits; reads each source once, when first asked about it. Not thread-safe. An edit knows
/// nothing of those made before: only one that adds to the same map can be applied at a time.
class YamlEditor {
 public:
  explicit YamlEditor(const SourceSet& sources) : sources_(sources) {}

  /// Adds `key: value` to the map at `path` (`{"verbs"}`, `{"sections", "the-end", "maps"}`),
  /// behind its last entry; maps on the way that are missing are made, and so is a page's front
  /// matter. Nothing if the map has the key.
  std::optional<Edit> add_entry(SourceId source, const std::vector<std::string>& path,
                                std::string_view key, std::string_view value);
  /// Adds an item to the end of the list at `path`, which must be there; a lone string becomes a
  /// list of two.
  std::optional<Edit> add_item(SourceId source, const std::vector<std::string>& path,
                               std::string_view item);
  /// Removes the entry whose key stands at `key`, with its lines if nothing else is on them. A
  /// comment behind it on its last line stays.
  std::optional<Edit> remove_entry(const Span& key);
  /// Removes the list item at `item`, or the lone string that stands for a list. The last item of a
  /// list takes the entry with it whose value the list is.
  std::optional<Edit> remove_item(const Span& item);
  /// Gives the entry whose key stands at `key` a property: `fox: spammer` becomes
  /// `fox: {SHORTHAND: spammer, NAME: value}`, a map gets the entry added or its value replaced.
  std::optional<Edit> set_property(const Span& key, std::string_view shorthand,
                                   std::string_view name, std::string_view value);
  /// Writes another name in the place of one that is a key, a value, or a part of a value such as a
  /// statement. Nothing if the map has that key, or the part is not written as it reads.
  std::optional<Edit> rename(const Spanned<std::string>& name, std::string_view to);
  /// Writes `text` in the place of the key or value that stands at `at` as written, quotes
  /// included.
  Edit replace_scalar(const Span& at, std::string_view text) const;

 private:
  /// The YAML of a source, read.
  struct Document {
    Span block;
    bool is_missing = false;  ///< a page without front matter
    std::size_t step = 2;     ///< columns that a map stands in from the key above it
    YamlNode map;
    /// The entries of maps that were asked about, by key.
    std::unordered_map<const YamlNode*, std::unordered_map<std::string_view, std::size_t>> keys;
  };
  /// A collection on the way to a place, and which of its children leads there.
  struct Step {
    const YamlNode* node;
    std::size_t index;
    bool is_flow;
  };

  Document* document(SourceId source);
  static const YamlEntry* find(Document& document, const YamlNode& map, std::string_view key);
  std::vector<Step> steps_to(const Span& at, bool is_key);
  std::optional<Edit> insert(const Document& document, const YamlNode& map, const YamlEntry* holder,
                             bool is_flow, const std::vector<std::string>& keys,
                             std::string_view value) const;
  Edit insert_first(const Document& document, const std::vector<std::string>& keys,
                    std::string_view value) const;
  std::optional<Edit> remove_child(SourceId source, const Step& step) const;

  const SourceSet& sources_;
  std::unordered_map<std::uint32_t, std::optional<Document>> documents_;
};

/// `text` as a YAML scalar that read_yaml reads as that text: plain where that is possible in flow
/// style too, else in double quotes. `text` has no control characters but tabs and line ends.
std::string yaml_scalar(std::string_view text);

}  // namespace allegory
