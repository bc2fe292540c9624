// control-character: something in a text that is no character to be read, and that HTML cannot
// hold.
#include <fmt/format.h>

#include "rule.h"

namespace allegory {

namespace {

/// A fix with more edits than this is not offered: such a page is no text.
constexpr std::size_t most_edits = 100;

/// What of a page cannot be published.
struct Refused {
  std::size_t count = 0;
  char32_t first = 0;
  std::vector<Edit> edits{};  ///< one for each run, the first ones
};

Refused find_refused(std::string_view text, SourceId source, std::size_t begin) {
  Refused refused;
  for (std::size_t at = begin; at < text.size();) {
    const auto from = static_cast<std::uint32_t>(at);
    const char32_t code_point = next_code_point(text, at);
    if (is_html_character(code_point)) continue;
    const auto to = static_cast<std::uint32_t>(at);
    if (refused.count++ == 0) refused.first = code_point;
    if (!refused.edits.empty() && refused.edits.back().at.end == from)
      refused.edits.back().at.end = to;
    else if (refused.edits.size() <= most_edits)
      refused.edits.push_back({{source, from, to}, ""});
  }
  return refused;
}

void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections) {
    const SourceId source = section.written.source;
    // What stands in front matter that could not be read was reported with it.
    const std::size_t begin = section.written.broken ? section.written.body.at.begin : 0;
    Refused refused = find_refused(facts.sources[source].text, source, begin);
    if (refused.count == 0) continue;
    Report finding = report(refused.edits.front().at,
                            fmt::format("the character U+{:04X} cannot stand on a page",
                                        static_cast<std::uint32_t>(refused.first)),
                            refused.count == 1
                                ? "left out"
                                : fmt::format("the first of {}; all are left out", refused.count));
    finding.help("remove it");
    if (refused.edits.size() <= most_edits)
      finding.fix({"remove what is no text", std::move(refused.edits), true});
  }
}

}  // namespace

extern constinit const Rule control_character{
    .name = "control-character",
    .severity = Severity::warning,
    .summary = "a character that no page can hold",
    .explanation =
        R"(Controls such as U+0008, and the code points that Unicode keeps free of characters, come into a text by
a slip of the keyboard or from another program. Nobody can see them. HTML forbids them and books of XML
break at them, so pages are made without them.

Tabs and line ends are text.)",
    .bad = R"(-- content/index.md (escaped) --
The shadows are all\x08 they know.\n
)",
    .good = R"(-- content/index.md --
The shadows are all they know.
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
