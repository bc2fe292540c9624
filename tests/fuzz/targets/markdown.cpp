// A page's Markdown, estimated, read and written. In: one byte of options, then the page.
//
// The estimate is asked first, as for every page. What it lets through must be read within a small
// part of the memory that a page may have, and become no more than a fixed multiple of what was
// written: these are counts, and the same on any machine. Time has no count; where the library runs
// without asking for memory, the alarm of the budget ends the process, which no run survives.
//
// HTML is held to what the site promises: UTF-8, read by browsers as it is written, ids once, no
// address that the filter refuses, nothing that runs. Books are XML.
#include "markdown.h"

#include <pugixml.hpp>
#include <set>

#include "base/url.h"
#include "fuzz.h"
#include "html_reading.h"
#include "markdown/cost.h"
#include "markdown/mediawiki.h"

namespace allegory::fuzz {

namespace {

/// Limits that short pages reach, too.
constexpr Limits limits{.nesting = 50, .cells = 2'000, .references = 64U << 10U};

/// What a page of so many bytes may take and become within these limits, in bytes.
constexpr std::size_t memory_for(std::size_t size) {
  return (2U << 20U) + 1024 * limits.cells + 2048 * size;
}
constexpr std::size_t output_for(std::size_t size) {
  return 4096 + 64 * limits.cells + 6 * limits.references + 512 * size;
}

HtmlOptions options_of(unsigned char bits) {
  HtmlOptions options;
  options.form = static_cast<HtmlForm>(bits % 3);
  options.skip_title = (bits & 4) != 0;
  options.heading_shift = (bits >> 3U) % 4;
  options.has_diagrams = (bits & 32) != 0;
  if ((bits & 64) != 0) options.id_prefix = "part-";
  return options;
}

/// As resolving does: what the filter refuses is text alone.
std::vector<RenderedLink> links_of(const Body& body) {
  std::vector<RenderedLink> links;
  for (const Link& link : body.links) {
    RenderedLink made;
    const UrlUse use = link.form == LinkForm::image ? UrlUse::image : UrlUse::link;
    if (is_safe_url(link.target, use))
      made.href = link.target + (link.has_fragment ? "#" + link.fragment : "");
    made.text = link.text;
    made.title = link.text;
    links.push_back(std::move(made));
  }
  return links;
}

void hold_body(const SourceSet& sources, const Body& body, std::size_t size) {
  std::set<std::string_view> anchors;
  for (const Heading& heading : body.headings) {
    hold_place(sources, heading.at, "a heading has a place");
    hold_utf8(heading.text, "a heading is UTF-8");
    hold(anchors.insert(heading.anchor).second, "no two headings share an anchor", heading.anchor);
  }
  for (const Link& link : body.links) {
    hold_place(sources, link.at, "a link has a place");
    hold_utf8(link.target, "a target is UTF-8");
    hold_utf8(link.text, "the text of a link is UTF-8");
  }
  for (const RawLoss& loss : body.raw_html) hold_place(sources, loss.at, "a loss has a place");
  for (const Prose& prose : body.prose) {
    hold_utf8(prose.text, "prose is UTF-8");
    for (const ProsePiece& piece : prose.pieces)
      hold(piece.begin <= piece.end && piece.end <= prose.text.size() &&
               piece.source <= piece.source_end && piece.source_end <= body.at.end,
           "a piece of prose has a place");
  }
  hold_utf8(body.summary, "a summary is UTF-8");
  hold_utf8(body.first_sentence, "a first sentence is UTF-8");
  hold(body.headings.size() + body.links.size() + body.prose.size() <= 3 * size + 3,
       "no more is found than was written");
}

void hold_attribute(const std::string& name, const std::string& value) {
  hold(!name.starts_with("on") && name != "srcdoc" && name != "formaction",
       "an attribute runs nothing", name);
  if (name == "href" || name == "action")
    hold(is_safe_url(value, UrlUse::link), "a page leads only where it may", value);
  if (name == "src" || name == "poster" || name == "background")
    hold(is_safe_url(value, UrlUse::image), "a page shows only what it may", value);
}

void hold_html(const std::string& html) {
  const HtmlSteps written = written_html(html);
  const std::string unlike = difference(written, read_html(html));
  hold(unlike.empty(), "browsers read HTML as it is written", unlike);
  std::set<std::string_view> ids;
  for (const HtmlStep& step : written) {
    hold(step.kind == HtmlStep::Kind::text || (step.name != "script" && step.name != "style" &&
                                               step.name != "iframe" && step.name != "object"),
         "no element runs anything", step.name);
    for (const auto& [name, value] : step.attributes) {
      hold_attribute(name, value);
      if (name == "id") hold(ids.insert(value).second, "an id is given once", value);
    }
  }
}

void hold_xml(const std::string& html) {
  const std::string document = "<div>" + html + "</div>";
  hold(static_cast<bool>(pugi::xml_document().load_string(document.c_str())), "a book is XML",
       html);
}

void run(std::string_view text, const HtmlOptions& options) {
  const PageCost cost = estimate_cost(text, limits);
  if (!cost.excesses.empty() || cost.cost > affordable_cost) return;
  SourceSet sources;
  const SourceId id = sources.add("content/page.md", std::string(text));
  const auto size = static_cast<std::uint32_t>(text.size());
  ReadingBudget budget;
  budget.bytes = 16 * memory_for(size);  // of its budget a short page gets a sixteenth
  const Body body = read_markdown(sources, {id, 0, size}, budget);
  hold(!body.overrun, "what is estimated as cheap is read with little memory", text);
  hold_body(sources, body, size);
  const std::vector<RenderedLink> links = links_of(body);
  const std::string html = render_html(sources, body, links, options);
  const std::size_t most = output_for(size);
  hold(html.size() <= most, "HTML is no more than a multiple of the page", text);
  hold_utf8(html, "HTML is UTF-8");
  for (std::size_t at = 0; at < html.size();)
    hold(is_html_character(next_code_point(html, at)), "HTML holds no control", html);
  options.form == HtmlForm::book ? hold_xml(html) : hold_html(html);
  const std::string wiki = render_wiki(sources, body, links, {}).text;
  hold_utf8(wiki, "Markdown for wikis is UTF-8");
  hold(wiki.size() <= most, "Markdown for wikis is no more than a multiple of the page", text);
  const std::string wikitext = render_mediawiki(sources, body, links, {}).text;
  hold_utf8(wikitext, "wikitext is UTF-8");
  hold(wikitext.size() <= most, "wikitext is no more than a multiple of the page", text);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  if (size == 0) return 0;
  allegory::prepare_markdown();
  fuzz::run(fuzz::text_of(fuzz::bytes_of(data, size).substr(1)), fuzz::options_of(data[0]));
  return 0;
}
