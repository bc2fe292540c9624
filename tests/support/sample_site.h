// A small site made by hand, for tests of what is made from a Site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view.h"

namespace allegory {

/// `text` as if it had been written somewhere.
Spanned<std::string> written(std::string text);

/// The sentence notation `subject verb object …` for as many arguments as `terms`.
Clause make_clause(std::string verb, const std::vector<Term>& terms);

/// A term that stands for a name; which one, the statement's references say.
Term named_term();

/// A home page, a section with a link to an entity, and a section below that one; a character that
/// stands for a concept, an object that stands for two, statements, breaks, a tag, an alias and an
/// asset.
struct SampleSite {
  SourceSet sources;
  Site site;
  SiteIndex index;
  Analogies analogies;
  WordBook words;
  History history;
  AssetNames assets{"static/site.css", "static/site.js", "static/favicon.svg"};

  SampleSite();
  /// A context of the site as it is now.
  ViewContext context();

 private:
  void add_section(std::string path, std::string address, std::string title, std::string text);
  void outline();
  void add_allegory();
};

/// The value at a path such as `page.toc.0.text`: a text, `yes` or `no` for a flag, `absent`, or
/// `…` for a list or an object.
std::string look(const Value& value, std::string_view path);

}  // namespace allegory
