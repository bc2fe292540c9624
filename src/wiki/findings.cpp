// Losses and sizes → findings. See findings.h.
#include "wiki/findings.h"

#include <fmt/format.h>

namespace allegory {

namespace {

/// One finding for all losses of a kind: where the first is, and how many there are.
void report_kind(const Target& target, const std::vector<WikiLoss>& losses, WikiLoss::Kind kind,
                 std::string_view what, std::string_view shown_as, Diagnostics& diagnostics) {
  const WikiLoss* first = nullptr;
  std::size_t count = 0;
  for (const WikiLoss& loss : losses) {
    if (loss.kind != kind) continue;
    if (!first) first = &loss;
    ++count;
  }
  if (!first) return;
  const std::string subject = count == 1 ? fmt::format("a {} is", what)
                                         : fmt::format("{} {}s of this page are", count, what);
  diagnostics.report(
      "wiki-lowered", first->at,
      fmt::format("{} shown as {} in the format `{}`", subject, shown_as, target.name),
      count == 1 ? std::string() : "the first of them");
}

}  // namespace

void report_losses(const Target& target, const std::vector<WikiLoss>& losses,
                   Diagnostics& diagnostics) {
  report_kind(target, losses, WikiLoss::Kind::formula, "formula", "TeX", diagnostics);
  report_kind(target, losses, WikiLoss::Kind::diagram, "diagram", "code", diagnostics);
  for (const WikiLoss& loss : losses)
    if (loss.kind == WikiLoss::Kind::diagram_too_large)
      diagnostics
          .report("wiki-diagram", loss.at,
                  fmt::format("the format `{}` does not draw a diagram of this size", target.name))
          .note(target.diagram_edges > 0
                    ? fmt::format("up to {} bytes and {} lines are drawn", target.diagram_bytes,
                                  target.diagram_edges)
                    : fmt::format("up to {} bytes are drawn", target.diagram_bytes))
          .help("divide it");
}

void report_size(const WikiContext& context, const WikiPage& page, std::size_t bytes,
                 Diagnostics& diagnostics) {
  const Target& target = context.form.target;
  if (target.page_bytes == 0 || bytes <= target.page_bytes) return;
  diagnostics
      .report_path(
          "wiki-page-size", fmt::format("{}/{}.md", target.name, page.name),
          fmt::format("a page of {} kB, which is shown as plain text or not at all", bytes / 1000))
      .note(fmt::format("up to {} kB are shown well", target.page_bytes / 1000))
      .help(context.has_many_pages() ? "divide the section"
                                     : "write `pages: many` under `wiki:` in `allegory.yaml`");
}

}  // namespace allegory
