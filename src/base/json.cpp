// The tree behind Json is that of nlohmann's library, which also writes it. See json.h.
#include "base/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace allegory {

struct Json::Tree {
  nlohmann::ordered_json value;
};

Json::Json() : tree_(std::make_unique<Tree>()) {}
Json::Json(std::string_view text) : tree_(std::make_unique<Tree>(Tree{text})) {}
Json::Json(double number) : tree_(std::make_unique<Tree>(Tree{number})) {}
Json::Json(Exactly, bool flag) : tree_(std::make_unique<Tree>(Tree{flag})) {}
Json::Json(Exactly, std::int64_t number) : tree_(std::make_unique<Tree>(Tree{number})) {}

Json::Json(const Json& other) : tree_(std::make_unique<Tree>(*other.tree_)) {}
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(Json other) noexcept {
  tree_ = std::move(other.tree_);
  return *this;
}
Json::~Json() = default;

Json Json::object(std::initializer_list<std::pair<std::string_view, Json>> members) {
  Json object;
  object.tree_->value = nlohmann::ordered_json::object();
  for (const auto& [key, value] : members) object.set(key, value);
  return object;
}

Json Json::array(std::initializer_list<Json> elements) {
  Json array;
  array.tree_->value = nlohmann::ordered_json::array();
  for (const Json& element : elements) array.add(element);
  return array;
}

Json& Json::set(std::string_view key, Json value) {
  tree_->value[std::string(key)] = std::move(value.tree_->value);
  return *this;
}

Json& Json::add(Json element) {
  tree_->value.push_back(std::move(element.tree_->value));
  return *this;
}

Json& Json::take(Json members) {
  for (auto& [key, value] : members.tree_->value.items()) tree_->value[key] = std::move(value);
  return *this;
}

std::string Json::script_text() const {
  const std::string dumped =
      tree_->value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string text;
  text.reserve(dumped.size());
  for (std::size_t offset = 0; offset < dumped.size();) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(dumped, offset);
    // All of these stand within texts: JSON itself has none of them.
    if (point == '<' || point == '>' || point == '&' || point == 0x2028 || point == 0x2029)
      text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
    else
      text.append(dumped, begin, offset - begin);
  }
  return text;
}

bool Json::is_empty() const { return tree_->value.empty(); }

std::string Json::text() const {
  const std::string dumped =
      tree_->value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string text;
  text.reserve(dumped.size() + 1);
  for (std::size_t offset = 0; offset < dumped.size();) {
    const std::size_t begin = offset;
    const char32_t point = next_code_point(dumped, offset);
    // Those of ASCII are escaped already, but for DEL and for the line ends between the values.
    // `##[` would be a command to the log of a job on GitHub.
    if (text.ends_with("##") && point == '[')
      text += "\\u005b";
    else if (point >= 0x7F && is_control(point))
      text += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
    else
      text.append(dumped, begin, offset - begin);
  }
  return text + '\n';
}

}  // namespace allegory
