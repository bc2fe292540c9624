// The ways in which people write down that one thing stands for another, found in plain text.
//
// Comes in: a line or paragraph without markup. Goes out: the two names and the words behind them,
// as written. Whether the words are meant so is not decided here: `Paris: a city` has the form of a
// pair too. One place is a question, several of a form on one page are a habit (pairs.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// Two names that stand side by side, and what is said behind them.
struct PairText {
  std::string story, idea;
  std::string rest;  ///< what follows, without the mark between; may be several sentences
};

/// `Dorothy: The Model` in bold, `bold` bytes long, and text behind it; also with an arrow.
std::optional<PairText> bold_pair(std::string_view text, std::size_t bold);

/// `Dorothy` in bold, then `: the model`, which is as short as a name.
std::optional<PairText> bold_name(std::string_view text, std::size_t bold);

/// `Dorothy: The Model`, and maybe `: prose`.
std::optional<PairText> colon_pair(std::string_view line);

/// `Dorothy as the Model`; with `needs_colon` only with a colon at the end.
std::optional<PairText> as_pair(std::string_view line, bool needs_colon);

/// `Dorothy → the model`, with any of the arrows that people type, and maybe a reason behind it.
std::optional<PairText> arrow_pair(std::string_view line);

/// `Dorothy = the model`.
std::optional<PairText> equals_pair(std::string_view line);

/// Whether `text` can be a name: one to ten words that are no sentence, no number and no address.
bool can_be_name(std::string_view text);

/// A name without what stands around it: white space, a full stop, quotes.
std::string_view bare_name(std::string_view text);

/// The words behind a pair as its reason, on one line; empty unless they are one sentence.
std::string reason_from(std::string_view rest);

/// Whether a line says who speaks in a chat that was copied: `You said:`, `ChatGPT said:`.
bool is_speaker(std::string_view line);

/// Whether a cell of a table says that its row adds the others up.
bool is_total(std::string_view cell);

/// Whether `text` is a figure: digits with their signs, and no word.
bool is_figure(std::string_view text);

}  // namespace allegory
