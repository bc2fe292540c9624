// Statements → sentences. See sentence.h.
//
// Inner clauses stand before those that hold them, in what was written as among nodes, so one pass
// from the first to the last builds every phrase from finished ones.
#include "sentence.h"

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "base/text.h"
#include "names.h"

namespace allegory {

namespace {

constexpr std::size_t phrase_limit = 400;     // bytes
constexpr std::size_t spelled_out_limit = 8;  // names in a statement told inside another

std::string quoted(const Phrase& phrase) {
  return phrase.is_clause ? "“" + phrase.text + "”" : phrase.text;
}

/// `{1}` and `{2}` of a predicate's `says:` become the phrases.
std::string fill(std::string_view pattern, const std::vector<Phrase>& phrases) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size() && text.size() <= phrase_limit; ++at) {
    const bool is_slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 1] >= '1' &&
                         pattern[at + 1] <= '9' && pattern[at + 2] == '}';
    const auto slot = is_slot ? static_cast<std::size_t>(pattern[at + 1] - '1') : 0;
    if (is_slot && slot < phrases.size()) {
      text += phrases[slot].text;
      at += 2;
    } else {
      text += pattern[at];
    }
  }
  return text;
}

/// Tells statements as they were written.
class Teller {
 public:
  Teller(const Site& site, const Allegory& allegory)
      : allegory_(allegory), site_(site), wording_(allegory) {}

  /// `depth`: how many levels of statements that it names are spelled out; the callers' constant.
  std::string tell(std::uint32_t statement, int depth) const {
    const Statement& told = allegory_.statements[statement];
    std::vector<std::string> phrases;
    std::size_t reference = 0;
    for (const Clause& clause : told.text.clauses) {
      Saying saying{clause.verb.value, clause.negated, clause.is_attribute, {}, {}};
      for (const Argument& argument : clause.arguments) {
        saying.roles.emplace_back(argument.role);
        saying.phrases.push_back(argument.term.clause != Term::none
                                     ? Phrase{phrases[argument.term.clause], true}
                                     : named(told.references[reference++], depth));
      }
      phrases.push_back(wording_.say(saying));
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
    return {as_words(reference.name.value)};
  }

  const Allegory& allegory_;
  const Site& site_;
  Wording wording_;
};

std::string label_of(const Site& site, const Domain& domain, std::uint32_t entity) {
  const EntityRef ref = domain.entities[entity];
  return ref.is_bound() ? entity_of(site, ref).label : as_words(domain.names[entity]);
}

/// The labels of several members of a group, as one phrase.
std::string joined_labels(const Site& site, const Domain& domain,
                          const std::vector<std::uint32_t>& members) {
  std::string text;
  for (std::size_t at = 0; at < members.size() && text.size() <= phrase_limit; ++at) {
    if (at > 0) text += at + 1 == members.size() ? " and " : ", ";
    text += label_of(site, domain, members[at]);
  }
  return text;
}

/// The verb of the other side that says each verb of this side.
std::vector<std::uint32_t> verbs_across(const Structure& structure, Side from) {
  std::vector<std::uint32_t> across(structure.world.verbs.size());
  for (std::uint32_t verb = 0; verb < across.size(); ++verb) across[verb] = verb;
  const std::vector<std::uint32_t>& paired =
      from == Side::story ? structure.world.verb_pair : structure.verb_origin;
  for (std::uint32_t verb = 0; verb < paired.size(); ++verb)
    if (paired[verb] != none) across[verb] = paired[verb];
  return across;
}

/// Tells all nodes of a domain, from the leaves up. `ready` gives the phrase of a node that is told
/// already, or nothing; `verb_of` and `name_of` give a verb and an entity's name in words.
template <class Ready, class VerbOf, class NameOf>
std::vector<std::string> tell_nodes(const World& world, const Domain& domain,
                                    const Wording& wording, const Ready& ready,
                                    const VerbOf& verb_of, const NameOf& name_of) {
  std::vector<std::string> phrases;
  phrases.reserve(domain.nodes.size());
  for (std::uint32_t index = 0; index < domain.nodes.size(); ++index) {
    const Node& node = domain.nodes[index];
    if (std::string told = ready(index); !told.empty()) {
      phrases.push_back(std::move(told));
      continue;
    }
    Saying saying{world.verbs[verb_of(node.verb)].name, node.negated, node.is_attribute, {}, {}};
    for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
      const NodeArgument& argument = domain.arguments[at];
      saying.roles.emplace_back(world.roles[argument.role]);
      saying.phrases.push_back(argument.is_node ? Phrase{phrases[argument.index], true}
                                                : Phrase{name_of(argument.index)});
    }
    phrases.push_back(wording.say(saying));
  }
  return phrases;
}

}  // namespace

Wording::Wording(const Allegory& allegory) {
  for (const PredicateDeclaration& predicate : allegory.predicates)
    if (predicate.says) says_.emplace(normalize(predicate.verb.value), predicate.says->value);
}

std::string_view Wording::pattern(const Saying& saying) const {
  if (const auto row = says_.find(normalize(saying.verb)); row != says_.end()) return row->second;
  const bool is_cause = saying.verb == "causes" && saying.phrases.size() == 2 &&
                        saying.phrases[0].is_clause && saying.phrases[1].is_clause;
  return is_cause ? "{2}, because {1}" : "";
}

std::string Wording::say(const Saying& saying) const {
  const std::vector<Phrase>& phrases = saying.phrases;
  std::string text;
  if (const std::string_view says = pattern(saying); !says.empty()) {
    text = fill(says, phrases);
  } else if (saying.is_attribute) {
    text = (phrases.empty() ? "" : quoted(phrases[0])) + " is " + as_words(saying.verb);
  } else {
    for (std::size_t at = 0; at < phrases.size() && text.size() <= phrase_limit; ++at) {
      if (at > 1) text += ' ' + as_words(saying.roles[at]);
      if (at > 0) text += ' ';
      text += quoted(phrases[at]);
      if (at == 0) text += ' ' + as_words(saying.verb);
    }
  }
  if (saying.negated) text = "it is not so that " + text;
  text = shortened(text, phrase_limit);
  return text;
}

std::string as_words(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '-', ' ');
  return words;
}

std::string as_sentence(std::string phrase) {
  if (!phrase.empty() && phrase.front() >= 'a' && phrase.front() <= 'z')
    phrase.front() = static_cast<char>(phrase.front() - 'a' + 'A');
  if (!phrase.empty() && !phrase.ends_with("…")) phrase += '.';
  return phrase;
}

std::vector<std::string> statement_sentences(const Site& site, const Allegory& allegory) {
  const Teller teller(site, allegory);
  std::vector<std::string> sentences;
  for (std::uint32_t at = 0; at < allegory.statements.size(); ++at)
    sentences.push_back(as_sentence(teller.tell(at, 1)));
  return sentences;
}

std::vector<std::string> node_phrases(const Site& site, const Allegory& allegory,
                                      const World& world, Side side) {
  const Domain& domain = world.domain(side);
  return tell_nodes(
      world, domain, Wording(allegory), [](std::uint32_t) { return std::string{}; },
      [](std::uint32_t verb) { return verb; },
      [&](std::uint32_t entity) { return label_of(site, domain, entity); });
}

std::vector<std::string> carried_phrases(const Site& site, const Allegory& allegory,
                                         const Structure& structure, Side from,
                                         const std::vector<std::string>& across) {
  const World& world = structure.world;
  const Domain& domain = world.domain(from);
  const std::vector<std::uint32_t>& images =
      from == Side::story ? structure.image_of : structure.origin_of;
  const std::vector<std::uint32_t> verbs = verbs_across(structure, from);
  return tell_nodes(
      world, domain, Wording(allegory),
      [&](std::uint32_t node) {
        return images[node] == none ? std::string{} : across[images[node]];
      },
      [&](std::uint32_t verb) { return verbs[verb]; },
      [&](std::uint32_t entity) {
        const std::uint32_t group = domain.group[entity];
        // A quantity that nothing stands for is carried over as it is.
        if (group == none)
          return (domain.is_quantity[entity] ? "" : "?") + label_of(site, domain, entity);
        return joined_labels(
            site, world.domain(other(from)),
            from == Side::story ? world.groups[group].idea : world.groups[group].story);
      });
}

}  // namespace allegory
