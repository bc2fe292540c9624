// Reads `allegory.yaml`, key by key. See config.h.
#include "config.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/url.h"
#include "config_parts.h"
#include "schema.h"
#include "schema_rows.h"
#include "yaml.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 4> level_words{"error", "warning", "note", "off"};
constexpr std::array<std::string_view, 4> deny_words{"error", "warning", "note", "never"};

void read_title(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (auto title = read.text(entry.key.value, entry.value)) config.title = std::move(*title);
}

/// Whether `text` is a host with an optional port: a name, an address, or an address in brackets.
bool is_authority(std::string_view text) {
  std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
  std::size_t host = 0;
  if (text.substr(0, 1) == "[") {
    host = text.find(']');
    if (host == std::string_view::npos || host < 3) return false;
    if (text.substr(1, host - 1).find_first_not_of("0123456789abcdefABCDEF:.") !=
        std::string_view::npos)
      return false;
    ++host;
  } else {
    while (host < text.size() && (static_cast<unsigned char>(text[host]) >= 0x80 ||
                                  allowed.find(text[host]) != std::string_view::npos))
      ++host;
  }
  if (host == 0) return false;
  const std::string_view port = text.substr(host);
  return port.empty() || (port.size() <= 6 && port.size() > 1 && port[0] == ':' &&
                          port.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

/// Whether `url` is absolute, http or https, and nothing but host, port and path.
bool is_base_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (url.substr(0, scheme) != "http" && url.substr(0, scheme) != "https") return false;
  const bool is_clean = std::all_of(url.begin(), url.end(), [](unsigned char byte) {
    return byte > 0x20 && byte != 0x7F &&
           std::string_view("?#@\\\"<>`").find(static_cast<char>(byte)) == std::string_view::npos;
  });
  const std::string_view rest = scheme == std::string_view::npos ? "" : url.substr(scheme + 3);
  return is_clean && is_authority(rest.substr(0, rest.find('/')));
}

/// The same, but for bytes that are no UTF-8.
constexpr std::string_view base_url_pattern =
    R"(^https?://(\[[0-9a-fA-F:.]{2,}\]|)"
    R"([^\u0000-\u002c\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+))"
    R"((:[0-9]{1,5})?(/[^\u0000-\u0020\u007f?#@\\"<>`]*)?$)";

/// An address that pages link to: only http and https, since a browser would run others.
std::optional<Spanned<std::string>> read_address(const ValueReader& read, const YamlEntry& entry) {
  std::optional<Spanned<std::string>> url = read.text(entry.key.value, entry.value);
  if (!url) return std::nullopt;
  std::optional<std::string> address = base_url_from(url->value);
  if (!address) {
    const std::string& key = entry.key.value;
    if (!is_safe_url(url->value, UrlUse::link)) {
      read.diagnostics()
          .report("unsafe-link", url->at,
                  fmt::format("`{}` at `{}:` is left out", key, url_scheme(url->value)),
                  "pages do not lead there")
          .help(fmt::format("write `{}: https://example.org/path/`", key));
      return std::nullopt;
    }
    read.invalid(url->at, fmt::format("`{}` must be an absolute http or https address", key),
                 fmt::format("found `{}`", url->value))
        .help(fmt::format("write `{}: https://example.org/path/`, with neither `?` nor `#`", key));
    return std::nullopt;
  }
  url->value = std::move(*address);
  return url;
}

void read_base_url(const ValueReader& read, const YamlEntry& entry, Config& config) {
  config.base_url = read_address(read, entry);
}

void read_language(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (auto tag = read.language(entry.key.value, entry.value)) {
    config.lang = std::move(tag->value);
    config.lang_at = tag->at;
  }
}

void read_theme(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (auto theme = read.text(entry.key.value, entry.value)) config.theme = std::move(*theme);
}

void read_formats(const ValueReader& read, const YamlEntry& entry, Config& config) {
  config.formats = read.texts(entry.key.value, entry.value);
}

/// The span kept is that of the rule's name: the word behind it is known to be a level.
void read_levels(const ValueReader& read, const YamlEntry& entry, Config& config) {
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "rule-name: warning")) {
    const std::optional<std::string> word = read.word(line.key.value, line.value, level_words);
    const std::optional<Level> level = word ? level_from(*word) : std::nullopt;
    if (level) config.levels[line.key.value] = {*level, line.key.at};
  }
}

void read_deny(const ValueReader& read, const YamlEntry& entry, Config& config) {
  const std::optional<std::string> word = read.word(entry.key.value, entry.value, deny_words);
  if (word) config.deny = deny_from(*word);
}

constexpr std::array<std::string_view, 2> page_numbers{"single", "many"};

void read_pages(const ValueReader& read, const YamlEntry& entry, WikiConfig& wiki) {
  if (read.word(entry.key.value, entry.value, page_numbers) == "many")
    wiki.many_pages = entry.value.at;
}

void read_wiki_url(const ValueReader& read, const YamlEntry& entry, WikiConfig& wiki) {
  wiki.url = read_address(read, entry);
}

constexpr YamlShape address = shapes::matching(base_url_pattern, shapes::wording);

constexpr auto wiki_rows = std::to_array<KeyRow<WikiConfig>>({
    {{"page", "The page's name; else the allegory's title.", shapes::text, "Home"},
     read_as<&WikiConfig::page, &ValueReader::text>},
    {{"pages",
      "One page for each allegory, or one for each of its sections.",
      shapes::word(page_numbers),
      {},
      "single"},
     read_pages},
    {{"url", "Where the wiki stands.", address, "https://github.com/me/oz/wiki/"}, read_wiki_url},
});
constexpr auto wiki_properties = properties_of(wiki_rows);

void read_wiki(const ValueReader& read, const YamlEntry& entry, Config& config) {
  read_keys(wiki_rows, read, read.map(entry.key.value, entry.value, "page: Home"), "`wiki` key",
            config.wiki);
}

void read_edit_url(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (auto url = read_address(read, entry)) config.edit_url = std::move(url->value);
}

void read_git(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (const std::optional<bool> asked = read.boolean(entry.key.value, entry.value))
    config.git = {*asked, entry.value.at};
}

constexpr std::array<std::string_view, 3> card_words{"none", "svg", "png"};

void read_cards(const ValueReader& read, const YamlEntry& entry, Config& config) {
  const std::optional<std::string> word = read.word(entry.key.value, entry.value, card_words);
  if (!word) return;
  const auto found = std::ranges::find(card_words, *word);
  config.cards = static_cast<CardForm>(found - card_words.begin());
}

void read_min_systematicity(const ValueReader& read, const YamlEntry& entry, Config& config) {
  config.min_systematicity =
      read.number(entry.key.value, entry.value, 0.0, 1.0, true).value_or(0.0);
}

void read_stop_words(const ValueReader& read, const YamlEntry& entry, Config& config) {
  for (Spanned<std::string>& word : read.texts(entry.key.value, entry.value))
    config.stop_words.push_back(std::move(word.value));
}

void read_auto_link(const ValueReader& read, const YamlEntry& entry, Config& config) {
  config.auto_link = read.boolean(entry.key.value, entry.value).value_or(true);
}

void read_scale_images(const ValueReader& read, const YamlEntry& entry, Config& config) {
  config.scale_images = read.boolean(entry.key.value, entry.value).value_or(true);
}

void read_extra(const ValueReader& read, const YamlEntry& entry, Config& config) {
  if (!read.map(entry.key.value, entry.value).empty()) config.extra = entry.value;
}

constexpr YamlShape level_shape = shapes::named("level", shapes::word(level_words));

constexpr auto rows = std::to_array<KeyRow<Config>>({
    {{"title", "The name of the site.", shapes::filled(shapes::matching(R"([^ \t\r\n])")),
      "The Road to Oz"},
     read_title},
    {{"description", "A sentence about the site, for search engines and previews.", shapes::text},
     read_string<&Config::description>},
    {{"author", "Who wrote the pages.", shapes::text}, read_string<&Config::author>},
    {{"base_url", "Where the site will stand, for sitemap, feed and canonical links.", address,
      "https://example.org/oz/"},
     read_base_url},
    {{"lang", "The language of the pages as a BCP 47 tag.", shapes::language, {}, "en"},
     read_language},
    {{"theme", "The look of the site.", shapes::text, {}, "emerald"}, read_theme},
    {{"formats", "What a bare `allegory build` makes.", shapes::texts, {}, "[site, wiki]"},
     read_formats},
    {{"levels", "A rule's name → what its findings count as.",
      shapes::rule_names(shapes::map_of(level_shape)), "{uncovered-concept: off}"},
     read_levels},
    {{"rules", "Rules of your own: name → what the rule asks for.", shapes::see(user_rules_shape),
      "{pages-map-something: {select: section, require: {maps: {min: 1}}, "
      "message: '`{title}` maps nothing'}}"},
     read_user_rules},
    {{"deny",
      "From which severity on findings make the exit status 1.",
      shapes::word(deny_words),
      {},
      "error"},
     read_deny},
    {{"wiki", "How the wiki page is made.", shapes::object(wiki_properties)}, read_wiki},
    {{"edit_url", "Where readers can propose a change; a page's path is put behind it.", address,
      "https://github.com/me/oz/edit/main/"},
     read_edit_url},
    {{"git",
      "Whether Git is asked when each page was last edited; `true` misses it where it is not "
      "there.",
      shapes::truth},
     read_git},
    {{"cards",
      "Pictures for previews of links: none, SVG, or PNG where a program can make it.",
      shapes::word(card_words),
      {},
      "png"},
     read_cards},
    {{"min_systematicity", "The least systematicity that you are content with.",
      shapes::degree(true), "0.5", "0"},
     read_min_systematicity},
    {{"stop_words", "Words too common to be names.", shapes::texts, "[he, it]"}, read_stop_words},
    {{"auto_link",
      "Whether the first mention of each name in a section becomes a link.",
      shapes::truth,
      {},
      "true"},
     read_auto_link},
    {{"scale_images",
      "Whether smaller copies of large images are made, if `vipsthumbnail` is there.",
      shapes::truth,
      {},
      "true"},
     read_scale_images},
    {{"extra", "Anything; templates see it.", shapes::map_of(shapes::anything)}, read_extra},
});
constexpr auto properties = properties_of(rows);

/// A title that could not be read has its own finding.
bool lacks_title(const YamlNode& map) {
  for (const YamlEntry& entry : map.entries)
    if (entry.key.value == "title")
      return entry.value.type == YamlNode::Type::null ||
             (entry.value.type == YamlNode::Type::scalar &&
              entry.value.text.find_first_not_of(" \t\r\n") == std::string::npos);
  return true;
}

}  // namespace

constinit const YamlShape config_shape = [] {
  YamlShape shape = shapes::object(properties, "title");
  shape.types = YamlShape::object;
  return shape;
}();

std::optional<std::string> base_url_from(std::string_view text) {
  if (!is_base_url(text)) return std::nullopt;
  return std::string(text) + (text.ends_with('/') ? "" : "/");
}

Config read_config(const SourceSet& sources, SourceId source, Diagnostics& diagnostics) {
  Config config;
  config.source = source;
  const auto size = static_cast<std::uint32_t>(sources[source].text.size());
  const std::optional<YamlNode> map = read_yaml(sources, {source, 0, size}, diagnostics);
  if (!map) return config;
  const ValueReader read(sources, diagnostics);
  read_keys(rows, read, map->entries, "configuration key", config,
            "keys of your own go under `extra:`");
  keep_keys_unique(*map, diagnostics);
  if (lacks_title(*map))
    diagnostics.report("missing-key", {source, 0, 0}, "the site has no `title`", "expected here")
        .help("write `title: the name of the site`");
  return config;
}

std::optional<Deny> deny_from(std::string_view word) {
  constexpr std::array<Deny, 4> values{Deny::error, Deny::warning, Deny::note, Deny::never};
  const auto found = std::find(deny_words.begin(), deny_words.end(), word);
  if (found == deny_words.end()) return std::nullopt;
  return values[static_cast<std::size_t>(found - deny_words.begin())];
}

std::optional<Level> level_from(std::string_view word) {
  constexpr std::array<Level, 4> values{Level::error, Level::warning, Level::note, Level::off};
  const auto found = std::find(level_words.begin(), level_words.end(), word);
  if (found == level_words.end()) return std::nullopt;
  return values[static_cast<std::size_t>(found - level_words.begin())];
}

}  // namespace allegory
