// See words.h.
#include "words.h"

#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::string_view folder = "words/";
constexpr std::string_view suffix = ".yaml";
constexpr std::string_view fallback = "en";

std::map<std::string, std::string, std::less<>> read_texts(std::string_view text) {
  std::map<std::string, std::string, std::less<>> texts;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos || line.starts_with('#')) continue;
    std::string_view value = line.substr(colon + 2);
    if (value.size() >= 2 && value.front() == '"') value = value.substr(1, value.size() - 2);
    texts.emplace(line.substr(0, colon), value);
  }
  return texts;
}

}  // namespace

std::string_view Words::of(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string Words::of(std::string_view key, std::initializer_list<std::string_view> parts) const {
  std::string filled;
  std::string_view rest = of(key);
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    filled += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open);
    const bool is_place = rest.size() >= 3 && rest[1] >= '1' && rest[1] <= '9' && rest[2] == '}';
    const auto index = is_place ? static_cast<std::size_t>(rest[1] - '1') : parts.size();
    if (index < parts.size())
      filled += parts.begin()[index];
    else
      filled += rest.substr(0, is_place ? 3 : 1);
    rest.remove_prefix(is_place ? 3 : 1);
  }
  return filled;
}

const Words& WordBook::in(std::string_view lang) const {
  static const Words none_at_all;
  for (const std::string_view name : {lang, lang.substr(0, lang.find('-')), fallback})
    if (const auto found = languages_.find(name); found != languages_.end()) return found->second;
  return none_at_all;
}

void WordBook::add(std::string lang, std::map<std::string, std::string, std::less<>> texts) {
  languages_[std::move(lang)].texts_ = std::move(texts);
}

WordBook read_words(const ThemeFiles& files, const SourceSet& sources, Diagnostics&) {
  WordBook book;
  for (const ThemeFile& file : files.files) {
    std::string_view path = file.path;
    if (!path.starts_with(folder) || !path.ends_with(suffix)) continue;
    path.remove_prefix(folder.size());
    path.remove_suffix(suffix.size());
    book.add(std::string(path), read_texts(sources[file.source].text));
  }
  return book;
}

}  // namespace allegory
