// Tables of keys: each row names a key, describes it and reads it.
//
// Comes in: the entries of a map. Goes out: a struct with what they say. So that a key is one row,
// the list of known keys, the did-you-mean and the JSON Schema come from the same table.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "schema.h"
#include "schema_shape.h"
#include "yaml_node.h"

namespace allegory {

/// A key, and the function that reads its value into a struct.
template <class To>
struct KeyRow {
  Property property;
  void (*read)(const ValueReader&, const YamlEntry&, To&);
};

/// The struct that a pointer to a member belongs to.
template <auto Member>
struct OwnerOf;
template <class To, class Value, Value To::*Member>
struct OwnerOf<Member> {
  using Type = To;
};

/// Reads into a member by the function of ValueReader for its type.
template <auto Member, auto Read>
void read_as(const ValueReader& read, const YamlEntry& entry, typename OwnerOf<Member>::Type& to) {
  to.*Member = (read.*Read)(entry.key.value, entry.value);
}

/// Reads text into a std::string, which keeps its default where none is written.
template <auto Member>
void read_string(const ValueReader& read, const YamlEntry& entry,
                 typename OwnerOf<Member>::Type& to) {
  if (auto value = read.text(entry.key.value, entry.value)) to.*Member = std::move(value->value);
}

/// Reads a bool that is false where none is written.
template <auto Member>
void read_flag(const ValueReader& read, const YamlEntry& entry,
               typename OwnerOf<Member>::Type& to) {
  to.*Member = read.boolean(entry.key.value, entry.value).value_or(false);
}

/// The columns of a table that describe its keys.
template <class To, std::size_t Count>
constexpr std::array<Property, Count> properties_of(const std::array<KeyRow<To>, Count>& rows) {
  std::array<Property, Count> properties{};
  for (std::size_t index = 0; index < Count; ++index) properties[index] = rows[index].property;
  return properties;
}

/// Reads an entry by its row; false if there is none for its key.
template <class To>
bool read_key(std::span<const KeyRow<std::type_identity_t<To>>> rows, const ValueReader& read,
              const YamlEntry& entry, To& to) {
  for (const auto& row : rows) {
    if (row.property.key != entry.key.value) continue;
    row.read(read, entry, to);
    return true;
  }
  return false;
}

/// Reads all entries of a map; `where` and `fallback` are those of ValueReader::unknown_key().
template <class To>
void read_keys(std::span<const KeyRow<std::type_identity_t<To>>> rows, const ValueReader& read,
               const std::vector<YamlEntry>& entries, std::string_view where, To& to,
               std::string_view fallback = {}) {
  for (const YamlEntry& entry : entries) {
    if (read_key(rows, read, entry, to)) continue;
    std::vector<std::string_view> known;
    for (const auto& row : rows) known.push_back(row.property.key);
    read.unknown_key(entry, known, where, fallback);
  }
}

}  // namespace allegory
