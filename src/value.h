// What templates see: text, flags, lists and objects; and the shape that documents them.
//
// A Value is made for one page, rendered and dropped. A Shape says which names there are, so that a
// template's tags can be checked before anything is rendered and the documentation is made from the
// same table.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace allegory {

class Value;
using ValueList = std::vector<Value>;
using ValueObject = std::vector<std::pair<std::string_view, Value>>;  ///< names are string literals

/// One value of the view. Text is escaped by `{{name}}`; HTML is for `{{{name}}}`.
class Value {
 public:
  Value(std::string text) : data_(std::move(text)) {}
  Value(std::string_view text) : data_(std::string(text)) {}
  Value(const char* text) : data_(std::string(text)) {}
  Value(bool flag) : data_(flag) {}
  Value(ValueList list) : data_(std::move(list)) {}
  Value(ValueObject object) : data_(std::move(object)) {}
  /// Stands for another value, which must outlive it: what many pages show is not copied for each.
  static Value shared(const Value& other) {
    Value value(false);
    value.other_ = &other;
    return value;
  }
  const std::variant<std::string, bool, ValueList, ValueObject>& data() const {
    return other_ != nullptr ? other_->data() : data_;
  }

 private:
  std::variant<std::string, bool, ValueList, ValueObject> data_;
  const Value* other_ = nullptr;
};

struct Shape;

/// A name that a template may use.
struct Field {
  enum class Type { text, html, flag, texts, object, list, any };
  std::string_view name;
  Type type = Type::text;
  std::string_view meaning;   ///< a sentence
  const Shape* of = nullptr;  ///< of an object, or of the items of a list
};

/// An object that a template may look into.
struct Shape {
  std::string_view name;
  std::string_view meaning;
  std::vector<Field> fields;
};

}  // namespace allegory
