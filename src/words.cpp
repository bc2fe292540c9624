// See words.h.
#include "words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "schema.h"
#include "yaml.h"

namespace allegory {

namespace {

constexpr std::string_view folder = "words/";
constexpr std::string_view suffix = ".yaml";
constexpr std::string_view fallback = "en";
constexpr std::string_view base_folder = "themes/base/";
constexpr std::string_view own_prefix = "extra_";

/// The number of a place that is filled in, if `rest` starts with one: 1 for `{1}`; else 0.
std::size_t place_at(std::string_view rest) {
  const bool is_place =
      rest.size() >= 3 && rest[0] == '{' && rest[1] >= '1' && rest[1] <= '9' && rest[2] == '}';
  return is_place ? static_cast<std::size_t>(rest[1] - '0') : 0;
}

/// The places of a text that are filled in, as one bit each.
unsigned places_of(std::string_view text) {
  unsigned places = 0;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
    places |= 1U << place_at(text.substr(at));
  return places & ~1U;
}

/// `{1}` and `{2}`, for a message; `nothing` if there are none.
std::string shown_places(unsigned places) {
  std::string shown;
  for (unsigned number = 1; number <= 9; ++number)
    if ((places >> number & 1U) != 0)
      shown += fmt::format("{}`{{{}}}`", shown.empty() ? "" : " and ", number);
  return shown.empty() ? "nothing" : shown;
}

/// The texts of one language, put together from below.
struct Language {
  WordTexts texts;
  SourceId last;  ///< the topmost of its files
};

class Reader {
 public:
  Reader(const SourceSet& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics), read_(sources, diagnostics) {}

  void read_english(SourceId source);
  void read_other(std::string tag, SourceId source);
  WordBook finish();

 private:
  std::optional<YamlNode> entries_of(SourceId source) const;
  void take(const YamlEntry& entry, WordTexts& texts);
  std::vector<std::string_view> missing_in(const std::vector<std::string>& choices) const;
  void report_missing(const std::string& tag, const Language& language,
                      const std::vector<std::string_view>& missing);
  void report_unknown(const YamlEntry& entry);

  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  ValueReader read_;
  WordTexts english_;
  std::map<std::string, Language, std::less<>> others_;
};

std::optional<YamlNode> Reader::entries_of(SourceId source) const {
  const auto size = static_cast<std::uint32_t>(sources_[source].text.size());
  std::optional<YamlNode> map = read_yaml(sources_, {source, 0, size}, diagnostics_);
  return map;
}

void Reader::report_unknown(const YamlEntry& entry) {
  std::vector<std::string_view> known;
  for (const auto& [key, text] : english_) known.push_back(key);
  read_.unknown_key(
      entry, known, "key of a theme's words",
      fmt::format("keys of your own begin with `{}`, and English has them, too", own_prefix));
}

/// Takes a text over; one that fills in something else than English would lose it on the page.
void Reader::take(const YamlEntry& entry, WordTexts& texts) {
  const std::optional<Spanned<std::string>> text = read_.text(entry.key.value, entry.value);
  if (!text) return;
  const auto english = english_.find(entry.key.value);
  if (english != english_.end()) {
    const unsigned places = places_of(english->second);
    if (places_of(text->value) != places) {
      read_
          .invalid(text->at,
                   fmt::format("`{}` fills in {}, and English {}", entry.key.value,
                               shown_places(places_of(text->value)), shown_places(places)),
                   "other places than in English")
          .help(fmt::format("in English it is `{}`", english->second));
      return;
    }
  }
  texts.insert_or_assign(entry.key.value, text->value);
}

void Reader::read_english(SourceId source) {
  const std::optional<YamlNode> map = entries_of(source);
  if (!map) return;
  const bool is_of_base = sources_[source].path.starts_with(base_folder);
  for (const YamlEntry& entry : map->entries) {
    const std::string& key = entry.key.value;
    if (is_of_base || english_.contains(key) || key.starts_with(own_prefix))
      take(entry, english_);
    else
      report_unknown(entry);
  }
  keep_keys_unique(*map, diagnostics_);
}

void Reader::read_other(std::string tag, SourceId source) {
  const std::optional<YamlNode> map = entries_of(source);
  if (!map) return;
  Language& language = others_[std::move(tag)];
  language.last = source;
  for (const YamlEntry& entry : map->entries) {
    if (english_.contains(entry.key.value))
      take(entry, language.texts);
    else
      report_unknown(entry);
  }
  keep_keys_unique(*map, diagnostics_);
}

/// The keys that none of these languages has. A theme's own keys are missed only where somebody
/// has begun to translate them: the program's translations know nothing of them.
std::vector<std::string_view> Reader::missing_in(const std::vector<std::string>& choices) const {
  std::set<std::string_view> found;
  for (const std::string& choice : choices)
    if (const auto language = others_.find(choice); language != others_.end())
      for (const auto& [key, text] : language->second.texts) found.insert(key);
  const auto own = found.lower_bound(own_prefix);
  const bool has_own = own != found.end() && own->starts_with(own_prefix);
  std::vector<std::string_view> missing;
  for (const auto& [key, text] : english_)
    if (!found.contains(key) && (has_own || !key.starts_with(own_prefix))) missing.push_back(key);
  return missing;
}

void Reader::report_missing(const std::string& tag, const Language& language,
                            const std::vector<std::string_view>& missing) {
  constexpr std::size_t most = 10;
  std::string message = fmt::format("the words in `{}` lack `{}`", tag, missing.front());
  if (missing.size() > 1) message += fmt::format(" and {} more", missing.size() - 1);
  Report report = diagnostics_.report("missing-word", {language.last, 0, 0}, std::move(message),
                                      "these are shown in English");
  for (std::size_t index = 0; index < std::min(missing.size(), most); ++index)
    report.note(fmt::format("`{}: {}`", missing[index], english_.find(missing[index])->second));
  if (missing.size() > most) report.note(fmt::format("and {} more", missing.size() - most));
  report.help("add them in that language");
}

WordBook Reader::finish() {
  WordBook book;
  for (const auto& [tag, language] : others_) {
    WordTexts whole = english_;
    const std::vector<std::string> choices = language_choices(tag);
    // From the language to what is said in one part of its area only.
    for (auto choice = choices.rbegin(); choice != choices.rend(); ++choice)
      if (const auto found = others_.find(*choice); found != others_.end())
        for (const auto& [key, text] : found->second.texts) whole[key] = text;
    // English of a country is English as far as it says nothing else.
    const std::vector<std::string_view> missing = missing_in(choices);
    if (!missing.empty() && choices.back() != fallback) report_missing(tag, language, missing);
    book.add(tag, std::move(whole));
  }
  book.add(std::string(fallback), std::move(english_));
  return book;
}

/// The language of a file of words; empty if it is none.
std::string language_of(std::string_view path) {
  if (!path.starts_with(folder) || !path.ends_with(suffix)) return {};
  path.remove_prefix(folder.size());
  path.remove_suffix(suffix.size());
  return language_choices(path).front();
}

}  // namespace

Words::Words(WordTexts texts) : texts_(std::move(texts)) {
  ValueObject object;
  for (const auto& [key, text] : texts_) object.emplace_back(key, text);
  value_ = Value(std::move(object));
}

std::string_view Words::of(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : std::string_view(found->second);
}

std::string fill_pattern(std::string_view pattern, std::initializer_list<std::string_view> parts) {
  std::string filled;
  std::string_view rest = pattern;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    filled += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    rest.remove_prefix(open);
    const std::size_t place = place_at(rest);
    const std::size_t length = place == 0 ? 1 : 3;
    filled +=
        place >= 1 && place <= parts.size() ? parts.begin()[place - 1] : rest.substr(0, length);
    rest.remove_prefix(length);
  }
  return filled;
}

std::string Words::of(std::string_view key, std::initializer_list<std::string_view> parts) const {
  return fill_pattern(of(key), parts);
}

const Words& WordBook::in(std::string_view lang) const {
  static const Words none_at_all;
  for (const std::string& choice : language_choices(lang))
    if (const auto found = languages_.find(choice); found != languages_.end()) return found->second;
  const auto english = languages_.find(fallback);
  return english == languages_.end() ? none_at_all : english->second;
}

void WordBook::add(std::string lang, WordTexts texts) {
  languages_.insert_or_assign(std::move(lang), Words(std::move(texts)));
}

std::vector<std::string> WordBook::languages() const {
  std::vector<std::string> tags;
  for (const auto& [tag, words] : languages_) tags.push_back(tag);
  return tags;
}

Shape WordBook::shape() const {
  Shape shape{"words", "What the theme says itself, in the language of the page.", {}};
  for (const auto& [key, text] : in(fallback).all())
    shape.fields.push_back({key, Field::Type::text, text});
  return shape;
}

WordBook read_words(const ThemeFiles& files, const SourceSet& sources, Diagnostics& diagnostics) {
  Reader reader(sources, diagnostics);
  // English comes first: it says which keys the others may have.
  for (const ThemeFile& file : files.joined)
    if (language_of(file.path) == fallback) reader.read_english(file.source);
  for (const ThemeFile& file : files.joined)
    if (std::string tag = language_of(file.path); !tag.empty() && tag != fallback)
      reader.read_other(std::move(tag), file.source);
  return reader.finish();
}

}  // namespace allegory
