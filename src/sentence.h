// Statements → sentences that a reader who knows no notation can read.
//
// Comes in: an allegory's statements as they were written, or the nodes that the checker made of
// them. Goes out: text in which labels stand for names, and verbs are told as `says:` of their
// predicate has it. A sentence ends after about 400 bytes, so that all of them together stay linear
// in what was written, however often one statement speaks of another.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "allegory.h"
#include "analogy/structure.h"

namespace allegory {

/// Something that is spoken of: a name in words, or a clause.
struct Phrase {
  std::string text;
  bool is_clause = false;
};

/// A clause taken apart: what is said of which phrases.
struct Saying {
  std::string_view verb;
  bool negated = false;
  bool is_attribute = false;
  std::vector<std::string_view> roles;  ///< one for each phrase
  std::vector<Phrase> phrases;
};

/// How an allegory puts things: its predicates' `says:`, and what is said without one.
class Wording {
 public:
  explicit Wording(const Allegory& allegory);
  /// The clause as words, without capital and full stop; at most about 400 bytes.
  std::string say(const Saying& saying) const;

 private:
  std::string_view pattern(const Saying& saying) const;
  std::unordered_map<std::string, std::string_view> says_;  ///< by verb, in normal form
};

/// A phrase with a capital and a full stop.
std::string as_sentence(std::string phrase);

/// A verb, role or id as words: `strives-for` is `strives for`.
std::string as_words(std::string_view name);

/// An allegory's statements in words: `The Scarecrow desires brain.` Short statements that a
/// statement speaks of are spelled out one level deep. Empty for a statement that could not be
/// read.
std::vector<std::string> statement_sentences(const Site& site, const Allegory& allegory);

/// What each node of a side says, without capital and full stop.
std::vector<std::string> node_phrases(const Site& site, const Allegory& allegory,
                                      const World& world, Side side);

/// What each node of the side `from` says once carried to the other side, of which
/// `across` are the node_phrases(): what has an image is told as that image is. Of a split or a
/// composite all members are named; what nothing stands for is written `?label`.
std::vector<std::string> carried_phrases(const Site& site, const Allegory& allegory,
                                         const Structure& structure, Side from,
                                         const std::vector<std::string>& across);

}  // namespace allegory
