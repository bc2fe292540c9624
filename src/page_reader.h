// A page that a stranger wrote → its Body, whatever it costs.
//
// Comes in: a page's Markdown. Goes out: what is known of it, or a finding that says why it was not
// read. Four gates stand in front of that, the cheap ones first: its size (load.cpp); an estimate
// of its cost, linear in its length, which refuses what nothing good needs (markdown/cost.h); for
// what is costly, a try in a process of its own; and for every parse a budget (markdown/arena.h).
//
// The process gives nothing back but its exit status. A tree cannot be handed over, and facts that
// are written down and read again would be a second way to read a page. So it does once all that
// can be done with the page, within limits that the system keeps; and if it gets through, the same
// work is done here, where it takes the same time, or twice that at most. That costs such a page
// twice its time, and a common page nothing.
#pragma once

#include <string>

#include "diagnostic.h"
#include "page_limits.h"
#include "source.h"
#include "written.h"

namespace allegory {

/// How careful to be.
struct ReadingGuard {
  Limits limits;
  std::string program;  ///< this program, to be started again; empty: nothing is tried
};

/// Reads the Markdown that `body` covers. Reports `too-expensive` for a page that is not read; then
/// the result is empty and Body::overrun is set.
Body read_page(const SourceSet& sources, const Span& body, const ReadingGuard& guard,
               Diagnostics& diagnostics);

/// How the try of a page ended, as an exit status.
enum class Trial : int { good = 0, out_of_time = 11, out_of_memory = 12, too_much_output = 13 };

/// What the other process does: reads the page, and writes it in every form that there is.
Trial try_page(std::string text, const Limits& limits);

/// The most bytes that one form of a page may have.
inline constexpr std::size_t page_output_limit = 64U << 20U;

}  // namespace allegory
