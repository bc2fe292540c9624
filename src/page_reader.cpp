// See page_reader.h.
#include "page_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/process.h"
#include "base/text.h"
#include "markdown.h"
#include "markdown/cost.h"

namespace allegory {

namespace {

/// The first line of a part of the page.
Span first_line(const SourceSet& sources, const Span& body, std::size_t begin, std::size_t end) {
  const std::string_view part = sources.text(body).substr(begin, end - begin);
  const std::size_t size = std::min(part.find_first_of("\r\n"), part.size());
  const auto from = static_cast<std::uint32_t>(body.begin + begin);
  return {body.source, from, static_cast<std::uint32_t>(from + size)};
}

/// What is said of an excess.
struct Wording {
  std::string message, label, help;
  std::string_view limit;
};

Wording words_of(const Excess& excess, const Limits& limits) {
  switch (excess.kind) {
    case Excess::Kind::nesting:
      return {fmt::format("lists, quotes and footnotes stand more than {} deep in each other",
                          limits.nesting),
              "the deepest line", "write it flatter", "nesting"};
    case Excess::Kind::cells:
      return {fmt::format("a table would have {} cells", excess.amount), "begins here",
              fmt::format("{} cells are read; divide the table", limits.cells), "cells"};
    case Excess::Kind::references:
      return {fmt::format("reference links could repeat their definition {} times its {} bytes",
                          excess.amount / (excess.end - excess.begin), excess.end - excess.begin),
              "the longest definition", "write a shorter address or title", "references"};
    case Excess::Kind::addresses:
      return {"too many e-mail addresses stand in one block", "begins here",
              "divide the block by blank lines", "addresses"};
  }
  return {};
}

void report_excess(const SourceSet& sources, const Span& body, const Excess& excess,
                   const Limits& limits, Diagnostics& diagnostics) {
  const Wording words = words_of(excess, limits);
  diagnostics
      .report("too-expensive", first_line(sources, body, excess.begin, excess.end), words.message,
              words.label)
      .help(words.help + limit_help(words.limit));
}

/// What the system said about the other process.
Wording words_of(const ProcessResult& result, const Limits& limits) {
  const std::string divide = "divide the block by blank lines, or the page";
  constexpr int timed_out = 128 + 24;  // SIGXCPU
  const auto status = static_cast<Trial>(result.status);
  if (result.start_error)
    return {"page is costly to read, and a process to try it could not be started: " +
                error_words(*result.start_error),
            {},
            divide,
            "page-seconds"};
  if (result.is_too_late || result.status == timed_out || status == Trial::out_of_time)
    return {fmt::format("page is too expensive to render: it may take more than {} s",
                        limits.page_seconds),
            {},
            divide,
            "page-seconds"};
  if (status == Trial::out_of_memory)
    return {"page is too expensive to render: it takes too much memory", {}, divide, "page-memory"};
  if (status == Trial::too_much_output)
    return {fmt::format("page is too expensive to render: it becomes more than {}",
                        size_words(page_output_limit)),
            {},
            divide,
            "references"};
  return {
      fmt::format("page is too expensive to render: trying it ended with status {}", result.status),
      {},
      divide,
      "page-memory"};
}

ProcessResult start_trial(std::string_view text, const ReadingGuard& guard) {
  ProcessCall call;
  call.words = {guard.program, "try-page", "--limits", limits_text(guard.limits)};
  call.input = text;
  // The system counts the time of the processor. The clock only has to tell when there is none to
  // be had at all: a busy machine must not refuse what an idle one reads.
  call.time_limit = static_cast<unsigned>(12 * guard.limits.page_seconds);
  return run_process(call);
}

Wording words_of(Overrun overrun, const Limits& limits) {
  ProcessResult same;
  same.status =
      static_cast<int>(overrun == Overrun::time ? Trial::out_of_time : Trial::out_of_memory);
  return words_of(same, limits);
}

}  // namespace

Body read_page(const SourceSet& sources, const Span& body, const ReadingGuard& guard,
               Diagnostics& diagnostics) {
  Body nothing;
  nothing.at = {body.source, body.end, body.end};
  nothing.overrun = Overrun::time;
  const std::string_view text = sources.text(body);
  const PageCost cost = estimate_cost(text, guard.limits);
  for (const Excess& excess : cost.excesses)
    report_excess(sources, body, excess, guard.limits, diagnostics);
  if (!cost.excesses.empty()) return nothing;

  const auto report = [&](const Wording& words) {
    const Span at = first_line(sources, body, cost.costliest_begin, cost.costliest_end);
    diagnostics.report("too-expensive", at, words.message, "most of it here")
        .help(words.help + limit_help(words.limit));
  };
  if (cost.cost > affordable_cost && !guard.program.empty()) {
    const ProcessResult result = start_trial(text, guard);
    if (result.start_error || result.is_too_late || result.status != 0) {
      report(words_of(result, guard.limits));
      return nothing;
    }
  }
  Body read = read_markdown(sources, body,
                            {static_cast<unsigned>(guard.limits.page_seconds),
                             static_cast<std::size_t>(guard.limits.page_memory)});
  if (read.overrun) report(words_of(*read.overrun, guard.limits));
  return read;
}

}  // namespace allegory
