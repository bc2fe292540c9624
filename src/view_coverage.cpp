// The page `coverage` of a site with several allegories: which of them tells what. See view.h.
//
// Two names are one subject if their labels are the same, case aside: allegories that use one cast
// share its entities anyway, and those that do not can only mean the same by saying the same. Rows
// are subjects, columns allegories. Many columns are shown as marks and told again in words; both
// are bounded, so the page stays readable and near-linear in what was written.
#include <algorithm>
#include <set>

#include "view_coverage_parts.h"

namespace allegory {

namespace {

/// Up to so many columns, fields hold names; beyond, marks.
constexpr std::size_t columns_with_names = 6;
/// Columns of one table; beyond, there are several.
constexpr std::size_t columns_per_table = 40;
/// About how many fields all tables of a kind may have together, and rows that are shown anyway.
constexpr std::size_t most_fields = 8000, least_rows = 50;
constexpr std::size_t names_per_field = 8;
constexpr std::size_t disagreements_shown = 100;

/// Makes the values of the page.
class Writer {
 public:
  Writer(const Place& place, const Coverage& coverage)
      : place_(place),
        coverage_(coverage),
        is_compact_(coverage.columns.size() > columns_with_names) {}

  ValueObject page() const;

 private:
  const Allegory& allegory(std::uint32_t index) const {
    return place_.context.site.allegories[index];
  }
  ValueList allegories() const;
  ValueList relations(const Allegory& from) const;
  void add_matrix(ValueObject& data, std::string_view name, Side side,
                  const std::vector<std::uint32_t>& rows) const;
  Value table(Side side, const std::vector<std::uint32_t>& rows, std::size_t first,
              std::size_t last) const;
  Value row(Side side, std::uint32_t subject, std::size_t first, std::size_t last) const;
  Value field(Side side, const Topic& subject, std::uint32_t column) const;
  ValueList names(Side side, const std::set<std::uint32_t>& subjects) const;
  Value in_words(Side side, std::uint32_t subject, std::string_view what) const;
  ValueList disagreements(std::size_t& left_out) const;

  const Place& place_;
  const Coverage& coverage_;
  bool is_compact_;
};

ValueList Writer::relations(const Allegory& from) const {
  ValueList items;
  const Words& words = place_.words();
  if (from.version_of)
    items.emplace_back(words.of("coverage_version", {allegory(*from.version_of).title}));
  for (const std::uint32_t used : from.uses)
    if (from.version_of != used)
      items.emplace_back(words.of("coverage_uses", {allegory(used).title}));
  return items;
}

ValueList Writer::allegories() const {
  ValueList items;
  for (const std::uint32_t column : coverage_.columns) {
    const Allegory& shown = allegory(column);
    ValueObject item;
    add(item, "title", shown.title);
    add(item, "url", place_.page_url(shown.address));
    add(item, "account_url", place_.page_url(account_address(shown)));
    add(item, "story", shown.story);
    add(item, "idea", shown.idea);
    add(item, "figures", account_line(place_, column));
    add_list(item, "has_relations", "relations", relations(shown));
    items.emplace_back(std::move(item));
  }
  return items;
}

ValueList Writer::names(Side side, const std::set<std::uint32_t>& subjects) const {
  ValueList items;
  const std::vector<Topic>& known = coverage_.side(side);
  const std::size_t count = std::min(subjects.size(), names_per_field);
  for (const std::uint32_t subject : subjects) {
    if (items.size() == count) break;
    ValueObject item;
    const Entity& entity = entity_of(place_.context.site, known[subject].entity);
    add(item, "label", entity.label);
    add(item, "url", place_.page_url(entity.address));
    add(item, "voice", side == Side::story ? "story" : "idea");
    add(item, "is_last", items.size() + 1 == count);
    items.emplace_back(std::move(item));
  }
  if (subjects.size() > count)
    items.emplace_back(
        ValueObject{{"label", "…"}, {"url", false}, {"voice", "more"}, {"is_last", true}});
  return items;
}

Value Writer::field(Side side, const Topic& subject, std::uint32_t column) const {
  const auto told = subject.tellings.find(column);
  const bool is_told = told != subject.tellings.end();
  ValueObject item;
  add(item, "is_told", is_told);
  add(item, "is_named", !is_told && subject.named_in.contains(column));
  if (is_told)
    add(item, "names", names(side == Side::story ? Side::idea : Side::story, told->second));
  return item;
}

Value Writer::row(Side side, std::uint32_t subject, std::size_t first, std::size_t last) const {
  const Topic& shown = coverage_.side(side)[subject];
  const Entity& entity = entity_of(place_.context.site, shown.entity);
  ValueObject item;
  add(item, "label", entity.label);
  add(item, "url", place_.page_url(entity.address));
  add(item, "count", std::to_string(shown.tellings.size()));
  ValueList fields;
  for (std::size_t at = first; at < last; ++at)
    fields.push_back(field(side, shown, coverage_.columns[at]));
  add(item, "fields", std::move(fields));
  return item;
}

Value Writer::table(Side side, const std::vector<std::uint32_t>& rows, std::size_t first,
                    std::size_t last) const {
  ValueObject table;
  const bool is_whole = last - first == coverage_.columns.size();
  add(table, "label",
      is_whole
          ? std::string{}
          : place_.words().of("coverage_group", {std::to_string(first + 1), std::to_string(last)}));
  ValueList columns;
  for (std::size_t at = first; at < last; ++at) {
    const Allegory& shown = allegory(coverage_.columns[at]);
    columns.push_back(link_to(place_, shown.title, shown.address));
  }
  add(table, "columns", std::move(columns));
  ValueList items;
  for (const std::uint32_t subject : rows) items.push_back(row(side, subject, first, last));
  add(table, "rows", std::move(items));
  return table;
}

void Writer::add_matrix(ValueObject& data, std::string_view name, Side side,
                        const std::vector<std::uint32_t>& rows) const {
  const std::size_t columns = coverage_.columns.size();
  const std::size_t limit = std::max(least_rows, most_fields / columns);
  const std::vector<std::uint32_t> shown(
      rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(limit, rows.size())));
  ValueObject matrix;
  ValueList tables;
  for (std::size_t first = 0; first < columns; first += columns_per_table)
    tables.push_back(table(side, shown, first, std::min(columns, first + columns_per_table)));
  add(matrix, "voice", side == Side::story ? "story" : "idea");
  add(matrix, "heading",
      place_.words().of(side == Side::story ? "coverage_character" : "coverage_concept"));
  add(matrix, "is_compact", is_compact_);
  add(matrix, "tables", std::move(tables));
  ValueList words;
  if (is_compact_)
    for (const std::uint32_t subject : shown)
      if (!coverage_.side(side)[subject].tellings.empty())
        words.push_back(in_words(side, subject, {}));
  add_list(matrix, "has_words", "words_of", std::move(words));
  if (rows.size() > shown.size())
    add(matrix, "left_out",
        place_.words().of("account_left_out", {std::to_string(rows.size() - shown.size())}));
  if (!rows.empty()) add(data, name, std::move(matrix));
}

Value Writer::in_words(Side side, std::uint32_t subject, std::string_view what) const {
  const Topic& shown = coverage_.side(side)[subject];
  const Entity& entity = entity_of(place_.context.site, shown.entity);
  ValueObject item;
  add(item, "label", entity.label);
  add(item, "url", place_.page_url(entity.address));
  add(item, "voice", side == Side::story ? "story" : "idea");
  add_text(item, "what", what);
  ValueList tellings;
  for (const auto& [column, subjects] : shown.tellings) {
    ValueObject telling;
    add(telling, "title", allegory(column).title);
    add(telling, "page", place_.page_url(allegory(column).address));
    add(telling, "names", names(side == Side::story ? Side::idea : Side::story, subjects));
    tellings.emplace_back(std::move(telling));
  }
  add(item, "tellings", std::move(tellings));
  return item;
}

ValueList Writer::disagreements(std::size_t& left_out) const {
  ValueList items;
  left_out = 0;
  for (const Side side : {Side::story, Side::idea})
    for (const std::uint32_t subject : coverage_.disagreements(side)) {
      if (items.size() == disagreements_shown) {
        ++left_out;
        continue;
      }
      items.push_back(in_words(side, subject,
                               place_.words().of(side == Side::story ? "coverage_one_character"
                                                                     : "coverage_one_concept")));
    }
  return items;
}

ValueObject Writer::page() const {
  ValueObject data;
  add(data, "allegories", allegories());
  add_matrix(data, "concepts", Side::idea, coverage_.rows(Side::idea));
  add_matrix(data, "characters", Side::story, coverage_.rows(Side::story));
  add(data, "legend", place_.words().of(is_compact_ ? "coverage_legend_marks" : "coverage_legend"));
  std::size_t left_out = 0;
  add_list(data, "has_disagreements", "disagreements", disagreements(left_out));
  if (left_out > 0)
    add(data, "disagreements_left_out",
        place_.words().of("account_left_out", {std::to_string(left_out)}));
  return data;
}

}  // namespace

Value coverage_view(const ViewContext& context) {
  const Place place{context, std::string(coverage_address)};
  PageFacts facts{.kind = "coverage"};
  facts.title = place.words().of("coverage_title");
  facts.description = place.words().of("coverage_lead");
  ValueObject data = page_data(place, facts, {});
  const Coverage coverage(context);
  add(data, "coverage", Writer(place, coverage).page());
  return data;
}

}  // namespace allegory
