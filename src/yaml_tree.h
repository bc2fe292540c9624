// Values as they are met in YAML text → the tree of yaml_node.h, with limits.
//
// Knows no library: whoever parses calls it for each value with the byte offset at which the value
// starts. The tree finds out where the value ends, refuses what this program does not read
// (anchors, aliases, tags, merge keys, keys that are no text), and reports a key that stands twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "yaml_mistake.h"
#include "yaml_node.h"

namespace allegory {

/// Makes findings about one block of YAML from offsets in it.
class BlockReporter {
 public:
  BlockReporter(const SourceSet& sources, const Span& block, Diagnostics& diagnostics);

  Span span(std::size_t begin, std::size_t end) const {
    return {block_.source, block_.begin + static_cast<std::uint32_t>(begin),
            block_.begin + static_cast<std::uint32_t>(end)};
  }
  /// The offset in the block at which a span starts, or ends.
  std::size_t begin(const Span& span) const { return span.begin - block_.begin; }
  std::size_t end(const Span& span) const { return span.end - block_.begin; }

  /// Reports that the block cannot be read: `SUBJECT PREDICATE`, with the block as the subject.
  Report syntax(std::size_t begin, std::size_t end, std::string_view predicate, std::string label);
  /// The same for text that is no YAML.
  void mistake(const YamlMistake& found);
  Diagnostics& diagnostics() { return diagnostics_; }
  /// Whether anything was reported that makes the block unreadable.
  bool is_broken() const { return is_broken_; }

 private:
  Span block_;
  Diagnostics& diagnostics_;
  std::string_view subject_;
  bool is_broken_ = false;
};

/// Builds the tree. Call its functions in the order of the text; offsets behind the text belong to
/// the sentinel, a key that is dropped again.
class YamlTree {
 public:
  YamlTree(std::string_view text, std::size_t sentinel_at, BlockReporter& reporter)
      : text_(text), sentinel_at_(sentinel_at), reporter_(reporter) {}

  void null(std::size_t at);
  void alias(std::size_t at);
  void scalar(std::size_t at, const std::string& value);
  /// Starts a sequence or map in a column, from 0; `is_flow` if it is in brackets, or is a lone
  /// `key: value` in brackets.
  void open(YamlNode::Type type, std::size_t at, std::size_t column, bool is_flow);
  void close();

  /// Reports the anchors, aliases and tags that start at `at`; returns where the value starts.
  std::size_t report_properties(std::size_t at);

  YamlProgress progress() const;
  /// Whether the sentinel was met where it must be: as a key of the outermost map.
  bool is_complete() const { return is_complete_; }
  /// Whether the rest is not looked at any more; why, was reported.
  bool is_stopped() const { return is_stopped_; }
  std::optional<YamlNode>& root() { return root_; }

 private:
  struct Frame {
    YamlNode node;
    std::size_t begin = 0;
    std::size_t column = 0;
    bool is_flow = false;       ///< in brackets
    bool awaits_value = false;  ///< of a map: its key has been read
    bool keeps_value = true;    ///< false: the key was refused, and its value goes with it
    std::unordered_map<std::string, std::size_t> positions;  ///< of a map: key → entry
  };

  bool is_awaiting_key() const;
  bool admit(std::size_t at);
  void drop_sentinel(std::size_t at);
  void finish(YamlNode node);
  void take_key(Frame& frame, YamlNode& node);
  void refuse_key(const YamlNode& node);
  YamlNode measure(std::size_t begin, const std::string& value);
  std::size_t empty_place(std::size_t at) const;

  std::string_view text_;
  std::size_t sentinel_at_;
  BlockReporter& reporter_;
  std::vector<Frame> frames_;
  std::optional<YamlNode> root_;
  std::size_t nodes_ = 0;
  std::size_t last_end_ = 0;  ///< behind the last value met
  std::size_t scalar_begin_ = 0;
  std::size_t scalar_end_ = 0;
  std::size_t properties_end_ = 0;         ///< those before it were reported
  std::optional<std::size_t> refused_at_;  ///< the last key that was refused
  bool is_complete_ = false;
  bool is_stopped_ = false;
};

}  // namespace allegory
