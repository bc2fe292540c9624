// Statements → sentences that a reader who knows no notation can read. See view.h.
//
// Inner clauses stand before those that hold them, so one pass from the first to the last clause
// builds every phrase from finished ones. Phrases are cut at one length and only short statements
// are spelled out inside others, so that all sentences together stay linear in what was written.
#include <algorithm>
#include <unordered_map>

#include "view.h"

namespace allegory {

namespace {

constexpr std::size_t phrase_limit = 400;     // bytes
constexpr std::size_t spelled_out_limit = 8;  // names in a statement told inside another

void cut(std::string& phrase) {
  if (phrase.size() <= phrase_limit) return;
  std::size_t end = phrase_limit;
  while (end > 0 && (static_cast<unsigned char>(phrase[end]) & 0xc0U) == 0x80U) --end;
  phrase.resize(end);
  phrase += "…";
}

/// A verb, role or id as words: `strives-for` is `strives for`.
std::string words(std::string name) {
  std::ranges::replace(name, '-', ' ');
  return name;
}

/// An argument of a clause: what it says, and whether that is a sentence by itself.
struct Phrase {
  std::string text;
  bool is_clause = false;
  std::string quoted() const { return is_clause ? "“" + text + "”" : text; }
};

/// `{1}` and `{2}` of a predicate's `says:` become the arguments.
std::string fill(std::string_view pattern, const std::vector<Phrase>& arguments) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size() && text.size() <= phrase_limit; ++at) {
    const bool is_slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 1] >= '1' &&
                         pattern[at + 1] <= '9' && pattern[at + 2] == '}';
    const auto slot = is_slot ? static_cast<std::size_t>(pattern[at + 1] - '1') : 0;
    if (is_slot && slot < arguments.size()) {
      text += arguments[slot].text;
      at += 2;
    } else {
      text += pattern[at];
    }
  }
  return text;
}

class Teller {
 public:
  Teller(const Site& site, const Allegory& allegory) : allegory_(allegory), site_(site) {
    for (const PredicateDeclaration& predicate : allegory.predicates)
      if (predicate.says) says_.emplace(predicate.verb.value, predicate.says->value);
  }

  /// `depth`: how many levels of statements that it names are spelled out; the callers' constant.
  std::string tell(std::uint32_t statement, int depth) const {
    const Statement& told = allegory_.statements[statement];
    std::vector<std::string> phrases;
    std::size_t reference = 0;
    for (const Clause& clause : told.text.clauses) {
      std::vector<Phrase> arguments;
      for (const Argument& argument : clause.arguments)
        arguments.push_back(argument.term.clause != Term::none
                                ? Phrase{phrases[argument.term.clause], true}
                                : named(told.references[reference++], depth));
      phrases.push_back(say(clause, arguments));
    }
    return phrases.empty() ? std::string{} : std::move(phrases.back());
  }

 private:
  Phrase named(const Reference& reference, int depth) const {
    if (reference.entity.is_bound()) return {entity_of(site_, reference.entity).label};
    const bool is_told =
        reference.statement != none && depth > 0 &&
        allegory_.statements[reference.statement].references.size() <= spelled_out_limit;
    if (is_told) return {tell(reference.statement, depth - 1), true};
    return {words(reference.name.value)};
  }

  /// `says:` of the verb, or how `causes` is said between two clauses.
  std::string_view pattern(const Clause& clause, const std::vector<Phrase>& arguments) const {
    if (const auto row = says_.find(clause.verb.value); row != says_.end()) return row->second;
    const bool is_cause = clause.verb.value == "causes" && arguments.size() == 2 &&
                          arguments[0].is_clause && arguments[1].is_clause;
    return is_cause ? "{2}, because {1}" : "";
  }

  std::string say(const Clause& clause, const std::vector<Phrase>& arguments) const {
    std::string text;
    if (const std::string_view says = pattern(clause, arguments); !says.empty()) {
      text = fill(says, arguments);
    } else if (clause.is_attribute) {
      text = (arguments.empty() ? "" : arguments[0].quoted()) + " is " + words(clause.verb.value);
    } else {
      for (std::size_t at = 0; at < arguments.size() && text.size() <= phrase_limit; ++at) {
        if (at > 1) text += ' ' + words(clause.arguments[at].role);
        if (at > 0) text += ' ';
        text += arguments[at].quoted();
        if (at == 0) text += ' ' + words(clause.verb.value);
      }
    }
    if (clause.negated) text = "it is not so that " + text;
    cut(text);
    return text;
  }

  const Allegory& allegory_;
  const Site& site_;
  std::unordered_map<std::string_view, std::string_view> says_;
};

}  // namespace

std::vector<std::string> statement_sentences(const Site& site, const Allegory& allegory) {
  const Teller teller(site, allegory);
  std::vector<std::string> sentences;
  for (std::uint32_t at = 0; at < allegory.statements.size(); ++at) {
    std::string text = teller.tell(at, 1);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    if (!text.empty() && !text.ends_with("…")) text += '.';
    sentences.push_back(std::move(text));
  }
  return sentences;
}

}  // namespace allegory
