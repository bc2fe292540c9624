// See labels.h.
#include "prose/labels.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

/// Pronouns, articles, conjunctions, prepositions, auxiliaries and the commonest adverbs, sorted.
/// Those of fewer than three letters are too short anyway.
constexpr auto english = std::to_array<std::string_view>(
    {"about",     "above",     "across",     "after",      "again",   "against",  "all",
     "almost",    "alone",     "along",      "already",    "also",    "although", "always",
     "among",     "and",       "another",    "any",        "anybody", "anyone",   "anything",
     "are",       "around",    "away",       "back",       "because", "been",     "before",
     "behind",    "being",     "below",      "between",    "both",    "but",      "can",
     "cannot",    "could",     "did",        "does",       "doing",   "done",     "down",
     "during",    "each",      "either",     "else",       "enough",  "even",     "ever",
     "every",     "everybody", "everyone",   "everything", "few",     "first",    "for",
     "from",      "further",   "had",        "has",        "have",    "having",   "her",
     "here",      "hers",      "herself",    "him",        "himself", "his",      "how",
     "however",   "into",      "its",        "itself",     "just",    "last",     "less",
     "like",      "many",      "may",        "might",      "more",    "most",     "much",
     "must",      "myself",    "neither",    "never",      "nobody",  "none",     "nor",
     "not",       "nothing",   "now",        "off",        "often",   "once",     "one",
     "only",      "onto",      "other",      "others",     "our",     "ours",     "ourselves",
     "out",       "over",      "own",        "perhaps",    "quite",   "rather",   "same",
     "shall",     "she",       "should",     "since",      "some",    "somebody", "someone",
     "something", "still",     "such",       "than",       "that",    "the",      "their",
     "theirs",    "them",      "themselves", "then",       "there",   "these",    "they",
     "thing",     "things",    "this",       "those",      "though",  "through",  "thus",
     "too",       "toward",    "towards",    "two",        "under",   "until",    "upon",
     "very",      "was",       "way",        "well",       "were",    "what",     "whatever",
     "when",      "where",     "whether",    "which",      "while",   "who",      "whom",
     "whose",     "why",       "will",       "with",       "within",  "without",  "would",
     "yes",       "yet",       "you",        "your",       "yours",   "yourself"});

/// In capitals from end to end, a word is found only so, and is not common then.
bool is_all_capitals(std::string_view spelling) {
  for (std::size_t at = 0; at < spelling.size();)
    if (!is_capital(next_code_point(spelling, at))) return false;
  return true;
}

}  // namespace

Grammar grammar_of(std::string_view language) {
  return fold(language.substr(0, language.find('-'))) == "en" ? Grammar::english : Grammar::none;
}

StopWords::StopWords(const std::vector<std::string>& own) {
  for (const std::string& word : own) own_.insert(folded_spelling(word));
}

Fitness StopWords::fitness(std::string_view label, Grammar grammar) const {
  const std::string folded = folded_spelling(label);
  const bool is_common = grammar == Grammar::english && std::ranges::binary_search(english, folded);
  if ((is_common && !is_all_capitals(spelling(label))) || own_.contains(folded))
    return Fitness::too_common;
  std::size_t characters = 0;
  std::size_t least = 2;
  for (std::size_t at = 0; at < folded.size(); at = character_end(folded, at)) {
    std::size_t first = at;
    const WordPart part = word_part(next_code_point(folded, first));
    if (part == WordPart::symbol) return Fitness::fit;
    if (part != WordPart::unspaced && part != WordPart::katakana) least = 3;
    ++characters;
  }
  return characters < least ? Fitness::too_short : Fitness::fit;
}

}  // namespace allegory
