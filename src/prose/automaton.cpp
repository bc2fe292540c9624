// See automaton.h.
#include "prose/automaton.h"

#include <algorithm>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::uint32_t inside = UINT32_MAX;

/// A text as the automaton reads it, and where each of its bytes stands in the text as it was
/// given: the first byte of a character has its place, all others `inside`.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> places;  ///< one more than bytes: the last is the end

  void add(std::string_view folded, std::size_t place) {
    for (std::size_t index = 0; index < folded.size(); ++index)
      places.push_back(index == 0 ? static_cast<std::uint32_t>(place) : inside);
    text += folded;
  }
};

/// ASCII, and neither white space nor a control.
bool is_plain(char byte) { return byte > ' ' && byte < '\x7f'; }

Folded fold_with_places(std::string_view text) {
  Folded folded;
  folded.text.reserve(text.size());
  folded.places.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    // A letter of ASCII with another behind it carries no mark.
    if (is_plain(text[at]) && at + 1 < text.size() && is_plain(text[at + 1])) {
      const char letter = text[at++];
      folded.text +=
          letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
      folded.places.push_back(static_cast<std::uint32_t>(begin));
      continue;
    }
    const WordPart part = word_part(next_code_point(text, at));
    at = character_end(text, begin);
    if (part == WordPart::space) {
      if (!folded.text.ends_with(' ')) folded.add(" ", begin);
    } else if (part == WordPart::apostrophe) {
      folded.add("'", begin);
    } else if (part == WordPart::hyphen) {
      folded.add("-", begin);
    } else {
      folded.add(fold(text.substr(begin, at - begin)), begin);
    }
  }
  folded.places.push_back(static_cast<std::uint32_t>(text.size()));
  return folded;
}

/// The part that the character at `at` plays in words, or that before `at`; `other` at an end.
WordPart part_at(std::string_view text, std::size_t at) {
  return at < text.size() ? word_part(next_code_point(text, at)) : WordPart::other;
}
WordPart part_before(std::string_view text, std::size_t at) {
  return at == 0 ? WordPart::other : part_at(text, code_point_start(text, at - 1));
}

bool begins_well(std::string_view text, std::size_t begin) {
  const WordPart first = part_at(text, begin);
  if (first == WordPart::letter) return is_word_begin(text, begin);
  return first != WordPart::katakana || part_before(text, begin) != WordPart::katakana;
}

/// Where a label that was found up to `end` ends with its grammatical ending; 0 if a word goes on.
std::size_t full_end(std::string_view text, std::size_t end, Grammar grammar) {
  const WordPart last = part_before(text, end);
  if (last == WordPart::katakana && part_at(text, end) == WordPart::katakana) return 0;
  if (last != WordPart::letter || is_word_end(text, end)) return end;
  if (grammar != Grammar::english) return 0;
  const std::string_view rest = text.substr(end);
  for (const std::string_view possessive : {"'s", "\u2019s"})
    if (rest.starts_with(possessive) && is_word_end(text, end + possessive.size())) return end;
  return rest.starts_with('s') && is_word_end(text, end + 1) ? end + 1 : 0;
}

}  // namespace

void Automaton::add(std::string_view spelling, std::uint32_t owner) {
  labels_.push_back({fold(spelling), std::string(spelling), owner});
}

// Labels are sorted, so those that share a beginning stand together: level by level, each group
// with the same beginning is one state, and its transitions are neighbours.
void Automaton::build_states() {
  struct Group {
    std::size_t first, last;  // of folded_
  };
  std::vector<Group> groups{{0, folded_.size()}};
  states_.assign(1, {});
  std::size_t depth = 0;
  for (std::size_t level = 0, level_end = 1; level < level_end; ++depth) {
    for (; level < level_end; ++level) {
      Group group = groups[level];
      if (folded_[group.first].size() == depth)
        states_[level].output = static_cast<std::uint32_t>(group.first++);
      states_[level].first = static_cast<std::uint32_t>(next_.size());
      while (group.first < group.last) {
        const char byte = folded_[group.first][depth];
        std::size_t last = group.first;
        while (last < group.last && folded_[last][depth] == byte) ++last;
        next_.push_back(
            {static_cast<unsigned char>(byte), static_cast<std::uint32_t>(states_.size())});
        states_.emplace_back();
        groups.push_back({group.first, last});
        group.first = last;
      }
      states_[level].count = static_cast<std::uint32_t>(next_.size()) - states_[level].first;
    }
    level_end = states_.size();
  }
}

std::uint32_t Automaton::transition(std::uint32_t state, unsigned char byte) const {
  if (state == 0) return from_root_[byte];
  const auto begin = next_.begin() + states_[state].first;
  const auto end = begin + states_[state].count;
  const auto found = std::lower_bound(
      begin, end, byte,
      [](const Transition& next, unsigned char sought) { return next.byte < sought; });
  return found != end && found->byte == byte ? found->state : nothing;
}

std::uint32_t Automaton::step(std::uint32_t state, unsigned char byte) const {
  while (true) {
    const std::uint32_t next = transition(state, byte);
    if (next != nothing) return next;
    if (state == 0) return 0;
    state = states_[state].failure;
  }
}

// States stand by depth, so those above are linked before those below.
void Automaton::link_failures() {
  for (std::uint32_t above = 0; above < states_.size(); ++above) {
    for (std::uint32_t at = states_[above].first; at < states_[above].first + states_[above].count;
         ++at) {
      State& state = states_[next_[at].state];
      state.failure = above == 0 ? 0 : step(states_[above].failure, next_[at].byte);
      const State& failure = states_[state.failure];
      state.shorter = failure.output != nothing ? state.failure : failure.shorter;
    }
  }
}

void Automaton::finish() {
  if (labels_.empty()) return;
  std::ranges::stable_sort(labels_, {}, &Label::folded);
  for (Label& label : labels_) {
    if (folded_.empty() || folded_.back() != label.folded) {
      folded_.push_back(label.folded);
      owners_.emplace_back();
    }
    owners_.back().add(label.spelling, label.owner);
  }
  for (Owners& owners : owners_) owners.finish();
  build_states();
  from_root_.fill(nothing);
  for (std::uint32_t at = 0; at < states_.front().count; ++at)
    from_root_[next_[at].byte] = next_[at].state;
  link_failures();
}

/// What was found from `begin` to `end`, if words begin and end there and its case is right.
Hit Automaton::accept(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      std::uint32_t label, Grammar grammar) const {
  if (!begins_well(text, begin)) return {};
  const std::size_t last = full_end(text, end, grammar);
  if (last == 0) return {};
  const Owners& owners = owners_[label];
  const std::uint32_t owner = owners.find(
      owners.ignores_case() ? std::string() : spelling(text.substr(begin, end - begin)));
  return {begin, static_cast<std::uint32_t>(last), owner};
}

void Automaton::find(std::string_view text, Grammar grammar, std::vector<Hit>& hits) const {
  // So many labels that end in one place are looked at, the longest first. More would be labels
  // that are ends of each other, and with thousands of those time would grow with their number.
  constexpr int most_in_one_place = 16;
  const Folded folded = fold_with_places(text);
  std::vector<Hit> best(folded.text.size());  // by where they begin
  std::uint32_t state = 0;
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    state = step(state, static_cast<unsigned char>(folded.text[at]));
    if (folded.places[at + 1] == inside) continue;
    std::uint32_t with_output = states_[state].output != nothing ? state : states_[state].shorter;
    for (int looked_at = 0; with_output != nothing && looked_at < most_in_one_place; ++looked_at) {
      const std::uint32_t label = states_[with_output].output;
      with_output = states_[with_output].shorter;
      const std::size_t begin = at + 1 - folded_[label].size();
      if (folded.places[begin] == inside) continue;
      const Hit hit = accept(text, folded.places[begin], folded.places[at + 1], label, grammar);
      if (hit.owner != Owners::nobody) best[begin] = hit;
    }
  }
  std::uint32_t end = 0;
  for (const Hit& hit : best) {
    if (hit.owner == Owners::nobody || hit.begin < end) continue;
    hits.push_back(hit);
    end = hit.end;
  }
}

}  // namespace allegory
