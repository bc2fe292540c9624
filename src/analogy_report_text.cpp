// The report on analogies for people. See analogy_report_print.h.
//
// Headings in capitals and signs in front of lines carry the structure, so that nothing is lost
// without colour, on paper or read aloud.
#include <fmt/format.h>

#include "analogy_report_print.h"
#include "base/text.h"
#include "names.h"
#include "sentence.h"

namespace allegory {

namespace {

constexpr std::size_t width = 80;

/// `a, b and c`
std::string listed(const std::vector<ReportName>& names) {
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    if (at > 0) text += at + 1 == names.size() ? " and " : ", ";
    text += names[at].entity.is_bound() ? names[at].text : "“" + names[at].text + "”";
  }
  return text;
}

std::string items(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Text that grows part by part.
class Page {
 public:
  void heading(std::string_view text) { text_ += fmt::format("\n{}\n\n", text); }
  void paragraph(std::string_view text) { text_ += wrap_text(text, width, "", ""); }
  void item(std::string_view text) { text_ += wrap_text(text, width, "  ", "    "); }
  void remark(std::string_view text) { text_ += wrap_text(text, width, "      ", "      "); }
  void gap() { text_ += '\n'; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// `(split; loose; only on its page)`: what is not usual about a link, and how close it is.
std::string manner(const ReportLink& link) {
  std::string text;
  if (link.is_negative) return " (not to be read so)";
  if (link.cardinality == Cardinality::composite) text += "composite; ";
  if (link.cardinality == Cardinality::split) text += "split; ";
  text += closeness(link.strength);
  if (link.is_override) text += "; read anew on its page";
  return " (" + text + ")";
}

std::string carriers(const ReportLink& link) {
  std::string text;
  for (const ReportVerbs& verbs : link.carried_by) {
    text += text.empty() ? "carried by: " : ", ";
    text += verbs.story == verbs.idea ? verbs.story : verbs.story + " → " + verbs.idea;
    if (verbs.count > 1) text += fmt::format(" (×{})", verbs.count);
  }
  return text;
}

void print_links(const AnalogyReport& report, Page& page) {
  page.heading("WHAT STANDS FOR WHAT");
  if (report.links.empty()) page.item("Nothing does yet.");
  for (const ReportLink& link : report.links) {
    page.item(listed(link.story) + " — " + listed(link.idea) + manner(link));
    if (!link.carried_by.empty()) page.remark(carriers(link));
    if (!link.because.empty()) page.remark("because " + link.because);
  }
}

void print_figures(const AnalogyReport& report, Page& page) {
  page.heading("HOW MUCH CARRIES OVER");
  page.item(as_sentence(figures_of(report)));
  for (const Side side : {Side::story, Side::idea}) {
    const ReportSide& told = report.side(side);
    if (told.statements.empty()) continue;
    page.item(fmt::format("{}: {} carried, {} predicted, {} broken off, {} silent",
                          side == Side::story ? "story" : "idea", told.carried, told.predicted,
                          told.broken, told.silent));
  }
}

std::string support(const ReportPrediction& prediction) {
  return fmt::format(
      "{}, support {:.2f}",
      prediction.is_structural ? "carried by what both sides say" : "carried by the names alone",
      prediction.support);
}

void print_predictions(const AnalogyReport& report, Page& page) {
  if (!report.predictions.empty()) {
    page.heading("WHAT IT PREDICTS");
    for (const ReportPrediction& prediction : report.predictions) {
      page.item(prediction.text);
      page.remark("from the story: " + report.story.statements[prediction.source].text);
      page.remark(support(prediction));
    }
  }
  if (!report.questions.empty()) {
    page.heading("WHAT IT ASKS OF THE STORY");
    for (const ReportPrediction& question : report.questions) {
      std::string text = question.text;
      if (text.ends_with('.')) text.pop_back();
      page.item("Is it so that “" + text + "”?");
      page.remark("from the idea: " + report.idea.statements[question.source].text);
      page.remark(support(question));
    }
  }
}

/// What is the matter with two statements.
std::string clash_words(const ReportClash& clash) {
  const bool has_parts = !clash.story_part.empty() && !clash.idea_part.empty();
  const std::string parts =
      has_parts ? fmt::format(": “{}” does not stand for “{}”", clash.story_part, clash.idea_part)
                : std::string();
  switch (clash.kind) {
    case ReportClash::Kind::role_swap:
      return "the same with the parts exchanged";
    case ReportClash::Kind::crossed_argument:
      return "one part differs" + parts;
    case ReportClash::Kind::mismatch:
      return "declared to correspond, and they do not" + parts;
    case ReportClash::Kind::contradicted:
      return "the idea says the opposite of what the story suggests";
    case ReportClash::Kind::unbroken:
      return "named under `breaks:`, and it holds all the same";
    case ReportClash::Kind::verb_gap:
      break;
  }
  return fmt::format("only the verbs differ: pair “{}” with “{}”, if they mean the same",
                     clash.story_part, clash.idea_part);
}

void print_breaks(const AnalogyReport& report, Page& page) {
  if (report.breaks.empty() && report.clashes.empty()) return;
  page.heading("WHERE IT BREAKS");
  for (const ReportBreak& line : report.breaks) {
    page.item(line.what.text);
    if (!line.reason.empty()) page.remark(line.reason);
  }
  for (const ReportClash& clash : report.clashes) {
    page.item(report.story.statements[clash.story].text + " / " +
              report.idea.statements[clash.idea].text);
    page.remark(clash_words(clash));
  }
}

void print_uncovered(const AnalogyReport& report, Page& page) {
  if (report.story.uncovered.empty() && report.idea.uncovered.empty()) return;
  page.heading("WHAT HAS NO COUNTERPART");
  for (const ReportName& name : report.story.uncovered)
    page.item(name.text + " stands for nothing");
  for (const ReportName& name : report.idea.uncovered)
    page.item("nothing in the story stands for " + name.text);
}

void print_unused(const AnalogyReport& report, Page& page) {
  const ReportUnused& unused = report.unused;
  if (unused.links.empty() && unused.verbs.empty() && unused.predicates.empty() &&
      unused.names.empty())
    return;
  page.heading("WHAT IS UNUSED");
  for (const std::uint32_t at : unused.links)
    page.item(listed(report.links[at].story) + " — " + listed(report.links[at].idea) +
              ": nothing that carries over speaks of them");
  for (const VerbPair& pair : unused.verbs)
    page.item(
        fmt::format("{} → {}: the verbs match no statements", pair.story.value, pair.idea.value));
  for (const Spanned<std::string>& verb : unused.predicates)
    page.item(verb.value + ": no statement has this verb");
  for (const ReportName& name : unused.names)
    page.item(name.text + ": no statement, correspondence or page speaks of it");
}

}  // namespace

std::string report_text(std::span<const AnalogyReport> reports, const ReportHead& head) {
  Page page;
  if (head.errors > 0) {
    page.paragraph(fmt::format("{}; run `allegory check`. What {} about is missing here.",
                               items(head.errors, "error", "errors"),
                               head.errors == 1 ? "it is" : "they are"));
    page.gap();
  }
  if (reports.empty()) page.paragraph("There is no allegory here.");
  for (const AnalogyReport& report : reports) {
    if (&report != &reports.front()) page.gap();
    std::string title = heading_of(report);
    if (reports.size() > 1 && !report.folder.empty() && report.folder != title)
      title += fmt::format(" ({})", report.folder);
    page.paragraph(title);
    print_figures(report, page);
    print_links(report, page);
    print_predictions(report, page);
    print_breaks(report, page);
    print_uncovered(report, page);
    print_unused(report, page);
  }
  return page.take();
}

}  // namespace allegory
