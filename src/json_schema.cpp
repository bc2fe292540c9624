// Walks the shapes, which are the program's own and not deep. See json_schema.h.
//
// What is said of one type (`pattern`, `items`, `properties` …) stands beside what is said of
// another: JSON Schema asks each only of values that have the type. So a short form and a long one
// need no `anyOf`, for which editors have but vague words.
#include "json_schema.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "config.h"
#include "front_matter.h"
#include "rule.h"
#include "schema_shape.h"
#include "yaml.h"

namespace allegory {

namespace {

constexpr unsigned scalar_types =
    YamlShape::string | YamlShape::boolean | YamlShape::integer | YamlShape::number;

/// The words of a text with blanks between them.
Json words_of(std::string_view text) {
  Json list = Json::array();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    list.add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

Json list_of(std::span<const std::string_view> words) {
  Json list = Json::array();
  for (const std::string_view word : words) list.add(word);
  return list;
}

/// The names that JSON Schema has for types.
Json types_of(unsigned types) {
  constexpr std::pair<unsigned, std::string_view> names[] = {
      {YamlShape::string, "string"},   {YamlShape::number, "number"},
      {YamlShape::integer, "integer"}, {YamlShape::boolean, "boolean"},
      {YamlShape::array, "array"},     {YamlShape::object, "object"},
      {YamlShape::null, "null"}};
  std::vector<std::string_view> found;
  for (const auto& [type, name] : names)
    if ((types & type) != 0) found.push_back(name);
  return found.size() == 1 ? Json(found.front()) : list_of(found);
}

/// Names of rules, for an editor to offer. Other names may be those of the project's own rules.
Json rule_examples() {
  Json names = Json::array();
  for (const Rule* rule : rules())
    if (rule->can_be_silenced) names.add(rule->name);
  return names;
}

/// A scalar as an editor sees it.
Json scalar_of(const YamlNode& node) {
  if (node.type == YamlNode::Type::null) return {};
  if (node.quoted) return node.text;
  if (node.text == "true" || node.text == "false") return node.text == "true";
  double number = 0.0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, number);
  if (error != std::errc() || stop != end) return node.text;
  const auto whole = static_cast<std::int64_t>(number);
  return static_cast<double>(whole) == number ? Json(whole) : Json(number);
}

Json value_of(const YamlNode& node) {
  if (node.type == YamlNode::Type::sequence) {
    Json list = Json::array();
    for (const YamlNode& item : node.items) list.add(value_of(item));
    return list;
  }
  if (node.type != YamlNode::Type::map) return scalar_of(node);
  Json object = Json::object();
  for (const YamlEntry& entry : node.entries) object.set(entry.key.value, value_of(entry.value));
  return object;
}

/// An example or a default of a table.
Json value_of(std::string_view yaml) {
  SourceSet sources;
  Diagnostics unused;
  const std::string text = fmt::format("value: {}\n", yaml);
  const SourceId source = sources.add("example", text);
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::optional<YamlNode> map = read_yaml(sources, {source, 0, size}, unused);
  return map ? value_of(map->entries.front().value) : Json();
}

/// Writes one schema; shapes with a name become definitions of it.
class Writer {
 public:
  Json document(const YamlShape& shape, std::string_view title);

 private:
  Json schema_of(const YamlShape& written);
  Json refer_to(const YamlShape& written);
  void add_scalars(const YamlShape& shape, unsigned types, Json& schema);
  void add_object(const YamlShape& shape, Json& schema);
  Json property_of(const Property& property);
  Json variants_of(const YamlShape& shape);

  std::map<std::string_view, std::optional<Json>> definitions_;
};

const YamlShape& resolve(const YamlShape& shape) {
  return shape.same_as == nullptr ? shape : *shape.same_as;
}

/// The shape itself, or where its definition is.
Json Writer::refer_to(const YamlShape& written) {
  const YamlShape& shape = resolve(written);
  if (shape.name.empty()) return schema_of(shape);
  if (definitions_.try_emplace(shape.name).second) definitions_[shape.name] = schema_of(shape);
  return Json::object({{"$ref", "#/definitions/" + std::string(shape.name)}});
}

/// What is said of strings and numbers.
void Writer::add_scalars(const YamlShape& shape, unsigned types, Json& schema) {
  if (!shape.words.empty()) {
    Json words = list_of(shape.words);
    if ((types & YamlShape::null) != 0) words.add(Json());
    schema.set("enum", std::move(words));
    return;
  }
  if (!shape.pattern.empty()) schema.set("pattern", shape.pattern);
  if (shape.above == shape.up_to) return;
  schema.set(shape.with_lower ? "minimum" : "exclusiveMinimum", shape.above);
  schema.set("maximum", shape.up_to);
}

/// What is said of the keys of an object.
void Writer::add_object(const YamlShape& shape, Json& schema) {
  Json properties = Json::object();
  Json exclusions = Json::object();
  for (const Property& property : properties_of(shape)) {
    properties.set(property.key, property_of(property));
    if (!property.excludes.empty())
      exclusions.set(property.key,
                     Json::object({{"properties", Json::object({{property.excludes, false}})}}));
  }
  if (shape.has_rule_names && shape.values != nullptr)
    for (const Rule* rule : rules())
      properties.set(rule->name,
                     rule->can_be_silenced
                         ? Json::object({{"description", rule->summary},
                                         {"allOf", Json::array({refer_to(*shape.values)})}})
                         : Json(false));
  if (!properties.is_empty()) schema.set("properties", std::move(properties));
  if (!shape.required.empty()) schema.set("required", words_of(shape.required));
  if (!exclusions.is_empty()) schema.set("dependencies", std::move(exclusions));
  if (!shape.key_pattern.empty())
    schema.set("propertyNames", Json::object({{"pattern", shape.key_pattern}}));
  schema.set("additionalProperties",
             shape.values == nullptr ? Json(false) : refer_to(*shape.values));
  if (shape.is_filled) schema.set("minProperties", 1);
}

/// One of several keys at least, and the keys that depend on a word.
Json Writer::variants_of(const YamlShape& shape) {
  Json all = Json::array();
  Json any = Json::array();
  const Json required = words_of(shape.one_required);
  for (std::string_view rest = shape.one_required; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    any.add(Json::object({{"required", words_of(rest.substr(0, end))}}));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!any.is_empty()) all.add(Json::object({{"anyOf", std::move(any)}}));
  for (const Variant& variant : shape.variants) {
    Json properties = Json::object();
    for (const std::string_view key : shape.varied) properties.set(key, refer_to(*variant.shape));
    const Json is_word = Json::object({{"const", variant.word}});
    all.add(Json::object(
        {{"if", Json::object({{"required", words_of(shape.varied_by)},
                              {"properties", Json::object({{shape.varied_by, is_word}})}})},
         {"then", Json::object({{"properties", std::move(properties)}})}}));
  }
  return all;
}

Json Writer::schema_of(const YamlShape& written) {
  const YamlShape& shape = resolve(written);
  if (shape.types == 0) return true;
  Json schema = Json::object();
  schema.set("type", types_of(shape.types));
  const bool has_list = (shape.types & YamlShape::array) != 0;
  Json items = Json::object();
  if (has_list) items.set("type", types_of(shape.types & scalar_types));
  if (has_list) add_scalars(shape, shape.types & scalar_types, items);
  if (has_list && shape.has_rule_names) items.set("examples", rule_examples());
  // Words would bind lists too, so that the short form has to stand apart from them.
  if (has_list && !shape.words.empty()) {
    items.set("type", "string");
    Json word = Json::object({{"enum", list_of(shape.words)}});
    Json list = Json::object({{"type", "array"}, {"minItems", 1}, {"items", std::move(items)}});
    return Json::object({{"anyOf", Json::array({std::move(word), std::move(list)})}});
  }
  add_scalars(shape, shape.types, schema);
  if (shape.is_filled && (shape.types & YamlShape::string) != 0) schema.set("minLength", 1);
  if (has_list) schema.set("items", std::move(items));
  if (has_list && shape.is_filled) schema.set("minItems", 1);
  if ((shape.types & YamlShape::object) != 0) add_object(shape, schema);
  if (Json all = variants_of(shape); !all.is_empty()) schema.set("allOf", std::move(all));
  return schema;
}

Json Writer::property_of(const Property& property) {
  Json schema = Json::object({{"description", property.meaning}});
  const YamlShape& shape = resolve(property.shape);
  if (shape.name.empty()) {
    // Behind the description, since that is what a reader of the schema looks for.
    schema.take(schema_of(shape));
  } else {
    // In draft-07 nothing may stand beside a reference.
    schema.set("allOf", Json::array({refer_to(shape)}));
  }
  if (!property.otherwise.empty()) schema.set("default", value_of(property.otherwise));
  if (!property.example.empty()) schema.set("examples", Json::array({value_of(property.example)}));
  return schema;
}

Json Writer::document(const YamlShape& shape, std::string_view title) {
  Json document =
      Json::object({{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}});
  document.take(schema_of(shape));
  Json definitions = Json::object();
  for (auto& [name, definition] : definitions_) definitions.set(name, std::move(*definition));
  document.set("definitions", std::move(definitions));
  return document;
}

}  // namespace

std::string front_matter_schema() {
  return Writer().document(front_matter_shape(), "Front matter of a page of an allegory").text();
}

std::string config_schema() {
  return Writer().document(config_shape, "allegory.yaml, the configuration of an allegory").text();
}

}  // namespace allegory
