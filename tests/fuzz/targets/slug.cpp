// Names → addresses, anchors and file names. In: names, a line each.
//
// A segment of an address is a safe file name on every system that people have, and stays what it
// is when it is made again. Equal names have equal segments. No two headings of a page share an
// anchor, nor does a place of raw HTML stand in the way of a script's names.
#include <set>

#include "base/text.h"
#include "fuzz.h"
#include "resolve/addresses.h"
#include "sanitize/names.h"

namespace allegory::fuzz {

namespace {

constexpr std::size_t longest_segment = 200;

void hold_segment(std::string_view name) {
  const std::string segment = address_segment(name);
  hold(!segment.empty() && segment.size() <= longest_segment, "a segment has 1 to 200 bytes", name);
  hold_utf8(segment, "a segment is UTF-8");
  hold(segment.find_first_of("/\\:*?\"<>|%#&. ") == std::string::npos,
       "a segment holds nothing that a file system or an address reads otherwise", segment);
  for (std::size_t at = 0; at < segment.size();)
    hold(!is_control(next_code_point(segment, at)), "a segment holds no control", segment);
  hold(address_segment(segment) == segment, "a segment made again is the same", segment);
  hold(normalize(segment) == segment, "a segment is in its normal form", segment);
  hold(address_segment(normalize(name)) == segment, "equal names have equal segments", name);
}

void hold_address(std::string_view path) {
  const std::string address = address_of_path(path);
  hold(address.empty() || address.ends_with('/'), "an address ends in a slash", address);
  hold(!address.starts_with('/') && address.find("//") == std::string::npos,
       "an address is a path below the site", address);
  hold(address_of_path(address) == address, "an address made again is the same", address);
}

void hold_anchors(std::string_view text) {
  Slugger slugger, again;
  std::set<std::string> anchors;
  for (const std::string_view heading : split(text, '\n')) {
    const std::string anchor = slugger.anchor(heading);
    hold(anchors.insert(anchor).second, "no two headings share an anchor", anchor);
    hold(anchor.starts_with(github_slug(heading)), "an anchor begins with its slug", heading);
    hold(again.anchor(heading) == anchor, "the same headings have the same anchors", heading);
    hold_utf8(anchor, "an anchor is UTF-8");
  }
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  const std::string text = fuzz::text_of(fuzz::bytes_of(data, size));
  for (const std::string_view name : fuzz::split(text, '\n')) {
    fuzz::hold_segment(name);
    fuzz::hold_address(name);
    const std::string place = allegory::place_name(name);
    fuzz::hold(allegory::place_name(place) == place, "a name for a place stays as it is", place);
  }
  fuzz::hold_anchors(text);
  return 0;
}
