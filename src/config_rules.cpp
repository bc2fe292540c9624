// Reads `rules:` of `allegory.yaml`. See config_rules.h.
//
// `select:` is looked for first, since it says which conditions there are. A rule with a mistake is
// not run: without the condition that could not be read, it would speak of other things.
#include "config_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "config_parts.h"
#include "schema_rows.h"

namespace allegory {

namespace {

constexpr std::size_t rules_limit = 100;
constexpr std::size_t message_limit = 500;
constexpr std::int64_t count_limit = 1'000'000'000;
constexpr std::array<std::string_view, 3> severity_words{"error", "warning", "note"};
constexpr std::string_view rule_name_pattern = "^[a-z0-9-]+$";
/// Something beside white space.
constexpr std::string_view message_pattern = R"([^ \t\r\n])";

/// The numbers that will do.
struct Range {
  std::optional<double> least, most;
};

/// Whether nothing is written, which would silently ask for nothing; that is reported.
bool is_absent(const ValueReader& read, const YamlEntry& entry) {
  const std::string& key = entry.key.value;
  const bool is_null = entry.value.type == YamlNode::Type::null;
  if (is_null) read.wrong_type(key, entry.value, "a number", fmt::format("write `{}: 1`", key));
  return is_null;
}

template <auto Member>
void read_count(const ValueReader& read, const YamlEntry& entry, Range& range) {
  if (is_absent(read, entry)) return;
  const std::optional<std::int64_t> count = read.integer(entry.key.value, entry.value);
  if (!count) return;
  if (*count >= 0 && *count <= count_limit)
    range.*Member = static_cast<double>(*count);
  else
    read.invalid(entry.value.at, fmt::format("`{}` must be a count", entry.key.value),
                 fmt::format("found `{}`", *count))
        .help(fmt::format("write a whole number from 0 to {}", count_limit));
}

template <auto Member>
void read_degree(const ValueReader& read, const YamlEntry& entry, Range& range) {
  if (!is_absent(read, entry))
    range.*Member = read.number(entry.key.value, entry.value, 0.0, 1.0, true);
}

constexpr YamlShape count = shapes::filled(shapes::or_count(
    shapes::matching("^[0-9]+$", shapes::wording), static_cast<double>(count_limit)));
constexpr YamlShape degree = shapes::filled(shapes::degree(true));

constexpr auto count_rows = std::to_array<KeyRow<Range>>({
    {{"min", "The least count that will do.", count}, read_count<&Range::least>},
    {{"max", "The greatest count that will do.", count}, read_count<&Range::most>},
});
constexpr auto degree_rows = std::to_array<KeyRow<Range>>({
    {{"min", "The least degree that will do.", degree}, read_degree<&Range::least>},
    {{"max", "The greatest degree that will do.", degree}, read_degree<&Range::most>},
});
constexpr auto count_properties = properties_of(count_rows);
constexpr auto degree_properties = properties_of(degree_rows);

/// How a condition on a measure is written, for a message and for its help.
std::pair<std::string_view, std::string> form_of(const Measure& measure) {
  switch (measure.kind) {
    case Measure::Kind::pattern:
      return {"a pattern, or a list of them", fmt::format("write `{}: name-*`", measure.key)};
    case Measure::Kind::word:
      return {"a word, or a list of them",
              fmt::format("write `{}: {}`", measure.key, measure.words.front())};
    case Measure::Kind::truth:
      return {"`true` or `false`", fmt::format("write `{}: true`", measure.key)};
    case Measure::Kind::count:
      return {"a count, or a mapping with `min` and `max`",
              fmt::format("write `{}: {{min: 1}}`", measure.key)};
    case Measure::Kind::degree:
      break;
  }
  return {"a mapping with `min` and `max`", fmt::format("write `{}: {{min: 0.5}}`", measure.key)};
}

void read_patterns(const ValueReader& read, const Measure& measure, const YamlNode& node,
                   Condition& condition) {
  for (const Spanned<std::string>& text : read.texts(measure.key, node))
    condition.patterns.emplace_back(text.value);
}

void read_words(const ValueReader& read, const Measure& measure, const YamlNode& node,
                Condition& condition) {
  const std::span<const YamlNode> items = node.type == YamlNode::Type::sequence
                                              ? std::span<const YamlNode>(node.items)
                                              : std::span<const YamlNode>(&node, 1);
  for (const YamlNode& item : items) {
    if (item.type == YamlNode::Type::null)
      read.wrong_type(measure.key, item, "a list of words", form_of(measure).second);
    else if (const auto word = read.word(measure.key, item, measure.words))
      condition.patterns.emplace_back(*word);
  }
}

void read_range(const ValueReader& read, const Measure& measure, const YamlEntry& entry,
                Condition& condition) {
  Range range;
  if (measure.kind == Measure::Kind::degree) {
    read_keys(degree_rows, read, read.map(measure.key, entry.value, "min: 0.5"), "key of a range",
              range);
  } else if (entry.value.type == YamlNode::Type::map) {
    read_keys(count_rows, read, entry.value.entries, "key of a range", range);
  } else {
    read_count<&Range::least>(read, entry, range);
    range.most = range.least;
  }
  condition.least = range.least.value_or(condition.least);
  condition.most = range.most.value_or(condition.most);
  if (condition.least > condition.most)
    read.invalid(entry.value.at, fmt::format("no number is in the range of `{}`", measure.key),
                 "`min` is greater than `max`")
        .help("exchange the two");
}

/// Whether nothing is written; then the condition would say nothing.
bool is_empty(const YamlNode& node) {
  return node.type == YamlNode::Type::null ||
         (node.text.empty() && node.items.empty() && node.entries.empty());
}

Condition read_condition(const ValueReader& read, const Measure& measure, const YamlEntry& entry) {
  Condition condition;
  const YamlNode& value = entry.value;
  condition.at = {entry.key.at.source, entry.key.at.begin,
                  std::max(entry.key.at.end, value.at.end)};
  if (is_empty(value)) {
    const auto [expected, help] = form_of(measure);
    read.wrong_type(measure.key, value, expected, help);
  } else if (measure.kind == Measure::Kind::pattern) {
    read_patterns(read, measure, value, condition);
  } else if (measure.kind == Measure::Kind::word) {
    read_words(read, measure, value, condition);
  } else if (measure.kind == Measure::Kind::truth) {
    condition.truth = read.boolean(measure.key, value).value_or(true);
  } else {
    read_range(read, measure, entry, condition);
  }
  return condition;
}

/// Reads `where`, `require` or `forbid`.
std::vector<Condition> read_conditions(const ValueReader& read, const YamlEntry& entry,
                                       Subject subject) {
  const std::span<const Measure> measures = measures_of(subject);
  std::vector<Condition> conditions;
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "path: part-*")) {
    const auto found = std::ranges::find(measures, line.key.value, &Measure::key);
    if (found != measures.end()) {
      conditions.push_back(read_condition(read, *found, line));
      conditions.back().measure = static_cast<std::uint32_t>(found - measures.begin());
      continue;
    }
    std::vector<std::string_view> known;
    for (const Measure& measure : measures) known.push_back(measure.key);
    read.unknown_key(
        line, known,
        fmt::format("`{}` condition", subject_words[static_cast<std::size_t>(subject)]));
  }
  return conditions;
}

/// A rule and what is known while it is read.
struct Draft {
  UserRule rule;
  std::optional<Subject> subject;  ///< empty: there is no finding out what the conditions mean
};

template <auto Member>
void read_list(const ValueReader& read, const YamlEntry& entry, Draft& draft) {
  if (draft.subject) draft.rule.*Member = read_conditions(read, entry, *draft.subject);
  if constexpr (Member == &UserRule::forbid) draft.rule.forbid_at = entry.key.at;
}

void read_subject(const ValueReader& read, const YamlEntry& entry, Draft& draft) {
  const std::optional<std::string> word = read.word(entry.key.value, entry.value, subject_words);
  if (word)
    draft.subject =
        static_cast<Subject>(std::ranges::find(subject_words, *word) - subject_words.begin());
}

/// Reports what stands in braces and is no placeholder.
void check_placeholders(const ValueReader& read, const YamlNode& node, Subject subject) {
  std::vector<std::string> known{"id", "title"};
  for (const Measure& measure : measures_of(subject)) known.emplace_back(measure.key);
  for (Placeholder found = next_placeholder(node.text, 0); !found.key.empty();
       found = next_placeholder(node.text, found.end)) {
    if (std::ranges::find(known, found.key) != known.end()) continue;
    Span at = node.at;
    if (node.text_begin != YamlNode::no_offset)
      at = {at.source, node.text_begin + static_cast<std::uint32_t>(found.begin),
            node.text_begin + static_cast<std::uint32_t>(found.end)};
    Report report = read.invalid(at, fmt::format("unknown placeholder `{{{}}}`", found.key),
                                 "nothing can be put here");
    if (const std::optional<std::string> meant = closest(found.key, known))
      report.help(fmt::format("did you mean `{{{}}}`?", *meant));
    else
      report.help(fmt::format("known here: `{{{}}}`", fmt::join(known, "}`, `{")));
  }
}

template <auto Member>
void read_message(const ValueReader& read, const YamlEntry& entry, Draft& draft) {
  const std::optional<Spanned<std::string>> text = read.text(entry.key.value, entry.value);
  if (!text) return;
  if (text->value.size() > message_limit)
    read.invalid(text->at, fmt::format("`{}` is too long", entry.key.value),
                 fmt::format("more than {} bytes", message_limit))
        .help("say it in a sentence");
  else if (draft.subject)
    check_placeholders(read, entry.value, *draft.subject);
  draft.rule.*Member = text->value;
}

void read_severity(const ValueReader& read, const YamlEntry& entry, Draft& draft) {
  const std::optional<std::string> word = read.word(entry.key.value, entry.value, severity_words);
  if (word)
    draft.rule.severity =
        static_cast<Severity>(std::ranges::find(severity_words, *word) - severity_words.begin());
}

/// `select` has been read before all else.
void pass_over(const ValueReader&, const YamlEntry&, Draft&) {}

constexpr YamlShape conditions = shapes::map_of(shapes::anything);
constexpr YamlShape some_conditions = shapes::filled(conditions);
constexpr YamlShape sentence = shapes::filled(shapes::matching(message_pattern));
constexpr auto rows = std::to_array<KeyRow<Draft>>({
    {{"select", "What the rule speaks of.", {.types = YamlShape::string, .words = subject_words}},
     pass_over},
    {{"where", "Conditions that all hold for what it speaks of; else it speaks of all.",
      conditions},
     read_list<&UserRule::where>},
    {{"require", "Conditions that are to hold; one that does not is a finding.", some_conditions},
     read_list<&UserRule::require>},
    {{"forbid", "Conditions of which one is not to hold; all of them together are a finding.",
      some_conditions},
     read_list<&UserRule::forbid>},
    {{"message",
      "The finding. `{id}`, `{title}` and every condition's key in braces stand for what is there.",
      sentence, "'`{id}` stands for nothing'"},
     read_message<&UserRule::message>},
    {{"help", "What to do about it; placeholders as in `message`.", shapes::text},
     read_message<&UserRule::help>},
    {{"level", "The severity of the finding.", shapes::word(severity_words), {}, "warning"},
     read_severity},
});
constexpr auto properties = properties_of(rows);
constexpr std::array<std::string_view, 3> varied{"where", "require", "forbid"};
constexpr auto variants = [] {
  std::array<Variant, subject_words.size()> all{};
  for (std::size_t index = 0; index < all.size(); ++index)
    all[index] = {subject_words[index], &condition_shapes[index]};
  return all;
}();
constexpr YamlShape rule_shape = [] {
  YamlShape shape = shapes::filled(shapes::object(properties, "select message"));
  shape.one_required = "require forbid";
  shape.varied = varied;
  shape.varied_by = "select";
  shape.variants = variants;
  return shapes::named("rule", shape);
}();

/// The name as it stands in the file, which outlives all findings; empty if it is none.
std::string_view name_in(const SourceSet& sources, const Span& at) {
  std::string_view name = sources.text(at);
  const bool is_quoted = name.size() > 2 && (name.front() == '"' || name.front() == '\'');
  if (is_quoted) name = name.substr(1, name.size() - 2);
  const bool is_good =
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
  return is_good ? name : std::string_view();
}

void report_missing(const ValueReader& read, const YamlEntry& line, std::string_view what,
                    std::string_view help) {
  read.diagnostics()
      .report("missing-key", line.key.at,
              fmt::format("the rule `{}` has no {}", line.key.value, what), "expected below")
      .help(std::string(help));
}

/// Reports keys that must be there and are not; what cannot be read has its own finding.
void report_missing_keys(const ValueReader& read, const YamlEntry& line) {
  const auto lacks = [&](std::string_view key) {
    return std::ranges::none_of(line.value.entries, [&](const YamlEntry& entry) {
      return entry.key.value == key && !is_empty(entry.value);
    });
  };
  const auto is_blank = [](const YamlEntry& entry) {
    return entry.key.value == "message" && entry.value.type == YamlNode::Type::scalar &&
           entry.value.text.find_first_not_of(" \t\r\n") == std::string::npos;
  };
  if (lacks("select"))
    report_missing(read, line, "`select`", "write `select: section`, or what else it speaks of");
  if (lacks("require") && lacks("forbid"))
    report_missing(read, line, "`require` and no `forbid`", "write `require: {…}`");
  if (lacks("message") || std::ranges::any_of(line.value.entries, is_blank))
    report_missing(read, line, "`message`", "write `message: what is wrong`");
}

UserRule read_rule(const ValueReader& read, const YamlEntry& line, std::string_view name) {
  const std::size_t findings = read.diagnostics().items().size();
  Draft draft;
  draft.rule.name = name;
  draft.rule.at = line.key.at;
  draft.rule.whole = {line.key.at.source, line.key.at.begin,
                      std::max(line.key.at.end, line.value.at.end)};
  const std::vector<YamlEntry>& entries =
      read.map(line.key.value, line.value, "select: section, …");
  for (const YamlEntry& entry : entries)
    if (entry.key.value == "select") read_subject(read, entry, draft);
  read_keys(rows, read, entries, "key of a rule", draft);
  if (read.diagnostics().items().size() == findings) report_missing_keys(read, line);
  if (draft.subject) draft.rule.subject = *draft.subject;
  draft.rule.is_usable = read.diagnostics().items().size() == findings;
  return std::move(draft.rule);
}

}  // namespace

constinit const YamlShape count_shape =
    shapes::named("count", shapes::either(count, shapes::object(count_properties)));
constinit const YamlShape degree_shape =
    shapes::named("degree", shapes::filled(shapes::object(degree_properties)));
constinit const YamlShape user_rules_shape = shapes::map_of(rule_shape, rule_name_pattern);

Placeholder next_placeholder(std::string_view message, std::size_t at) {
  const std::size_t end = message.find('}', at);
  if (end == std::string_view::npos) return {};
  const std::size_t begin = message.substr(0, end).rfind('{');
  if (begin == std::string_view::npos || begin < at || begin + 1 == end) return {};
  return {begin, end + 1, message.substr(begin + 1, end - begin - 1)};
}

void read_user_rules(const ValueReader& read, const YamlEntry& entry, Config& config) {
  const std::vector<YamlEntry>& lines = read.map(entry.key.value, entry.value, "name: {…}");
  for (const YamlEntry& line : lines) {
    if (config.rules.size() == rules_limit) {
      read.invalid(line.key.at, fmt::format("there are more than {} rules", rules_limit),
                   "one too many")
          .help("put several conditions into one rule");
      break;
    }
    const std::string_view name = name_in(read.sources(), line.key.at);
    if (name.empty())
      read.invalid(line.key.at, fmt::format("`{}` cannot be the name of a rule", line.key.value),
                   "cannot be allowed")
          .help("a name is of small letters, digits and hyphens");
    else
      config.rules.push_back(read_rule(read, line, name));
  }
  std::ranges::sort(config.rules, {}, &UserRule::name);
}

const UserRule* find_user_rule(const Config& config, std::string_view name) {
  const auto found = std::ranges::lower_bound(config.rules, name, {}, &UserRule::name);
  return found != config.rules.end() && found->name == name ? &*found : nullptr;
}

}  // namespace allegory
