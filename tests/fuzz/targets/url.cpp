// The filter of addresses. In: one address.
//
// What it lets through is judged again by a reading of the URL standard (WHATWG, "scheme start
// state" and "scheme state"), written without a look at the filter: a browser that is handed the
// address, from an attribute or by itself, finds no scheme or one of the list. No disguise that
// browsers see through changes a verdict.
#include "base/url.h"

#include <algorithm>
#include <array>

#include "fuzz.h"
#include "sanitize/gumbo.h"

namespace allegory::fuzz {

namespace {

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// The scheme that a browser finds: white space and controls at both ends are gone, tabs and line
/// ends everywhere; then a letter, and letters, digits, `+`, `-`, `.` up to the first `:`.
std::string browser_scheme(std::string_view url) {
  const auto is_outer = [](char byte) { return static_cast<unsigned char>(byte) <= 0x20; };
  while (!url.empty() && is_outer(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_outer(url.back())) url.remove_suffix(1);
  std::string scheme;
  for (const char byte : url) {
    if (byte == '\t' || byte == '\n' || byte == '\r') continue;
    if (byte == ':') return scheme;
    const bool is_rest = (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' || byte == '.';
    if (!is_letter(byte) && (!is_rest || scheme.empty())) return {};
    scheme += is_letter(byte) ? static_cast<char>(byte | 0x20) : byte;
  }
  return {};
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

void hold_verdicts(std::string_view url) {
  const std::string scheme = browser_scheme(url);
  if (is_safe_url(url, UrlUse::link))
    hold(is_one_of(scheme, {"", "http", "https", "mailto", "tel", "ftp", "xmpp"}),
         "what may be followed has no scheme for a browser, or one of the list", url);
  if (is_safe_url(url, UrlUse::image))
    hold(is_one_of(scheme, {"", "http", "https", "data"}),
         "what may be shown has no scheme for a browser, or one of the list", url);
  hold(!(is_safe_url(url, UrlUse::link) && url_scheme(url).starts_with("data")),
       "data is never followed", url);
}

/// `url` with a byte put in at each place of its first ones, which is where a scheme stands.
void hold_disguises(std::string_view url) {
  constexpr std::size_t looked_at = 24;
  constexpr std::array disguises{'\t', '\n', '\r', ' ', '\x01', '\x1f'};
  for (std::size_t at = 0; at <= std::min(looked_at, url.size()); ++at) {
    std::string disguised(url);
    disguised.insert(at, 1, disguises.at(at % disguises.size()));
    for (const UrlUse use : {UrlUse::link, UrlUse::image})
      hold(is_safe_url(disguised, use) == is_safe_url(url, use), "a disguise changes no verdict",
           disguised);
    if (at == url.size()) break;
    std::string turned(url);
    if (is_letter(turned[at])) turned[at] = static_cast<char>(turned[at] ^ 0x20);
    for (const UrlUse use : {UrlUse::link, UrlUse::image})
      hold(is_safe_url(turned, use) == is_safe_url(url, use), "capitals change no verdict", turned);
  }
}

/// That an address comes out of an attribute as it went in, and a path out of its escapes.
void hold_written(const std::string& url) {
  std::string kept;
  for (std::size_t at = 0; at < url.size();)
    if (const char32_t point = next_code_point(url, at); is_html_character(point))
      append_utf8(kept, point);
  hold(decode_attribute(escape_html(url)) == kept, "an attribute is read as it was written", url);
  const std::string path = encode_path(url);
  hold(percent_decode(path) == url, "a path is read as it was written", url);
  hold(browser_scheme(path).empty(), "a path has no scheme once it is written", path);
  hold(std::ranges::all_of(path, [](char byte) { return byte > 0x20 && byte < 0x7F; }),
       "a written path is printable ASCII", path);
  hold(path.find_first_of("<>\"`\\ {}|^") == std::string::npos,
       "a written path holds nothing that ends it", path);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  const std::string_view bytes = fuzz::bytes_of(data, size);
  fuzz::hold_verdicts(bytes);
  fuzz::hold_disguises(bytes);
  std::string text = fuzz::text_of(bytes);
  std::erase(text, '\r');  // HTML knows one line end
  fuzz::hold_written(text);
  return 0;
}
