// A project's text → the context that its pages are made in, for tests of the view.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "support/project.h"
#include "view.h"

namespace allegory {

/// A checked project and all that views need. Its words are its own, so that a test tells what is
/// filled in; a key without a text is told as itself.
struct ViewCase {
  using Texts = std::map<std::string, std::string, std::less<>>;

  CheckedProject project;
  SiteIndex index;
  WordBook words;
  History history;
  AssetNames assets{"static/site.css", "static/site.js", "static/favicon.svg"};

  explicit ViewCase(std::string_view text, Texts texts = {})
      : project(check_case(text)), index(index_site(project.site, project.analogies)) {
    words.add("en", std::move(texts));
  }

  ViewContext context() const {
    return {project.site, project.sources, index, project.analogies, words, history, assets};
  }
};

}  // namespace allegory
