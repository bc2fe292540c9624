// See report_schema_parts.h.
#include "report_schema_parts.h"

#include <string>

namespace allegory {

Json described(std::string_view type, std::string_view description) {
  return Json::object({{"type", type}, {"description", description}});
}

Json text_or_null(std::string_view description) {
  return Json::object({{"type", Json::array({"string", "null"})}, {"description", description}});
}

Json whole_number(int least, std::string_view description) {
  return Json::object({{"type", "integer"}, {"minimum", least}, {"description", description}});
}

Json reference(std::string_view definition) {
  return Json::object({{"$ref", "#/definitions/" + std::string(definition)}});
}

Json reference_or_null(std::string_view definition) {
  return Json::object(
      {{"anyOf", Json::array({reference(definition), Json::object({{"type", "null"}})})}});
}

Json list_of(const Json& element, std::string_view description) {
  return Json::object({{"type", "array"}, {"items", element}, {"description", description}});
}

Json strict_object(SchemaMembers members, Json object) {
  Json required = Json::array();
  for (const auto& [name, schema] : members) required.add(name);
  object.set("type", "object").set("required", std::move(required));
  return object.set("additionalProperties", false).set("properties", Json::object(members));
}

}  // namespace allegory
