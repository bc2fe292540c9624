// Raw HTML → elements of the allow-list. In: what stands where the scope stands (one byte), then
// pieces of raw HTML; a byte 1, 2 or 3 between them is something of ours.
//
// What comes out is balanced around what is ours, holds only names of the list, is read by gumbo as
// it is written, and stays as it is when it is made clean again. The proof by gumbo, which throws
// all away where the rules of the sanitiser fell short, never has to step in.
#include "sanitize/sanitizer.h"

#include <optional>

#include "fuzz.h"
#include "sanitize/gumbo.h"

namespace allegory::fuzz {

namespace {

constexpr std::string_view fallen_short = "HTML that browsers read in another way is left out";

/// Something of ours for a byte that stands between pieces.
std::optional<ScopeItem> ours(char byte, const ScopePlace& place) {
  switch (byte) {
    case '\x01':
      return ScopeItem{ScopeItem::Kind::inlines, {}, false};
    case '\x02':
      return ScopeItem{
          place.holds_blocks ? ScopeItem::Kind::block : ScopeItem::Kind::inlines, {}, false};
    case '\x03':
      return ScopeItem{ScopeItem::Kind::inlines, {}, true};
    default:
      return std::nullopt;
  }
}

std::vector<ScopeItem> items_of(std::string_view text, const ScopePlace& place) {
  std::vector<ScopeItem> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const auto between = at < text.size() ? ours(text[at], place) : std::nullopt;
    if (!between && at < text.size()) continue;
    if (at > begin) items.push_back({ScopeItem::Kind::raw, text.substr(begin, at - begin), false});
    if (between) items.push_back(*between);
    begin = at + 1;
  }
  return items;
}

void hold_parts(const CleanHtml& piece, const ScopePlace& place) {
  for (const CleanPart& part : piece.parts) {
    if (part.kind == CleanPart::Kind::text) {
      hold_utf8(part.text, "text is UTF-8");
      continue;
    }
    hold(find_element(part.element->written) != nullptr, "an element is one of the list",
         part.element->written);
    hold(!place.in_link || part.element->written != "a", "a link stands in no link");
    for (const CleanAttribute& each : part.attributes) {
      hold(find_attribute(*part.element, each.info->name) == each.info,
           "an attribute is one of the list", each.info->name);
      hold(!each.info->name.starts_with("on") && each.info->name != "style",
           "an attribute runs nothing", each.info->name);
      hold_utf8(each.value, "an attribute is UTF-8");
    }
  }
}

void hold_removals(const CleanHtml& piece, std::string_view raw) {
  for (const HtmlRemoval& removal : piece.removals) {
    hold(removal.begin <= removal.end && removal.end <= raw.size(), "a removal has a place", raw);
    hold(!removal.message.empty() && removal.message != fallen_short,
         "the rules foresaw how browsers read it", raw);
    hold_utf8(removal.message, "what is said of a removal is UTF-8");
  }
}

void run(std::string_view text, const ScopePlace& place) {
  const std::vector<ScopeItem> items = items_of(text, place);
  const CleanScope scope = sanitize_scope(items, place);
  hold(scope.pieces.size() == items.size() && scope.in_link.size() == items.size(),
       "each item is answered");
  std::string whole;
  std::vector<std::string> made(items.size());
  for (std::size_t at = 0; at < items.size(); ++at) {
    hold_parts(scope.pieces[at], place);
    hold_removals(scope.pieces[at], items[at].raw);
    hold(!items[at].has_link || scope.in_link[at] == place.in_link, "no link stands around ours");
    made[at] = plain_html(scope.pieces[at].parts);
    whole += items[at].kind == ScopeItem::Kind::raw ? made[at] : "<!---->";
  }
  hold(reads_as_written(place.holds_blocks ? whole : "<p>" + whole + "</p>"),
       "browsers read it as it is written", whole);
  std::vector<ScopeItem> again = items;
  for (std::size_t at = 0; at < items.size(); ++at) again[at].raw = made[at];
  const CleanScope twice = sanitize_scope(again, place);
  for (std::size_t at = 0; at < items.size(); ++at)
    hold(plain_html(twice.pieces[at].parts) == made[at], "what is clean stays as it is", made[at]);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  if (size == 0) return 0;
  const bool holds_blocks = data[0] % 2 == 0, in_link = data[0] % 4 > 1;
  const std::string text = fuzz::text_of(fuzz::bytes_of(data, size).substr(1));
  fuzz::run(text, {holds_blocks, in_link});
  return 0;
}
