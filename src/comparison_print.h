// A comparison as text, as Markdown and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "comparison.h"

namespace allegory {

/// For people: plain text on lines of at most 80 columns, safe to print.
std::string comparison_text(const Comparison& comparison);

/// For a comment on a pull request: at most 60,000 bytes. Nothing that an author wrote is markup, a
/// link, a mention or a reference to an issue there.
std::string comparison_markdown(const Comparison& comparison);

/// For programs: one object.
std::string comparison_json(const Comparison& comparison, std::string_view version);

/// `systematicity 0.87 → 0.91`; of an allegory that came or went, a word about that.
std::string systematicity_words(const AllegoryComparison& allegory);

/// A change without what it is about: `(character)` for a name, ` (anchor)` for an address; empty
/// where the list says enough.
std::string remark_of(const Change& change);

/// What an address leads to: ` (page: The end)`, with its text as given.
std::string address_remark(const Change& change, std::string_view text);

/// What is missing from the comparison because of errors; empty if nothing is.
std::string errors_words(const Comparison& comparison);

}  // namespace allegory
