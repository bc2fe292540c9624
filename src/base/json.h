// JSON to be written: a tree of values, and its text.
//
// Comes in: texts, numbers, flags, lists and objects. Goes out: JSON whose keys stand in the order
// in which they were set, so that the same values are the same bytes. The library that does it
// takes seconds to compile and stays behind this header. Nothing here reads JSON.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace allegory {

/// One value of JSON. Copies are deep; a value that was moved from may only be assigned to.
class Json {
 public:
  /// `null`.
  Json();
  Json(std::string_view text);
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(const std::string& text) : Json(std::string_view(text)) {}
  template <std::same_as<bool> Flag>
  Json(Flag flag) : Json(Exactly{}, flag) {}
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) Json(Number number)
      : Json(Exactly{}, static_cast<std::int64_t>(number)) {}
  Json(double number);

  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(Json other) noexcept;
  ~Json();

  static Json object(std::initializer_list<std::pair<std::string_view, Json>> members = {});
  static Json array(std::initializer_list<Json> elements = {});

  /// Puts a member behind the others of an object; a key that is there gets the new value. The time
  /// grows with the number of members: objects are for a fixed few.
  Json& set(std::string_view key, Json value);
  /// Puts an element behind the others of an array.
  Json& add(Json element);
  /// Puts all members of another object behind the others.
  Json& take(Json members);
  bool is_empty() const;  ///< no members, no elements, or `null`

  /// The value as text, indented by two spaces a level, with a line end. What is not UTF-8 becomes
  /// U+FFFD, and control characters (see is_control) become escapes, so that the text can go to a
  /// terminal; whoever reads it gets them back.
  std::string text() const;

  /// The value in one line without blanks, as it may stand in a `<script>` of a page: `<`, `>`,
  /// `&`, U+2028 and U+2029 are escapes. What is not UTF-8 becomes U+FFFD.
  std::string script_text() const;

 private:
  struct Exactly {};
  Json(Exactly, bool flag);
  Json(Exactly, std::int64_t number);
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace allegory
