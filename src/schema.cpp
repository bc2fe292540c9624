// Reads one value at a time and says what is wrong with it. See schema.h.
#include "schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

/// What stands there, for a label.
std::string found(const YamlNode& node) {
  switch (node.type) {
    case YamlNode::Type::null:
      return "found nothing";
    case YamlNode::Type::sequence:
      return "found a sequence";
    case YamlNode::Type::map:
      return "found a mapping";
    case YamlNode::Type::scalar:
      break;
  }
  // A long text is known by its place; a short one is repeated, since quotes may hide in it.
  constexpr std::size_t limit = 20;
  const bool is_short = node.text.size() <= limit && node.text.find('\n') == std::string::npos;
  return is_short ? fmt::format("found `{}`", node.text) : "found text";
}

/// `a`, `b` or `c`.
std::string join(std::span<const std::string_view> words) {
  std::string joined;
  for (std::size_t index = 0; index < words.size(); ++index) {
    if (index > 0) joined += index + 1 == words.size() ? " or " : ", ";
    joined += fmt::format("`{}`", words[index]);
  }
  return joined;
}

std::optional<std::string> closest_of(std::string_view word,
                                      std::span<const std::string_view> words) {
  const std::vector<std::string> candidates(words.begin(), words.end());
  return closest(word, candidates);
}

/// Whether all of `text` is one number of the type.
template <class Number>
std::optional<Number> parse_number(std::string_view text, std::errc& error) {
  Number value{};
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  error = status;
  if (text.empty() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Subtags of one to eight letters and digits with hyphens between them; the first of letters.
bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool is_first = true;
  for (const char byte : tag) {
    if (byte == '-') {
      if (length == 0 || (is_first && length < 2)) return false;
      length = 0;
      is_first = false;
    } else if (++length > 8 || !(is_ascii_letter(byte) || (is_digit(byte) && !is_first))) {
      return false;
    }
  }
  return length > (is_first ? 1U : 0U);
}

}  // namespace

void ValueReader::wrong_type(std::string_view key, const YamlNode& node, std::string_view expected,
                             std::string help) const {
  Report report = diagnostics_.report("wrong-type", node.at,
                                      fmt::format("`{}` must be {}", key, expected), found(node));
  if (!help.empty()) report.help(std::move(help));
}

Report ValueReader::invalid(const Span& at, std::string message, std::string label) const {
  return diagnostics_.report("invalid-value", at, std::move(message), std::move(label));
}

void ValueReader::unknown_key(const YamlEntry& entry, std::span<const std::string_view> known,
                              std::string_view where, std::string_view fallback) const {
  const std::string& key = entry.key.value;
  Report report = diagnostics_.report(
      "unknown-key", entry.key.at, fmt::format("unknown {} `{}`", where, key), "not a known key");
  const std::optional<std::string> meant = closest_of(key, known);
  // Only in `{ }` can a key stand without its colon: then a value ends where its key ends.
  const bool is_bare =
      entry.value.type == YamlNode::Type::null && entry.value.at.begin == entry.key.at.end;
  if (is_bare) {
    report.help(key.find(':') == std::string::npos
                    ? "a comma ends a value inside `{ }`; put the text in quotes"
                    : "write a space behind the colon");
  } else if (meant) {
    report.help(fmt::format("did you mean `{}`?", *meant))
        .fix({fmt::format("write `{}`", *meant),
              {{entry.key.at, *meant}},
              edit_distance(key, *meant, 1) <= 1});
  } else {
    report.help(fallback.empty() ? fmt::format("known here: `{}`", fmt::join(known, "`, `"))
                                 : std::string(fallback));
  }
}

void keep_keys_unique(const YamlNode& map, Diagnostics& diagnostics) {
  std::map<std::uint32_t, Diagnostic*> renamed;  // by the place of the key
  for (Diagnostic& diagnostic : diagnostics.items())
    if (diagnostic.name == "unknown-key" && diagnostic.fix &&
        diagnostic.labels.front().at.source == map.at.source)
      renamed.emplace(diagnostic.labels.front().at.begin, &diagnostic);
  std::vector<const YamlNode*> maps{&map};
  while (!maps.empty() && !renamed.empty()) {
    const YamlNode& node = *maps.back();
    maps.pop_back();
    std::set<std::string_view> taken;
    for (const YamlEntry& entry : node.entries) taken.insert(entry.key.value);
    for (const YamlEntry& entry : node.entries) {
      if (entry.value.type == YamlNode::Type::map) maps.push_back(&entry.value);
      const auto found = renamed.find(entry.key.at.begin);
      if (found == renamed.end()) continue;
      std::optional<Fix>& fix = found->second->fix;
      if (!taken.insert(fix->edits.front().replacement).second) fix.reset();
      renamed.erase(found);
    }
  }
}

std::optional<Spanned<std::string>> ValueReader::text(std::string_view key,
                                                      const YamlNode& node) const {
  if (node.type == YamlNode::Type::null) return std::nullopt;
  if (node.type == YamlNode::Type::scalar) return Spanned<std::string>{node.text, node.at};
  wrong_type(key, node, "text", fmt::format("write `{}: text`", key));
  return std::nullopt;
}

std::vector<Spanned<std::string>> ValueReader::texts(std::string_view key,
                                                     const YamlNode& node) const {
  std::vector<Spanned<std::string>> result;
  if (node.type == YamlNode::Type::scalar) result.push_back({node.text, node.at});
  if (node.type == YamlNode::Type::map)
    wrong_type(key, node, "a list", fmt::format("write `{}: [one, two]`", key));
  for (const YamlNode& item : node.items) {
    if (item.type == YamlNode::Type::scalar)
      result.push_back({item.text, item.at});
    else
      wrong_type(key, item, "a list of texts", fmt::format("write `{}: [one, two]`", key));
  }
  return result;
}

std::optional<bool> ValueReader::boolean(std::string_view key, const YamlNode& node) const {
  if (node.type == YamlNode::Type::null) return std::nullopt;
  if (node.type == YamlNode::Type::scalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  wrong_type(key, node, "`true` or `false`", fmt::format("write `{}: true`", key));
  return std::nullopt;
}

std::optional<std::int64_t> ValueReader::integer(std::string_view key, const YamlNode& node) const {
  if (node.type == YamlNode::Type::null) return std::nullopt;
  if (node.type == YamlNode::Type::scalar) {
    std::errc error{};
    const std::optional<std::int64_t> value = parse_number<std::int64_t>(node.text, error);
    if (value && error == std::errc{}) return value;
    if (value) {
      invalid(node.at, fmt::format("`{}` is out of range", key), found(node))
          .help("use a number nearer to zero");
      return std::nullopt;
    }
  }
  wrong_type(key, node, "a whole number", fmt::format("write `{}: 10`", key));
  return std::nullopt;
}

std::optional<double> ValueReader::number(std::string_view key, const YamlNode& node, double above,
                                          double up_to, bool with_lower) const {
  if (node.type == YamlNode::Type::null) return std::nullopt;
  const std::string expected =
      fmt::format("a number in {}{}, {}]", with_lower ? '[' : '(', above, up_to);
  if (node.type != YamlNode::Type::scalar) {
    wrong_type(key, node, expected, fmt::format("write `{}: {}`", key, up_to));
    return std::nullopt;
  }
  std::errc error{};
  const bool is_decimal = node.text.find_first_not_of("+-.0123456789eE") == std::string::npos;
  const std::optional<double> value = parse_number<double>(node.text, error);
  if (is_decimal && value && error == std::errc{} && *value <= up_to &&
      (*value > above || (with_lower && *value == above)))
    return value;
  invalid(node.at, fmt::format("`{}` must be {}", key, expected), found(node))
      .help(fmt::format("write, for example, `{}: {}`", key, up_to / 2));
  return std::nullopt;
}

std::optional<std::string> ValueReader::word(std::string_view key, const YamlNode& node,
                                             std::span<const std::string_view> words) const {
  const std::optional<Spanned<std::string>> value = text(key, node);
  if (!value) return std::nullopt;
  if (std::find(words.begin(), words.end(), value->value) != words.end()) return value->value;
  Report report = invalid(node.at, fmt::format("`{}` must be {}", key, join(words)), found(node));
  if (const auto meant = closest_of(value->value, words))
    report.help(fmt::format("did you mean `{}`?", *meant))
        .fix(fmt::format("write `{}`", *meant), Edit{node.at, *meant});
  return std::nullopt;
}

std::optional<Spanned<std::string>> ValueReader::language(std::string_view key,
                                                          const YamlNode& node) const {
  std::optional<Spanned<std::string>> value = text(key, node);
  if (!value || is_language_tag(value->value)) return value;
  invalid(node.at, fmt::format("`{}` must be a language tag", key), found(node))
      .help(fmt::format("write `{}: en` or `{}: pt-BR`", key, key));
  return std::nullopt;
}

std::optional<Spanned<std::string>> ValueReader::date(std::string_view key,
                                                      const YamlNode& node) const {
  std::optional<Spanned<std::string>> value = text(key, node);
  if (!value || is_date(value->value)) return value;
  invalid(node.at, fmt::format("`{}` must be a date", key), found(node))
      .help(fmt::format("write `{}: 2024-05-31` or `{}: 2024-05-31T12:00:00Z`", key, key));
  return std::nullopt;
}

const std::vector<YamlEntry>& ValueReader::map(std::string_view key, const YamlNode& node,
                                               std::string_view example) const {
  static const std::vector<YamlEntry> none;
  if (node.type == YamlNode::Type::map) return node.entries;
  if (node.type != YamlNode::Type::null)
    wrong_type(key, node, "a mapping", fmt::format("write `{}: {{{}}}`", key, example));
  return none;
}

}  // namespace allegory
