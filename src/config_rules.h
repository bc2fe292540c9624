// Rules that a project makes for itself, as `rules:` of `allegory.yaml` says them.
//
// A rule speaks of all things of one subject for which every condition of `where` holds. It reports
// those of them for which a condition of `require` does not hold, or all conditions of `forbid` do.
// A condition compares one measure of a thing with what is written: words and patterns with the
// texts that it has, `true` and `false` with a fact, numbers with a count or a degree. The tables
// here name the measures; user_rule_measures.cpp takes them.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"
#include "diagnostic.h"
#include "schema_shape.h"
#include "source.h"

namespace allegory {

/// What a rule can speak of; its words in `select:` are `subject_words`, in this order.
enum class Subject : std::uint8_t { entity, correspondence, statement, section, allegory };
inline constexpr std::array<std::string_view, 5> subject_words{"entity", "correspondence",
                                                               "statement", "section", "allegory"};

/// What can be asked about a thing.
struct Measure {
  enum class Kind : std::uint8_t {
    pattern,  ///< texts; one of them fits one of the patterns
    word,     ///< the same, of few words
    truth,
    count,
    degree,  ///< a number in [0, 1]
  };
  std::string_view key;
  std::string_view meaning;
  Kind kind = Kind::pattern;
  std::span<const std::string_view> words{};
};

/// The measures of a subject.
std::span<const Measure> measures_of(Subject subject);

/// One line of `where`, `require` or `forbid`.
struct Condition {
  std::uint32_t measure = 0;  ///< index into measures_of() the subject
  Span at;                    ///< from the key to the end of its value
  std::vector<Glob> patterns;
  bool truth = true;
  double least = 0.0;
  double most = std::numeric_limits<double>::infinity();
};

/// A rule. If it could not be read in whole, that has been reported, and it is not `usable`: it is
/// not run, but its name is known.
struct UserRule {
  std::string_view name;  ///< a text of the SourceSet
  Span at;                ///< of the name
  Span whole;             ///< from the name to the end of the rule
  Subject subject = Subject::entity;
  std::vector<Condition> where, require, forbid;
  Span forbid_at;       ///< of the key `forbid`
  std::string message;  ///< with placeholders
  std::string help;     ///< the same; may be empty
  Severity severity = Severity::warning;
  bool is_usable = false;
};

/// The next placeholder `{key}` of a message at or behind `at`; `key` is what stands in the braces.
/// No key: there is none.
struct Placeholder {
  std::size_t begin = 0, end = 0;
  std::string_view key;
};
Placeholder next_placeholder(std::string_view message, std::size_t at);

/// What `rules:` may be, and what a condition of each subject may be.
extern const YamlShape user_rules_shape;
extern const std::array<YamlShape, subject_words.size()> condition_shapes;
/// What a count and a degree are compared with.
extern const YamlShape count_shape, degree_shape;

}  // namespace allegory
