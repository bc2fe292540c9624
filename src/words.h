// What a theme says itself, in the reader's language: `On this page`, `Next`, `stands for`.
//
// Comes in: the files `words/LANGUAGE.yaml` of a theme and of those below it, each a list of
// `key: text`. Goes out: a text for each key and language. The English of the theme `base` says
// which keys there are and what is filled into their texts; a key that a language lacks is told in
// English.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "theme.h"
#include "value.h"

namespace allegory {

/// `pattern` with `{1}`, `{2}`, … filled in; what has no part stays as it is.
std::string fill_pattern(std::string_view pattern, std::initializer_list<std::string_view> parts);

/// Texts by key.
using WordTexts = std::map<std::string, std::string, std::less<>>;

/// The texts of one language by key.
class Words {
 public:
  Words() = default;
  explicit Words(WordTexts texts);
  Words(Words&&) noexcept = default;
  Words& operator=(Words&&) noexcept = default;

  /// The text of a key; the key itself if nothing has it.
  std::string_view of(std::string_view key) const;
  /// The same with `{1}`, `{2}`, … filled in.
  std::string of(std::string_view key, std::initializer_list<std::string_view> parts) const;
  /// All of them, sorted by key.
  const WordTexts& all() const { return texts_; }
  /// All of them as an object of templates. It lives as long as the words do.
  const Value& value() const { return value_; }

 private:
  WordTexts texts_;
  Value value_{ValueObject{}};  ///< its names are views of the keys of texts_
};

/// The texts of all languages that a theme speaks.
class WordBook {
 public:
  /// The texts for a BCP 47 tag: of the language itself, else of what it is a part of, else
  /// English.
  const Words& in(std::string_view lang) const;
  /// Adds a language, its tag in lower case. `texts` must be whole.
  void add(std::string lang, WordTexts texts);
  /// The tags of all languages, sorted.
  std::vector<std::string> languages() const;
  /// Every key with its English text, for the tags of templates. Good while the book is.
  Shape shape() const;

 private:
  std::map<std::string, Words, std::less<>> languages_;
};

/// Reads the `words/` of a theme. Reports `unknown-key`, `missing-word`, `invalid-value` where
/// something else is filled in than in English, and what reading YAML reports.
WordBook read_words(const ThemeFiles& files, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace allegory
