// Rules → docs/rules.md. Examples go into fences longer than any they hold, so that an example with
// a code block in it stays whole.
#include "rules_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "rule.h"

namespace allegory {

namespace {

constexpr std::string_view introduction =
    R"(# Rules

Every finding of `allegory check` carries the name of one of these rules; `allegory explain NAME`
explains one in the terminal. The level is what a rule's findings count as unless `levels:` in
`allegory.yaml` says otherwise; `allow: [name]` in a page's front matter or
`<!-- allegory-allow name: reason -->` before a block silences a rule for that page or block.
`allegory check --fix` puts right what it can without changing what you mean, and `--fix=all` also
what is a guess; a finding of such a rule has no fix where none can be told.

An example is a whole project: a line `-- path --` starts the file of that name.
)";

/// A vertical bar would end the cell of a table.
std::string table_cell(std::string_view text) {
  std::string cell;
  for (const char byte : text) {
    if (byte == '|') cell += '\\';
    cell += byte;
  }
  return cell;
}

std::size_t longest_run_of_backticks(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char byte : text) {
    run = byte == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string example(std::string_view title, std::string_view text) {
  if (text.empty()) return {};
  const std::string fence(std::max<std::size_t>(3, longest_run_of_backticks(text) + 1), '`');
  return fmt::format("\n{}\n\n{}text\n{}{}{}\n", title, fence, text,
                     text.ends_with('\n') ? "" : "\n", fence);
}

/// How a rule's findings are put right, as the option that does it.
std::string_view fix_option(const Rule& rule) {
  switch (rule.fix) {
    case FixKind::none:
      break;
    case FixKind::safe:
      return "`--fix`";
    case FixKind::ask:
      return "`--fix=all`";
  }
  return {};
}

std::string section(const Rule& rule) {
  std::string text = fmt::format("\n## {}\n\nLevel: {}.", rule.name, to_string(rule.severity));
  if (rule.fix != FixKind::none) text += fmt::format(" {} puts it right.", fix_option(rule));
  if (!rule.can_be_silenced) text += " It cannot be silenced.";
  if (rule.exit_status != 1) text += fmt::format(" As an error, exit status {}.", rule.exit_status);
  text += fmt::format("\n\n{}\n", trim(rule.explanation));
  text += example("This raises it:", rule.bad);
  text += example("This does not:", rule.good);
  return text;
}

}  // namespace

std::string rules_markdown() {
  std::string page(introduction);
  page += "\n| rule | level | fix | what it finds |\n| --- | --- | --- | --- |\n";
  for (const Rule* rule : rules())
    page += fmt::format("| [`{}`](#{}) | {} | {} | {} |\n", rule->name, rule->name,
                        to_string(rule->severity), fix_option(*rule), table_cell(rule->summary));
  for (const Rule* rule : rules()) page += section(*rule);
  return page;
}

}  // namespace allegory
