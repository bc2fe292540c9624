// Adding to and removing from one collection of YAML, in block style and in flow style.
//
// Comes in: the text of a source, a collection in it, and what is to become of one child. Goes out:
// the bytes to replace, or nothing where the collection is written in a way that no edit of one
// span can follow. yaml_edit.h finds the collections.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostic.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory::yaml_edit {

/// The line end that a text uses first; LF if it has none.
std::string_view line_break(std::string_view text);

/// The blanks before `at` in its line; nothing if other text stands there.
std::optional<std::string_view> indentation(std::string_view text, std::size_t at);

/// Where an entry ends: its value, or its key if the value was left out.
std::uint32_t end_of(const YamlEntry& entry);

/// How many children a collection has.
std::size_t child_count(const YamlNode& node);

/// Whether a collection opens with a bracket, and closes with one.
bool is_bracketed(std::string_view text, const YamlNode& node);

/// Adds a child, written as YAML of one line, behind the last one of a collection in brackets.
std::optional<Edit> add_to_flow(std::string_view text, const YamlNode& node,
                                std::string_view child);
/// Adds a child behind the last one of a block collection that has one: for a list an item, for a
/// map one or several lines. LF in `child` becomes the line end and indentation of the collection.
std::optional<Edit> add_to_block(std::string_view text, const YamlNode& node,
                                 std::string_view child);

/// Removes a child of a collection in brackets, and the comma that goes with it.
std::optional<Edit> remove_from_flow(std::string_view text, const YamlNode& node,
                                     std::size_t index);
/// Removes a child of a block collection, with its lines.
std::optional<Edit> remove_from_block(std::string_view text, const YamlNode& node,
                                      std::size_t index);

}  // namespace allegory::yaml_edit
