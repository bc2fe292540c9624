// See pdf.h.
#include "book/pdf.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/process.h"
#include "base/scratch_folder.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t pdf_limit = 512U << 20U;    // bytes
constexpr std::size_t output_limit = 16U << 20U;  // bytes of what a browser says
constexpr std::string_view page_name = "book.html", pdf_name = "book.pdf";
/// What stands before the place that a number of a page is wanted for.
constexpr std::string_view folio_mark = "<span class=\"folio\" data-place=\"";

/// What a browser may know of our environment: where it and its fonts are.
std::vector<std::string> environment() {
  constexpr std::array<std::string_view, 5> passed{
      "PATH=", "HOME=", "XDG_CACHE_HOME=", "XDG_CONFIG_HOME=", "FONTCONFIG_"};
  std::vector<std::string> variables = variables_that_begin_with(passed);
  variables.emplace_back("LC_ALL=C.UTF-8");
  variables.emplace_back("TZ=UTC");
  return variables;
}

std::vector<std::string> words_of(const std::string& browser, const std::string& folder) {
  std::vector<std::string> words{
      browser,
      "--headless",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-extensions",
      "--disable-sync",
      "--disable-background-networking",
      "--disable-component-update",
      // Nothing answers at this port, and not even this machine is asked without it. Scripts cannot
      // be switched off, since the command to print is one; the page forbids them itself.
      "--proxy-server=http://127.0.0.1:9",
      "--proxy-bypass-list=<-loopback>",
      "--user-data-dir=" + folder + "/profile",
      "--no-pdf-header-footer",
      "--export-tagged-pdf",
      "--generate-pdf-document-outline",
      fmt::format("--print-to-pdf={}/{}", folder, pdf_name),
  };
  // Its sandbox refuses to work for root.
  if (geteuid() == 0) words.emplace_back("--no-sandbox");
  words.push_back(fmt::format("file://{}/{}", folder, page_name));
  return words;
}

/// The last line that a program wrote, which is what it ended for.
std::string last_line(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  const std::size_t line = text.rfind('\n');
  return std::string(line == std::string_view::npos ? text : text.substr(line + 1));
}

std::string failure(const ProcessResult& result) {
  if (result.start_error) return error_words(*result.start_error);
  if (result.is_too_late) return fmt::format("it took longer than {} seconds", print_seconds);
  const std::string said = last_line(result.errors);
  return said.empty() ? fmt::format("it ended with status {}", result.status) : said;
}

/// A name of PDF with its escapes, `#25` and the like, undone.
std::string plain_name(std::string_view name) {
  std::string escaped(name);
  std::ranges::replace(escaped, '%', '\0');  // none is there but as an escape
  std::ranges::replace(escaped, '#', '%');
  return percent_decode(escaped);
}

PrintedPdf print_once(const std::string& browser, const std::string& html) {
  const std::optional<ScratchFolder> folder = ScratchFolder::make();
  if (!folder || !folder->write(page_name, html)) return {{}, "there is no room for its files"};
  ProcessCall call{words_of(browser, folder->path()), environment(), {}, output_limit, {}};
  call.time_limit = print_seconds;
  const ProcessResult result = run_process(call);
  std::optional<std::string> pdf = folder->read(pdf_name, pdf_limit);
  if (result.start_error || result.status != 0 || !pdf || !pdf->starts_with("%PDF-"))
    return {{}, failure(result)};
  return {std::move(pdf), {}};
}

}  // namespace

std::optional<std::string> find_browser() {
  for (const std::string_view name :
       {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}) {
    ProcessCall call{{std::string(name), "--version"}, environment(), {}, 1U << 16U, {}};
    call.time_limit = print_seconds;
    const ProcessResult result = run_process(call);
    if (!result.start_error && result.status == 0) return std::string(name);
  }
  return std::nullopt;
}

PrintedPdf print_pdf(const std::string& browser, const std::string& html, std::string_view day) {
  PrintedPdf first = print_once(browser, html);
  // Chromium knows no `target-counter()`, so the numbers of the contents are read from what it has
  // printed. There is room for them already: no page begins elsewhere the second time.
  if (first.bytes && html.find(folio_mark) != std::string::npos)
    first = print_once(browser, with_folios(html, pages_of_places(*first.bytes)));
  if (first.bytes) first.bytes = with_dates(std::move(*first.bytes), day);
  return first;
}

PdfPlaces pages_of_places(std::string_view pdf) {
  std::map<std::string, std::uint32_t, std::less<>> numbers;  // of pages, by object
  constexpr std::string_view page = " 0 obj\n<</Type /Page\n";
  for (std::size_t at = pdf.find(page); at != std::string_view::npos; at = pdf.find(page, at + 1)) {
    const std::size_t line = pdf.rfind('\n', at) + 1;
    numbers.emplace(pdf.substr(line, at - line), static_cast<std::uint32_t>(numbers.size() + 1));
  }
  PdfPlaces places;
  constexpr std::string_view place = " 0 R /XYZ ";
  for (std::size_t at = pdf.find(place); at != std::string_view::npos;
       at = pdf.find(place, at + 1)) {
    const std::size_t bracket = pdf.rfind('[', at);
    const std::size_t slash = pdf.rfind('/', std::min(bracket, at));
    if (bracket == std::string_view::npos || slash == std::string_view::npos) continue;
    const auto number = numbers.find(pdf.substr(bracket + 1, at - bracket - 1));
    const std::string_view name = trim(pdf.substr(slash + 1, bracket - slash - 1));
    if (number != numbers.end()) places.emplace(plain_name(name), number->second);
  }
  return places;
}

std::string with_folios(const std::string& html, const PdfPlaces& places) {
  std::string filled;
  std::size_t done = 0;
  for (std::size_t at = html.find(folio_mark); at != std::string::npos;
       at = html.find(folio_mark, done)) {
    const std::size_t begin = at + folio_mark.size();
    const std::size_t end = html.find("\">", begin);
    if (end == std::string::npos) break;
    filled += html.substr(done, end + 2 - done);
    done = end + 2;
    const auto place = places.find(html.substr(begin, end - begin));
    if (place != places.end()) filled += std::to_string(place->second);
  }
  return filled + html.substr(done);
}

std::string with_dates(std::string pdf, std::string_view day) {
  const std::string digits =
      fmt::format("{}{}{}000000", day.substr(0, 4), day.substr(5, 2), day.substr(8, 2));
  for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"})
    for (std::size_t at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at)) {
      at += key.size();
      if (at + digits.size() <= pdf.size()) pdf.replace(at, digits.size(), digits);
    }
  return pdf;
}

}  // namespace allegory
