// Correspondences, map, figures and breaks → blocks of a page. See account.h.
#include "wiki/account.h"

#include <fmt/format.h>

#include <set>

#include "wiki/anchors.h"
#include "wiki/diagram.h"
#include "wiki/page.h"
#include "wiki/table.h"

namespace allegory {

namespace {

class AccountWriter {
 public:
  AccountWriter(const WikiContext& context, const WikiPage& here, WikiBlocks& blocks)
      : context_(context),
        here_(here),
        allegory_(context.site.allegories[here.allegory]),
        report_(context.index.reports[here.allegory]),
        words_(context.words.in(here.lang)),
        blocks_(blocks) {}

  void write() {
    if (!allegory_.takeaway.empty()) blocks_.add("> " + escape(allegory_.takeaway));
    add_correspondences();
    add_map();
    add_account();
    add_breaks();
  }

 private:
  std::string escape(std::string_view text) const {
    return escape_markdown(text, context_.form.target);
  }
  void heading(std::string_view key) {
    std::string anchor;
    if (context_.form.target.heading_ids == Target::HeadingIds::anchors)
      anchor = anchor_tag(here_.account_anchors.find(key)->second);
    blocks_.add(fmt::format("## {}{}", anchor, words_.of(key)));
  }

  std::string named(EntityRef entity) {
    const std::string anchor =
        anchored_.insert(entity).second ? anchor_tag(here_.entities.at(entity)) : std::string();
    return anchor + escape(entity_of(context_.site, entity).label);
  }
  std::string named(const std::vector<Reference>& references) {
    std::string cell;
    for (const Reference& reference : references)
      cell += (cell.empty() ? "" : ", ") + named(reference.entity);
    return cell;
  }

  void add_correspondences() {
    const std::vector<std::uint32_t>& lines = context_.index.correspondences[here_.allegory];
    if (lines.empty() && allegory_.entities.empty()) return;
    heading("wiki_correspondences");
    if (!lines.empty()) {
      WikiTable table(context_.form.target, {escape(allegory_.story), escape(allegory_.idea),
                                             escape(words_.of("map_because"))});
      for (const std::uint32_t index : lines) {
        const Correspondence& line = allegory_.correspondences[index];
        const std::string idea = named(line.to);
        const std::string story = named(line.from);
        table.row({story,
                   line.written.negative
                       ? fmt::format("{} {}", escape(words_.of("map_not_so")), idea)
                       : idea,
                   escape(line.written.because)});
      }
      blocks_.add(std::move(table).text());
    }
    std::string alone;
    for (std::uint32_t at = 0; at < allegory_.entities.size(); ++at)
      if (!anchored_.contains({here_.allegory, at}))
        alone += (alone.empty() ? " " : ", ") + named(EntityRef{here_.allegory, at});
    if (!alone.empty()) blocks_.add(escape(words_.of("others")) + alone);
  }

  void add_map() {
    const std::vector<std::string> diagrams = map_diagrams(context_, here_.allegory, words_);
    if (diagrams.empty()) return;
    heading("map_title");
    for (const std::string& diagram : diagrams) blocks_.add(diagram);
  }

  static std::string number_of(double value) { return fmt::format("{:.2f}", value); }

  void add_account() {
    const ReportSide &story = report_.story, &idea = report_.idea;
    if (story.statements.empty() && idea.statements.empty()) return;
    heading("account_title");
    blocks_.add(escape(words_.of(
        "account_summary", {std::to_string(story.carried), std::to_string(story.statements.size()),
                            std::to_string(story.depth)})));
    WikiTable table(context_.form.target,
                    {"", fate(Fate::carried), fate(Fate::predicted), fate(Fate::broken),
                     fate(Fate::silent), escape(words_.of("account_number"))});
    for (const Side each : {Side::story, Side::idea}) {
      const ReportSide& side = report_.side(each);
      table.row({escape(each == Side::story ? report_.story_name : report_.idea_name),
                 std::to_string(side.carried), std::to_string(side.predicted),
                 std::to_string(side.broken), std::to_string(side.silent),
                 number_of(side.systematicity)});
    }
    blocks_.add(std::move(table).text());
    for (const Side each : {Side::story, Side::idea}) add_statements(each);
    add_list("account_part_predicts", report_.predictions);
    add_list("account_questions", report_.questions);
  }

  std::string fate(Fate of) const { return escape(fate_words(words_, of)); }

  /// All that a side says, and what became of it.
  void add_statements(Side which) {
    const ReportSide& side = report_.side(which);
    if (side.statements.empty()) return;
    WikiTable table(context_.form.target,
                    {escape(which == Side::story ? report_.story_name : report_.idea_name),
                     escape(words_.of("account_fate")), escape(words_.of("account_across"))});
    const ReportSide& other = report_.side(which == Side::story ? Side::idea : Side::story);
    for (const ReportStatement& statement : side.statements)
      table.row({escape(statement.text), fate(statement.fate),
                 statement.counterpart == none
                     ? std::string()
                     : escape(other.statements[statement.counterpart].text)});
    blocks_.add(std::move(table).text());
  }

  void add_list(std::string_view key, const std::vector<ReportPrediction>& predictions) {
    std::string items;
    for (const ReportPrediction& each : predictions) items += "- " + escape(each.text) + "\n";
    if (items.empty()) return;
    blocks_.add(fmt::format("**{}**", escape(words_.of(key))));
    blocks_.add(items);
  }

  void add_breaks() {
    std::string list;
    for (const ReportBreak& line : report_.breaks)
      list += fmt::format("- **{}** {}\n", escape(line.what.text), escape(line.reason));
    if (list.empty()) return;
    heading("breaks");
    blocks_.add(list);
  }

  const WikiContext& context_;
  const WikiPage& here_;
  const Allegory& allegory_;
  const AnalogyReport& report_;
  const Words& words_;
  WikiBlocks& blocks_;
  std::set<EntityRef> anchored_;
};

}  // namespace

void add_wiki_account(const WikiContext& context, const WikiPage& here, WikiBlocks& blocks) {
  AccountWriter(context, here, blocks).write();
}

}  // namespace allegory
