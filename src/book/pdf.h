// A page of HTML → PDF, by a browser of the system.
//
// Comes in: a page that needs nothing beside itself. Goes out: a PDF with tags for screen readers
// and with bookmarks. The browser gets no network, no script, and a profile that is removed with
// the folder that it works in. Which version it is, and which fonts it finds, makes a difference to
// the bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// How long the printing of one book may take, in seconds.
inline constexpr unsigned print_seconds = 120;

/// A PDF, or why there is none.
struct PrintedPdf {
  std::optional<std::string> bytes;
  std::string reason;  ///< in a few words, as it may stand behind a colon
};

/// The first browser of those that can print that is in PATH; empty if there is none.
std::optional<std::string> find_browser();

/// The numbers of pages, from 1, by the fragments of URLs that lead to them.
using PdfPlaces = std::map<std::string, std::uint32_t, std::less<>>;

/// What the links in a PDF of Chromium's lead to; empty if it is written in another way.
PdfPlaces pages_of_places(std::string_view pdf);

/// `html` with the number of a page in each `<span class="folio" data-place="FRAGMENT"></span>`.
std::string with_folios(const std::string& html, const PdfPlaces& places);

/// Prints `html`, once more with the numbers of pages where it asks for them. The dates in the PDF
/// become `day`, `YYYY-MM-DD`, so that they do not depend on a clock.
PrintedPdf print_pdf(const std::string& browser, const std::string& html, std::string_view day);

/// `pdf` with all dates of its making set to midnight of `day`; no byte moves.
std::string with_dates(std::string pdf, std::string_view day);

}  // namespace allegory
