// A source that is edited by yaml_edit.h, and what comes of it.
#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "yaml.h"
#include "yaml_block.h"
#include "yaml_edit.h"

namespace allegory {

/// A source, and edits of it.
struct Edited {
  SourceSet sources;
  SourceId id;
  YamlEditor editor{sources};

  explicit Edited(std::string text, std::string path = "content/page.md") {
    id = sources.add(std::move(path), std::move(text));
  }

  /// The text after an edit; `none` if there is none.
  std::string after(const std::optional<Edit>& edit) const {
    if (!edit) return "none";
    std::string text = sources[id].text;
    REQUIRE(edit->at.source == id);
    REQUIRE(edit->at.begin <= edit->at.end);
    REQUIRE(edit->at.end <= text.size());
    return text.replace(edit->at.begin, edit->at.end - edit->at.begin, edit->replacement);
  }

  /// The span of the how-many-th `word`, from 0.
  Span find(std::string_view word, int skip = 0) const {
    std::size_t at = sources[id].text.find(word);
    for (; skip > 0; --skip) at = sources[id].text.find(word, at + 1);
    REQUIRE(at != std::string::npos);
    return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
  }
};

/// A page with this front matter.
inline std::string page(const std::string& yaml) { return "---\n" + yaml + "---\nText.\n"; }

/// The YAML of a page or file as a tree; nothing if anything is wrong with it.
inline std::optional<YamlNode> read_again(const std::string& text, const std::string& path) {
  SourceSet sources;
  const SourceId id = sources.add(path, text);
  Span block{id, 0, static_cast<std::uint32_t>(text.size())};
  if (path.ends_with(".md")) {
    const PageParts parts = split_page(sources, id);
    if (!parts.block) return std::nullopt;
    block = *parts.block;
  }
  Diagnostics diagnostics;
  std::optional<YamlNode> map = read_yaml(sources, block, diagnostics);
  if (!diagnostics.items().empty()) return std::nullopt;
  return map;
}

/// A tree as text without places, so that two can be compared.
inline std::string shape(const YamlNode& node) {
  std::string text;
  switch (node.type) {
    case YamlNode::Type::null:
      return "~";
    case YamlNode::Type::scalar:
      return "<" + node.text + ">";
    case YamlNode::Type::sequence:
      for (const YamlNode& item : node.items) text += shape(item) + ",";
      return "[" + text + "]";
    case YamlNode::Type::map:
      for (const YamlEntry& entry : node.entries)
        text += "<" + entry.key.value + ">:" + shape(entry.value) + ",";
      return "{" + text + "}";
  }
  return text;
}

}  // namespace allegory
