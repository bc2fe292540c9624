// Correspondences → stamps. See review.h.
//
// Each end is digested once, from the sorted digests of what is said of it, and a stamp is made
// from the digests of the ends. So a character that has many statements and many correspondences
// costs their sum and not their product. Digests are FNV-1a, 64 bit [Fowler, Noll, Vo].
#include "analogy/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t listed_statements = 3;
constexpr std::size_t half = 6;  // digits

/// What a name in a correspondence is: an entity or a statement of the same allegory.
using End = std::tuple<EntityRef, std::uint32_t>;

End end_of(const Reference& reference) {
  return {reference.entity, reference.entity.is_bound() ? none : reference.statement};
}

/// What is said of an end.
struct Surroundings {
  std::vector<std::uint32_t> statements;  ///< in the order written, each once
  bool is_clear = true;                   ///< all of them could be read, and their names are known
  std::uint64_t digest = 0;
};

class Reviewer {
 public:
  Reviewer(const Site& site, std::uint32_t index)
      : site_(site),
        allegory_(site.allegories[index]),
        is_readable_(!allegory_.is_incomplete &&
                     std::ranges::none_of(allegory_.statements, [](const Statement& statement) {
                       return statement.text.clauses.empty();
                     })) {
    for (const Correspondence& line : allegory_.correspondences)
      for (const auto* list : {&line.from, &line.to})
        for (const Reference& reference : *list)
          if (reference.is_bound()) ends_.try_emplace(end_of(reference));
    for (std::uint32_t at = 0; at < allegory_.statements.size(); ++at) gather(at);
    for (auto& [end, surroundings] : ends_) settle(end, surroundings);
  }

  ReviewState state(const Correspondence& line) const {
    ReviewState state;
    state.is_clear = is_readable_ && !line.from.empty() && !line.to.empty();
    state.story = end(line.from, state.is_clear);
    state.idea = end(line.to, state.is_clear);
    // A letter in front makes it a word and no number; it costs a bit and a half.
    char& first = state.story.stamp.front();
    first = static_cast<char>('a' + (first <= '9' ? first - '0' : first - 'a' + 10) % 6);
    return state;
  }

 private:
  /// Puts a statement among what is said of each end that it names, and of itself.
  void gather(std::uint32_t at) {
    const Statement& statement = allegory_.statements[at];
    if (site_.sections[statement.section].written.front.draft) return;
    const bool is_clear = std::ranges::all_of(statement.references, &Reference::is_bound);
    const auto note = [&](const End& end) {
      const auto found = ends_.find(end);
      if (found == ends_.end()) return;
      Surroundings& surroundings = found->second;
      surroundings.is_clear = surroundings.is_clear && is_clear;
      if (surroundings.statements.empty() || surroundings.statements.back() != at)
        surroundings.statements.push_back(at);
    };
    note({EntityRef{}, at});
    for (const Reference& reference : statement.references)
      if (reference.is_bound()) note(end_of(reference));
  }

  void settle(const End& end, Surroundings& surroundings) const {
    Digest digest;
    if (const EntityRef ref = std::get<EntityRef>(end); ref.is_bound()) {
      const Entity& entity = entity_of(site_, ref);
      digest.add(info(entity.written.kind).name);
      if (entity.written.labels.empty()) digest.add(normalize(entity.label));
      for (const Spanned<std::string>& label : entity.written.labels)
        digest.add(normalize(label.value));
    } else {
      digest.add(statement_digest(allegory_.statements[std::get<std::uint32_t>(end)]));
    }
    std::vector<std::uint64_t> said;
    for (const std::uint32_t at : surroundings.statements)
      said.push_back(statement_digest(allegory_.statements[at]));
    std::ranges::sort(said);
    // Saying a thing twice says no more.
    said.erase(std::unique(said.begin(), said.end()), said.end());
    for (const std::uint64_t each : said) digest.add(each);
    surroundings.digest = digest.value();
  }

  /// What stands around all of these; `is_clear` becomes false if one is not known.
  ReviewState::End end(const std::vector<Reference>& references, bool& is_clear) const {
    ReviewState::End end;
    std::vector<std::uint64_t> digests;
    for (const Reference& reference : references) {
      const auto found = ends_.find(end_of(reference));
      is_clear = is_clear && found != ends_.end() && found->second.is_clear;
      if (found == ends_.end()) continue;
      digests.push_back(found->second.digest);
      for (const std::uint32_t statement : found->second.statements) {
        if (std::ranges::find(end.statements, statement) != end.statements.end()) continue;
        end.is_more = end.statements.size() == listed_statements;
        if (end.is_more) break;
        end.statements.push_back(statement);
      }
    }
    std::ranges::sort(digests);
    Digest all;
    for (const std::uint64_t digest : digests) all.add(digest);
    end.stamp = fmt::format("{:06x}", (all.value() >> 32U ^ all.value()) & 0xFFFFFFU);
    return end;
  }

  const Site& site_;
  const Allegory& allegory_;
  bool is_readable_;  ///< every page and every statement could be read
  std::map<End, Surroundings> ends_;
};

}  // namespace

std::uint64_t statement_digest(const Statement& statement) {
  Digest digest;
  for (const Clause& clause : statement.text.clauses) {
    digest.add(clause.negated ? "not" : "");
    digest.add(clause.is_attribute ? "is" : "");
    digest.add(normalize(clause.verb.value));
    for (const Argument& argument : clause.arguments) {
      digest.add(normalize(argument.role));
      if (argument.term.clause == Term::none)
        digest.add(normalize(argument.term.name.value));
      else
        digest.add(argument.term.clause);
    }
    digest.add(std::uint64_t{clause.arguments.size()});
  }
  return digest.value();
}

std::vector<ReviewState> review_states(const Site& site, std::uint32_t allegory) {
  const Reviewer reviewer(site, allegory);
  std::vector<ReviewState> states;
  for (const Correspondence& line : site.allegories[allegory].correspondences)
    states.push_back(reviewer.state(line));
  return states;
}

Changed changed_since(std::string_view stamp, const ReviewState& now) {
  return {stamp.substr(0, half) != now.story.stamp, stamp.substr(half) != now.idea.stamp};
}

bool is_stamp(std::string_view text) {
  return text.size() == 2 * half && text.front() >= 'a' &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace allegory
