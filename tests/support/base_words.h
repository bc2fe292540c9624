// What the theme `base` says in all its languages, for tests of what speaks them.
#pragma once

#include <string>

#include "load.h"
#include "words.h"

namespace allegory {

/// The words of `base`.
inline const WordBook& base_words() {
  static const WordBook book = [] {
    SourceSet sources;
    ThemeFiles files;
    Diagnostics diagnostics;
    for (const EmbeddedFile& file : embedded_themes())
      if (file.path.starts_with("base/words/"))
        files.joined.push_back(
            {std::string(file.path.substr(5)),
             sources.add("themes/" + std::string(file.path), std::string(file.bytes))});
    return read_words(files, sources, diagnostics);
  }();
  return book;
}

}  // namespace allegory
