// The page `account` of an allegory, and the figures that other pages show of it. See view.h; the
// lists are made in view_account_lists.cpp.
#include <fmt/format.h>

#include <array>

#include "view_account_parts.h"

namespace allegory {

namespace {

/// In the order of the bar.
constexpr std::array<Fate, 4> fates{Fate::carried, Fate::predicted, Fate::broken, Fate::silent};

std::uint32_t count_of(const ReportSide& side, Fate fate) {
  switch (fate) {
    case Fate::carried:
      return side.carried;
    case Fate::predicted:
      return side.predicted;
    case Fate::broken:
      return side.broken;
    case Fate::silent:
      break;
  }
  return side.silent;
}

std::string two_places(double number) { return fmt::format("{:.2f}", number); }

/// The stacked bar of a side, in percent of its width.
Value bar(const Place& place, const ReportSide& side, std::string_view name) {
  const Words& words = place.words();
  const double total = static_cast<double>(side.statements.size());
  ValueList parts;
  std::uint32_t before = 0;
  for (const Fate fate : fates) {
    const std::uint32_t count = count_of(side, fate);
    if (count == 0) continue;
    ValueObject part;
    add(part, "fate", to_string(fate));
    add(part, "start", two_places(100.0 * before / total));
    add(part, "share", two_places(100.0 * count / total));
    add(part, "is_solid", fate == Fate::carried);
    parts.emplace_back(std::move(part));
    before += count;
  }
  ValueObject item;
  add(item, "name", name);
  add(item, "label",
      words.of("account_bar", {name, std::to_string(side.carried), std::to_string(side.predicted),
                               std::to_string(side.broken), std::to_string(side.silent)}));
  add_list(item, "has_parts", "parts", std::move(parts));
  return item;
}

/// The table under the bars: one row for each fate.
ValueList fate_rows(const Words& words, const AnalogyReport& report) {
  ValueList rows;
  for (const Fate fate : fates) {
    ValueObject row;
    add(row, "fate", to_string(fate));
    add(row, "is_solid", fate == Fate::carried);
    add(row, "word", fate_words(words, fate));
    add(row, "meaning", words.of(fmt::format("account_fate_{}_meaning", to_string(fate))));
    add(row, "story", std::to_string(count_of(report.story, fate)));
    add(row, "idea", std::to_string(count_of(report.idea, fate)));
    rows.emplace_back(std::move(row));
  }
  return rows;
}

std::string summary_of(const Words& words, const AnalogyReport& report) {
  if (report.story.statements.empty() && report.idea.statements.empty())
    return std::string(words.of("account_summary_empty"));
  return words.of("account_summary", {std::to_string(report.story.carried),
                                      std::to_string(report.story.statements.size()),
                                      std::to_string(report.story.depth)});
}

Value statement_item(const AccountPlace& account, const ReportStatement& statement, Side across) {
  const Place& place = account.place;
  ValueObject item;
  add(item, "sentence", statement.text);
  add(item, "fate", to_string(statement.fate));
  add(item, "word", fate_words(place.words(), statement.fate));
  if (statement.counterpart != none)
    add(item, "counterpart", account.report.side(across).statements[statement.counterpart].text);
  if (statement.section != none) add(item, "where", link_to_section(place, statement.section));
  return item;
}

/// What a side says, and what became of it.
Value side_item(const AccountPlace& account, Side side, std::string_view name) {
  const bool is_story = side == Side::story;
  ValueObject item;
  add(item, "name", name);
  add(item, "voice", is_story ? "story" : "idea");
  add_limited(account.place, item, "has_statements", "statements", "left_out",
              account.report.side(side).statements, statements_shown,
              [&](const ReportStatement& statement) {
                return statement_item(account, statement, is_story ? Side::idea : Side::story);
              });
  return item;
}

Value figures_of_account(const AccountPlace& account, const Allegory& allegory) {
  const AnalogyReport& report = account.report;
  const Words& words = account.place.words();
  ValueObject data;
  add(data, "summary", summary_of(words, report));
  const bool is_told = !report.story.statements.empty() || !report.idea.statements.empty();
  add(data, "is_told", is_told);
  add(data, "number", two_places(report.systematicity));
  add(data, "how",
      words.of("account_how_number",
               {two_places(report.systematicity), two_places(report.story.systematicity),
                two_places(report.idea.systematicity)}));
  add(data, "bars",
      ValueList{bar(account.place, report.story, allegory.story),
                bar(account.place, report.idea, allegory.idea)});
  add(data, "fates", fate_rows(words, report));
  add(data, "story_total", std::to_string(report.story.statements.size()));
  add(data, "idea_total", std::to_string(report.idea.statements.size()));
  ValueList sides;
  if (is_told)
    sides = {side_item(account, Side::story, allegory.story),
             side_item(account, Side::idea, allegory.idea)};
  add(data, "sides", std::move(sides));
  return data;
}

Value figure(std::string_view fate, std::size_t count, std::string_view word, std::string url) {
  ValueObject item;
  add(item, "fate", fate);
  add(item, "count", std::to_string(count));
  add(item, "word", word);
  add(item, "url", std::move(url));
  return item;
}

}  // namespace

ValueList account_figures(const Place& place, std::uint32_t index) {
  const SiteIndex& site = place.context.index;
  if (!has_map(site, index)) return {};
  const AnalogyReport& report = site.reports[index];
  const Words& words = place.words();
  const std::string url = place.page_url(account_address(place.context.site.allegories[index]));
  return {figure("carried", report.story.carried, fate_words(words, Fate::carried),
                 url + "#account.carried"),
          figure("predicted", report.predictions.size(), fate_words(words, Fate::predicted),
                 url + "#account.predicts"),
          figure("broken", report.breaks.size(), fate_words(words, Fate::broken),
                 url + "#account.breaks")};
}

std::string account_line(const Place& place, std::uint32_t index) {
  if (!has_map(place.context.index, index)) return {};
  const AnalogyReport& report = place.context.index.reports[index];
  return place.words().of(
      "account_line",
      {std::to_string(report.story.carried), std::to_string(report.story.statements.size()),
       std::to_string(report.predictions.size()), std::to_string(report.breaks.size())});
}

Value account_view(const ViewContext& context, std::uint32_t index) {
  const Allegory& allegory = context.site.allegories[index];
  const Place place{context, account_address(allegory)};
  const AccountPlace account{place, context.index.reports[index]};
  PageFacts facts{.kind = "account"};
  facts.title = place.words().of("account_title");
  facts.description = summary_of(place.words(), account.report);
  facts.allegory = index;
  Value told = figures_of_account(account, allegory);
  ValueObject data = page_data(place, facts, {});
  add_list(data, "has_figures", "figures", account_figures(place, index));
  add(data, "account", std::move(told));
  ValueObject lists;
  add_account_links(account, lists);
  add_account_predictions(account, lists);
  add_account_breaks(account, lists);
  add_account_gaps(account, lists);
  add(data, "findings", std::move(lists));
  return data;
}

}  // namespace allegory
