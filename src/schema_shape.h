// What may stand behind a key, as data: the JSON Schema of front matter and of `allegory.yaml` is
// made from it (json_schema.h).
//
// A YamlShape names the types that a value may have, as an editor sees them. Scalars are text to
// this program, but an editor takes `10` for a number and `true` for a truth value; so a text may
// be all three. What belongs to a type that a value does not have says nothing about it: one
// YamlShape holds both the short form of a value and the long one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace allegory {

struct Property;
struct YamlShape;

/// Where `YamlShape::varied_by` holds this word, each of `YamlShape::varied` is this.
struct Variant {
  std::string_view word;
  const YamlShape* shape = nullptr;
};

/// The values that may stand somewhere: their types, and what is asked of each type.
struct YamlShape {
  enum Type : std::uint8_t {
    null = 1,
    string = 2,
    boolean = 4,
    integer = 8,
    number = 16,
    array = 32,  ///< of scalars of the other types
    object = 64
  };
  std::uint8_t types = 0;       ///< 0: anything
  bool is_filled = false;       ///< no empty string, array or object
  bool has_rule_names = false;  ///< its strings, or its keys, are names of rules
  std::string_view pattern{};   ///< of each string: a regular expression (ECMA-262, flag `u`)
  std::span<const std::string_view> words{};  ///< all strings that there are; empty: any
  double above = 0.0, up_to = 0.0;            ///< numbers lie in (above, up_to]; equal: anywhere
  bool with_lower = false;                    ///< in [above, up_to]
  const Property* properties = nullptr;       ///< the keys of an object, `property_count` of them
  std::size_t property_count = 0;
  std::string_view required{};        ///< keys that must be there, with blanks between them
  std::string_view one_required{};    ///< keys of which one must be there at least
  const YamlShape* values = nullptr;  ///< behind all other keys; null: there are no other keys
  std::string_view key_pattern{};     ///< of those other keys
  std::span<const std::string_view> varied{};  ///< keys whose shape depends on a word, see Variant
  std::string_view varied_by{};                ///< the key that holds the word
  std::span<const Variant> variants{};         ///< one for each word
  const YamlShape* same_as = nullptr;          ///< all of this stands in another file
  std::string_view name{};                     ///< of a shape that several places share
};

/// One key of an object. `example`, and `otherwise`, which counts where the key is absent, are YAML
/// as it stands behind a colon.
struct Property {
  std::string_view key;
  std::string_view meaning;  ///< a sentence
  YamlShape shape;
  std::string_view example{};
  std::string_view otherwise{};
  std::string_view excludes{};  ///< a key that cannot stand beside it
};

/// The keys of an object.
inline std::span<const Property> properties_of(const YamlShape& shape) {
  return {shape.properties, shape.property_count};
}

/// The shapes that occur, and how others are made of them.
namespace shapes {

inline constexpr YamlShape anything{};
inline constexpr YamlShape text{.types = YamlShape::null | YamlShape::string | YamlShape::number |
                                         YamlShape::boolean};
inline constexpr YamlShape texts{.types = text.types | YamlShape::array};
inline constexpr YamlShape truth{.types = YamlShape::null | YamlShape::boolean};
/// `010` is a number, and so is one in quotes.
inline constexpr YamlShape integer{
    .types = YamlShape::null | YamlShape::integer | YamlShape::string, .pattern = "^-?[0-9]+$"};
/// Leap years are left to the program.
inline constexpr YamlShape date{
    .types = YamlShape::null | YamlShape::string,
    .pattern = R"(^\d{4}-((0[1-9]|1[0-2])-(0[1-9]|[12]\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31))"
               R"(([Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?)"
               R"(([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d))?$)"};
/// An editor may take Norwegian, `no`, for a truth value.
inline constexpr YamlShape language{
    .types = YamlShape::null | YamlShape::string | YamlShape::boolean,
    .pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"};

/// In (0, 1], or with `with_zero` in [0, 1]; in quotes too.
constexpr YamlShape degree(bool with_zero = false) {
  return {.types = YamlShape::null | YamlShape::number | YamlShape::string,
          .pattern = R"(^(0*\.\d+|0+\.?|0*1(\.0*)?|[\d.]+[eE][+-]?\d+)$)",
          .above = 0.0,
          .up_to = 1.0,
          .with_lower = with_zero};
}

/// Text that no number has.
inline constexpr YamlShape wording{.types = YamlShape::null | YamlShape::string};

constexpr YamlShape word(std::span<const std::string_view> words) {
  return {.types = YamlShape::null | YamlShape::string, .words = words};
}

constexpr YamlShape matching(std::string_view pattern, YamlShape shape = text) {
  shape.pattern = pattern;
  return shape;
}

/// The same, but something must stand there.
constexpr YamlShape filled(YamlShape shape) {
  shape.types = static_cast<std::uint8_t>(shape.types & ~YamlShape::null);
  shape.is_filled = true;
  return shape;
}

/// Names of rules.
constexpr YamlShape rule_names(YamlShape shape) {
  shape.has_rule_names = true;
  return shape;
}

/// An object with any keys, or with those that match `key_pattern`.
constexpr YamlShape map_of(const YamlShape& values, std::string_view key_pattern = {}) {
  return {
      .types = YamlShape::null | YamlShape::object, .values = &values, .key_pattern = key_pattern};
}

constexpr YamlShape object(std::span<const Property> properties, std::string_view required = {}) {
  return {.types = YamlShape::null | YamlShape::object,
          .properties = properties.data(),
          .property_count = properties.size(),
          .required = required};
}

/// A short form, and a long one that is an object. Whether nothing may stand there, the short form
/// says.
constexpr YamlShape either(const YamlShape& brief, YamlShape object) {
  object.types = static_cast<std::uint8_t>(brief.types | YamlShape::object);
  object.is_filled = brief.is_filled;
  object.pattern = brief.pattern;
  object.words = brief.words;
  object.above = brief.above;
  object.up_to = brief.up_to;
  object.with_lower = brief.with_lower;
  return object;
}

constexpr YamlShape named(std::string_view name, YamlShape shape) {
  shape.name = name;
  return shape;
}

/// Whole numbers from 0 on have that form as well.
constexpr YamlShape or_count(YamlShape shape, double most = 1e15) {
  shape.types = static_cast<std::uint8_t>((shape.types & ~YamlShape::number) | YamlShape::integer);
  shape.up_to = most;
  shape.with_lower = true;
  return shape;
}

/// A shape that is defined in another file.
constexpr YamlShape see(const YamlShape& shape) { return {.same_as = &shape}; }

}  // namespace shapes

}  // namespace allegory
