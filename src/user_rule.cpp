// Selects things, tests conditions, words the findings. See user_rule.h.
#include "user_rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "user_rule_measures.h"

namespace allegory {

namespace {

constexpr std::size_t placeholder_limit = 200;
constexpr std::size_t message_limit = 1'000;

/// Whether a condition holds for what was measured; nothing if that cannot be told.
std::optional<bool> holds(const Condition& condition, const Measured& measured) {
  if (const bool* truth = std::get_if<bool>(&measured)) return *truth == condition.truth;
  if (const double* number = std::get_if<double>(&measured))
    return *number >= condition.least && *number <= condition.most;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&measured))
    return std::ranges::any_of(condition.patterns, [&](const Glob& pattern) {
      return std::ranges::any_of(*texts,
                                 [&](const std::string& text) { return pattern.matches(text); });
    });
  return std::nullopt;
}

/// Whether all conditions are known to hold.
bool all_hold(const std::vector<Condition>& conditions, const Thing& thing) {
  return std::ranges::all_of(conditions, [&](const Condition& condition) {
    return holds(condition, take(thing, condition.measure)).value_or(false);
  });
}

std::string spell(const Measured& measured) {
  if (const bool* truth = std::get_if<bool>(&measured)) return *truth ? "true" : "false";
  if (const double* number = std::get_if<double>(&measured)) return fmt::format("{:.4g}", *number);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&measured))
    return fmt::format("{}", fmt::join(*texts, ", "));
  return "unknown";
}

/// What stands for a placeholder; config_rules.cpp has seen to it that there is something.
std::string fill(const Thing& thing, std::string_view key) {
  if (key == "id") return id_of(thing);
  if (key == "title") return title_of(thing);
  const std::span<const Measure> measures = measures_of(thing.subject);
  const auto found = std::ranges::find(measures, key, &Measure::key);
  return spell(take(thing, static_cast<std::uint32_t>(found - measures.begin())));
}

std::string expand(const Thing& thing, std::string_view message) {
  std::string text;
  std::size_t at = 0;
  for (Placeholder found = next_placeholder(message, 0); !found.key.empty();
       found = next_placeholder(message, at)) {
    text += message.substr(at, found.begin - at);
    text += shortened(fill(thing, found.key), placeholder_limit);
    at = found.end;
  }
  text += message.substr(at);
  return shortened(text, message_limit);
}

/// What was found instead of what a condition asks, for a label.
std::string describe(const Thing& thing, const Condition& condition) {
  const Measure& measure = measures_of(thing.subject)[condition.measure];
  const std::string value = shortened(spell(take(thing, condition.measure)), placeholder_limit);
  return value.empty() ? fmt::format("has no `{}`", measure.key)
                       : fmt::format("`{}` is {}", measure.key, value);
}

std::string describe(const Thing& thing, const std::vector<Condition>& conditions) {
  std::vector<std::string> parts;
  for (const Condition& condition : conditions) parts.push_back(describe(thing, condition));
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// Runs one rule.
class Runner {
 public:
  Runner(const UserRule& rule, const Facts& facts, const Usage& usage, Diagnostics& diagnostics)
      : rule_(rule), facts_(facts), usage_(usage), reporter_(rule.name, diagnostics) {}

  void run() {
    if (rule_.subject == Subject::section) return run_sections();
    for (std::uint32_t index = 0; index < facts_.site.allegories.size(); ++index) {
      const Allegory& allegory = facts_.site.allegories[index];
      if (allegory.is_incomplete) continue;
      if (rule_.subject == Subject::allegory) {
        examine({facts_, usage_, rule_.subject, index, index});
        continue;
      }
      for (std::size_t at = 0; at < count(allegory); ++at)
        examine({facts_, usage_, rule_.subject, index, static_cast<std::uint32_t>(at)});
    }
  }

 private:
  std::size_t count(const Allegory& allegory) const {
    if (rule_.subject == Subject::entity) return allegory.entities.size();
    if (rule_.subject == Subject::statement) return allegory.statements.size();
    return allegory.correspondences.size();
  }

  void run_sections() {
    const std::vector<Section>& sections = facts_.site.sections;
    for (std::uint32_t index = 0; index < sections.size(); ++index)
      if (!sections[index].written.broken)
        examine({facts_, usage_, rule_.subject, sections[index].allegory, index});
  }

  /// A correspondence that is written the wrong way round has a finding of its own.
  bool is_settled(const Thing& thing) const {
    return rule_.subject != Subject::correspondence ||
           !facts_.site.allegories[thing.allegory].correspondences[thing.index].is_reversed;
  }

  void examine(const Thing& thing) {
    if (!is_settled(thing) || !all_hold(rule_.where, thing)) return;
    for (const Condition& condition : rule_.require) {
      if (holds(condition, take(thing, condition.measure)).value_or(true)) continue;
      return complain(thing, describe(thing, condition), condition.at, "asked for here");
    }
    if (!rule_.forbid.empty() && all_hold(rule_.forbid, thing))
      complain(thing, describe(thing, rule_.forbid), rule_.forbid_at, "forbidden here");
  }

  void complain(const Thing& thing, std::string found, const Span& asked_at,
                std::string_view asked) {
    const Allegory* homeless =
        rule_.subject == Subject::allegory ? &facts_.site.allegories[thing.allegory] : nullptr;
    std::string message = expand(thing, rule_.message);
    if (homeless != nullptr && homeless->index == none) {
      // There is no text to point at, so the finding is about the folder.
      reporter_
          .about(homeless->folder.empty() ? "content" : "content/" + homeless->folder,
                 std::move(message))
          .note(std::move(found))
          .help(expand(thing, rule_.help));
      return;
    }
    reporter_(place_of(thing), std::move(message), std::move(found))
        .label(asked_at, std::string(asked))
        .help(expand(thing, rule_.help));
  }

  const UserRule& rule_;
  const Facts& facts_;
  const Usage& usage_;
  Reporter reporter_;
};

}  // namespace

UserRules::UserRules(const Facts& facts) : facts_(facts) {
  for (const UserRule& rule : facts.site.config.rules)
    if (rule.is_usable && find_rule(rule.name) == nullptr) rules_.push_back(&rule);
  if (!rules_.empty()) usage_ = std::make_unique<const Usage>(count_usage(facts.site));
}

UserRules::~UserRules() = default;

void UserRules::run(std::size_t index, Diagnostics& diagnostics) const {
  Runner(*rules_[index], facts_, *usage_, diagnostics).run();
}

}  // namespace allegory
