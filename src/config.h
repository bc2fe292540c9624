// `allegory.yaml`, typed: the one file that configures a project.
//
// Comes in: the text of the file. Goes out: a Config with every key read or its default. What is
// wrong is reported, and the default stands in, so that one run shows every mistake.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config_rules.h"
#include "diagnostic.h"
#include "schema_shape.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory {

/// What a rule's findings count as; `off` drops them.
enum class Level : std::uint8_t { error, warning, note, off };

/// The least severity that makes the exit status 1.
enum class Deny : std::uint8_t { error, warning, note, never };

/// What pictures are made for previews of links: none, SVG, or PNG where a program can make it.
enum class CardForm : std::uint8_t { none, svg, png };

/// `wiki:` of the configuration.
struct WikiConfig {
  std::optional<Spanned<std::string>> page;  ///< the page's name; else the allegory's title
  std::optional<Span> many_pages;            ///< `pages: many`: a page for each section
  std::optional<Spanned<std::string>> url;   ///< absolute, http or https, ends in `/`
};

/// A project's configuration.
struct Config {
  SourceId source;  ///< of `allegory.yaml`
  Spanned<std::string> title;
  std::string description, author;
  std::optional<Spanned<std::string>> base_url;  ///< absolute, http or https, ends in `/`
  std::string lang = "en";
  Span lang_at{};  ///< where `lang` was written; empty if it was not
  Spanned<std::string> theme{"emerald", {}};
  std::vector<Spanned<std::string>> formats;     ///< empty: site and wiki
  std::map<std::string, Spanned<Level>> levels;  ///< by rule name
  std::vector<UserRule> rules;                   ///< of the project's own, sorted by name
  std::optional<Deny> deny;
  WikiConfig wiki;
  std::optional<std::string> edit_url;
  std::optional<Spanned<bool>> git;  ///< whether Git is asked for the history of pages
  CardForm cards = CardForm::png;
  double min_systematicity = 0.0;  ///< in [0, 1]
  std::vector<std::string> stop_words;
  bool auto_link = true;     ///< the first mention in each section becomes a link
  bool scale_images = true;  ///< smaller copies of large images are made
  YamlNode extra;            ///< a map, or null
};

/// Reads `allegory.yaml`. Reports `front-matter-syntax`, `unknown-key`, `wrong-type`,
/// `invalid-value` and `missing-key`, and returns what could be read.
Config read_config(const SourceSet& sources, SourceId source, Diagnostics& diagnostics);

/// What the configuration may be; its properties are all keys, with what each means.
extern const YamlShape config_shape;

/// The rule of that name under `rules:`, or null.
const UserRule* find_user_rule(const Config& config, std::string_view name);

/// An absolute http or https address without query and fragment, with `/` at its end; nothing if
/// `text` is none.
std::optional<std::string> base_url_from(std::string_view text);

/// The severity names of the command line and the configuration; empty if it is none of them.
std::optional<Deny> deny_from(std::string_view word);
std::optional<Level> level_from(std::string_view word);

}  // namespace allegory
