// What the JSON Schemas of our own output are put together from. They are strict: every key is
// required and no other is allowed.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/json.h"

namespace allegory {

/// Names and schemas of an object's members.
using SchemaMembers = std::initializer_list<std::pair<std::string_view, Json>>;

Json described(std::string_view type, std::string_view description);

/// A text, or null where there is nothing to say.
Json text_or_null(std::string_view description);

Json whole_number(int least, std::string_view description);

/// A value of this name under `definitions`.
Json reference(std::string_view definition);
Json reference_or_null(std::string_view definition);

Json list_of(const Json& element, std::string_view description);

/// Makes `object` the schema of an object with exactly these members.
Json strict_object(SchemaMembers members, Json object = Json::object());

}  // namespace allegory
