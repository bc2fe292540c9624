// The rules of MediaWikiTitleCodec::splitTitleString (MediaWiki 1.39), turned round: what it
// refuses or reads as something else is never written.
#include "mediawiki/title.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/characters.h"
#include "base/digest.h"
#include "base/text.h"

namespace allegory {

namespace {

// Namespaces of MediaWiki and the extensions that come with it, in the languages that the program
// speaks; and the other wikis that a new wiki knows (maintenance/interwiki.list).
constexpr std::array<std::string_view, 43> namespaces{"media",     "special",
                                                      "talk",      "user",
                                                      "project",   "file",
                                                      "image",     "mediawiki",
                                                      "template",  "help",
                                                      "category",  "module",
                                                      "gadget",    "gadget definition",
                                                      "topic",     "wikipedia",
                                                      "wp",        "medium",
                                                      "spezial",   "diskussion",
                                                      "benutzer",  "benutzerin",
                                                      "datei",     "bild",
                                                      "vorlage",   "hilfe",
                                                      "kategorie", "modul",
                                                      "projekt",   "ميديا",
                                                      "خاص",       "نقاش",
                                                      "مستخدم",    "مستخدمة",
                                                      "مشروع",     "ملف",
                                                      "صورة",      "ميدياويكي",
                                                      "قالب",      "مساعدة",
                                                      "تصنيف",     "وحدة",
                                                      "وسائط"};
constexpr std::array<std::string_view, 64> other_wikis{
    "acronym",        "advogato",      "arxiv",       "c2find",
    "cache",          "commons",       "dictionary",  "drumcorpswiki",
    "dwjwiki",        "elibre",        "emacswiki",   "foldoc",
    "foxwiki",        "freebsdman",    "gentoo-wiki", "google",
    "googlegroups",   "hammondwiki",   "hrwiki",      "imdb",
    "kmwiki",         "linuxwiki",     "lojban",      "lqwiki",
    "meatball",       "mediawikiwiki", "memoryalpha", "metawiki",
    "metawikimedia",  "mozillawiki",   "oeis",        "openwiki",
    "pmid",           "pythoninfo",    "s23wiki",     "seattlewireless",
    "senseislibrary", "shoutwiki",     "species",     "squeak",
    "theopedia",      "tmnet",         "twiki",       "uncyclopedia",
    "unreal",         "usemod",        "wiki",        "wikia",
    "wikibooks",      "wikidata",      "wikif1",      "wikihow",
    "wikimedia",      "wikinews",      "wikinfo",     "wikiquote",
    "wikisource",     "wikispecies",   "wikiversity", "wikivoyage",
    "wikt",           "wiktionary",    "tmbw",        "incubator"};
constexpr std::size_t title_bytes = 255;
constexpr std::size_t file_bytes = 200;  // of a name on a disk, before its ending

bool is_space(char32_t point) {
  return point == U' ' || point == U'_' || (point >= U'\t' && point <= U'\r') || point == 0x85 ||
         point == 0xA0 || point == 0x1680 || point == 0x180E ||
         (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
         point == 0x202F || point == 0x205F || point == 0x3000;
}

bool is_direction(char32_t point) {
  return point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E);
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string wide(char c) {
  std::string out;
  append_utf8(out, static_cast<char32_t>(static_cast<unsigned char>(c)) + 0xFEE0U);
  return out;
}

// Whether what stands before a colon would be read as a namespace or another wiki. Names of other
// languages' wikis have two or three letters.
bool is_prefix(std::string_view words) {
  const std::string folded = fold(trim(words));
  std::string_view name = folded;
  for (const std::string_view end : {" talk", " diskussion"})
    if (name.ends_with(end)) name.remove_suffix(end.size());
  if (name.starts_with("نقاش ")) return true;
  const bool is_code = name.size() <= 3 && std::ranges::all_of(name, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                       });
  return is_code || std::ranges::find(namespaces, name) != namespaces.end() ||
         std::ranges::find(other_wikis, name) != other_wikis.end();
}

// Every character for itself; spaces become one.
MediawikiTitle clean(std::string_view name) {
  MediawikiTitle title;
  const std::string normal = normalize(name);
  const std::string_view text = normal;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t point = next_code_point(text, at);
    if (is_direction(point)) continue;
    if (is_space(point)) {
      if (!title.text.empty() && title.text.back() != ' ') title.text += ' ';
      continue;
    }
    const bool is_refused = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFD ||
                            point == 0xFFFE || point == 0xFFFF;
    const bool is_forbidden =
        point < 0x80 && std::string_view("#<>[]{}|").find(text[start]) != std::string_view::npos;
    title.is_changed |= is_refused || is_forbidden;
    if (is_refused)
      title.text += wide('?');
    else if (is_forbidden)
      title.text += wide(text[start]);
    else
      title.text += text.substr(start, at - start);
  }
  if (title.text.ends_with(' ')) title.text.pop_back();
  return title;
}

// Whether the character at `at` begins something that MediaWiki would decode or sign.
bool begins_escape(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1);
  if (text[at] == '%')
    return rest.size() >= 2 && is_hexadecimal(rest[0]) && is_hexadecimal(rest[1]);
  if (text[at] == '&') {
    const std::size_t end = rest.find_first_of(" &;");
    return end != std::string_view::npos && end > 0 && rest[end] == ';';
  }
  return text[at] == '~' && (rest.starts_with("~") || (at > 0 && text[at - 1] == '~'));
}

// Characters that count only where they stand.
std::string in_context(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool opens_segment = at == 0 || text[at - 1] == '/';
    const std::string_view segment =
        c == '.' ? text.substr(at, text.find('/', at) - at) : std::string_view();
    if (opens_segment && (segment == "." || segment == "..")) {
      for (std::size_t dot = 0; dot < segment.size(); ++dot) out += wide('.');
      at += segment.size() - 1;
    } else if (begins_escape(text, at) || (at == 0 && (c == '/' || c == ':'))) {
      out += wide(c);
    } else {
      out += c;
    }
  }
  const std::size_t colon = out.find(':');
  if (colon != std::string::npos && is_prefix(std::string_view(out).substr(0, colon)))
    out.replace(colon, 1, wide(':'));
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

// The id in MediaWiki's older mode, which it gives beside the other.
std::string legacy_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == ':';
    if (is_plain)
      out += c;
    else
      out += fmt::format(".{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace

MediawikiTitle title_in_mediawiki(std::string_view name) {
  MediawikiTitle title = clean(name);
  const std::string placed = in_context(title.text);
  title.is_changed |= placed != title.text;
  title.text = capitalized(placed);
  if (title.text.empty()) title = {capitalized(address_segment(name)), true};
  if (title.text.size() > title_bytes) {
    title.text = shortened(title.text, title_bytes - 5);
    title.is_changed = true;
  }
  return title;
}

std::string qualified_title(std::string_view title, std::string_view qualifier,
                            std::uint32_t number) {
  constexpr std::size_t part = 110;
  const std::string behind = number > 1 ? fmt::format(", {}", number) : std::string();
  return fmt::format("{} ({}{})", shortened(title, part), shortened(qualifier, part), behind);
}

std::string mediawiki_file_name(std::string_view path) {
  std::string flat(path);
  const auto is_refused = [](char c) {
    return std::string_view("/\\:*?\"").find(c) != std::string_view::npos;
  };
  std::ranges::replace_if(flat, is_refused, '-');
  const std::size_t dot = flat.rfind('.');
  const std::string ending = dot == std::string::npos || dot == 0 ? "" : flat.substr(dot);
  const std::string name = title_in_mediawiki(flat).text;
  if (name.size() <= file_bytes) return name;
  constexpr std::size_t longest_ending = 20;
  return fmt::format("{}-{:016x}{}", shortened(name, file_bytes - 40), digest_of(path),
                     ending.size() > longest_ending ? std::string() : ending);
}

std::string wikitext_file(std::string_view title) {
  std::string name;
  for (const char c : title) {
    const bool is_refused = std::string_view("/\\:*?\"<>|%").find(c) != std::string_view::npos ||
                            (c == '.' && name.empty());
    if (is_refused)
      name += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      name += c == ' ' ? '_' : c;
  }
  if (name.size() > file_bytes)
    name = fmt::format("{}~{:016x}", shortened(name, file_bytes - 40), digest_of(title));
  return name + ".wiki";
}

// A title holds nothing that would have to be escaped; an anchor may.
std::string mediawiki_target(std::string_view title, std::string_view anchor) {
  std::string out;
  if (title.starts_with("Category:") || title.starts_with("File:")) out += ':';
  out += title;
  if (anchor.empty()) return out;
  out += '#';
  for (std::size_t at = 0; at < anchor.size(); ++at) {
    const char c = anchor[at];
    const bool is_doubled = c == '_' && at > 0 && anchor[at - 1] == '_';
    if (is_doubled || std::string_view("&%[]{}|<>'~").find(c) != std::string_view::npos)
      out += fmt::format("&#{};", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return out;
}

std::string MediawikiAnchors::unique(const std::string& key) {
  if (used_.insert(key).second) return {};
  std::uint32_t& count = next_.try_emplace(key, 2).first->second;
  while (!used_.insert(fmt::format("{}_{}", key, count)).second) ++count;
  return fmt::format("_{}", count++);
}

std::string MediawikiAnchors::next(std::string_view text) {
  std::string id;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t point = next_code_point(text, at);
    if (is_direction(point)) continue;
    if (!is_space(point))
      id += text.substr(start, at - start);
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (id.ends_with('_')) id.pop_back();
  const std::string plain = id;
  const std::string legacy = legacy_id(plain);
  id += unique(lower(plain));
  if (legacy != plain)
    unique(lower(legacy));
  else
    used_.insert("0");  // there MediaWiki remembers `false` as taken, which PHP reads as `0`
  return id;
}

bool has_plain_id(std::string_view text) {
  constexpr std::size_t longest = 1000;  // MediaWiki cuts ids after 1024 characters
  if (text.empty() || text.size() > longest || normalize(text) != text) return false;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t point = next_code_point(text, at);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFD) return false;
  }
  return true;
}

}  // namespace allegory
