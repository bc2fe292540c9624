// What a theme says itself, in the reader's language: `On this page`, `Next`, `stands for`.
//
// Comes in: the files `words/LANGUAGE.yaml` of a theme, each a list of `key: text`. Goes out: a
// text for each key and language. English is always whole: a key that a language lacks is told in
// English.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "diagnostic.h"
#include "source.h"
#include "theme.h"

namespace allegory {

/// The texts of one language by key.
class Words {
 public:
  /// The text of a key; the key itself if nothing has it.
  std::string_view of(std::string_view key) const;
  /// The same with `{1}`, `{2}`, … filled in.
  std::string of(std::string_view key, std::initializer_list<std::string_view> parts) const;
  /// All of them, sorted by key.
  const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

 private:
  friend class WordBook;
  std::map<std::string, std::string, std::less<>> texts_;
};

/// The texts of all languages that a theme speaks.
class WordBook {
 public:
  /// The texts for a BCP 47 tag: of the language itself, else of its primary subtag, else English.
  const Words& in(std::string_view lang) const;
  void add(std::string lang, std::map<std::string, std::string, std::less<>> texts);

 private:
  std::map<std::string, Words, std::less<>> languages_;
};

/// Reads the `words/` of a theme.
WordBook read_words(const ThemeFiles& files, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace allegory
