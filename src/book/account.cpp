// The account of an allegory on paper. See account.h.
#include "book/account.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory {

namespace {

/// The account of one book while it is written.
class Account {
 public:
  Account(const BookContext& context, const Book& book, const BookPart& part)
      : report_(context.view.index.reports[book.allegory]),
        words_(context.words(book.lang)),
        part_(part),
        level_(context.form == BookForm::epub ? 2 : 3),
        story_(report_.story_name.empty() ? words_.of("voice_story") : report_.story_name),
        idea_(report_.idea_name.empty() ? words_.of("voice_idea") : report_.idea_name) {}

  std::string write() {
    opening();
    predictions("account_open", "open", report_.predictions, Side::story);
    predictions("account_confirmed", "confirmed", report_.confirmed, Side::story);
    breaks();
    predictions("account_rejected", "rejected", report_.rejected, Side::story);
    clashes();
    predictions("account_questions", "questions", report_.questions, Side::idea);
    lonely("account_lonely_story", report_.story);
    lonely("account_lonely_idea", report_.idea);
    statements(Side::story, story_);
    statements(Side::idea, idea_);
    return std::move(html_);
  }

 private:
  void add(std::string_view tag, std::string_view css_class, std::string_view text) {
    html_ += fmt::format("<{0} class=\"{1}\">{2}</{0}>\n", tag, css_class, escape_html(text));
  }

  void heading(std::string_view text, std::string_view anchor) {
    html_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", level_,
                         escape_html(book_anchor(part_, anchor)), escape_html(text));
  }

  void opening() {
    if (report_.story.statements.empty())
      return add("p", "lead", words_.of("account_summary_empty"));
    add("p", "lead",
        words_.of("account_summary", {std::to_string(report_.story.carried),
                                      std::to_string(report_.story.statements.size()),
                                      std::to_string(report_.story.depth)}));
    const auto figure = [](double number) { return fmt::format("{:.2f}", number); };
    add("p", "how",
        words_.of("account_how_number",
                  {figure(report_.systematicity), figure(report_.story.systematicity),
                   figure(report_.idea.systematicity)}));
  }

  /// What one side's statements make likely on the other.
  void predictions(std::string_view key, std::string_view anchor,
                   const std::vector<ReportPrediction>& list, Side from) {
    if (list.empty()) return;
    heading(words_.of(key), anchor);
    html_ += "<ul class=\"account-list\">\n";
    for (const ReportPrediction& told : list) {
      html_ += fmt::format("<li class=\"prediction\"><p class=\"sentence\">{}</p>",
                           escape_html(told.text));
      if (told.source != none)
        html_ +=
            fmt::format("<p class=\"source\">{} {}</p>", escape_html(words_.of("account_source")),
                        escape_html(report_.side(from).statements[told.source].text));
      html_ += "</li>\n";
    }
    html_ += "</ul>\n";
  }

  void breaks() {
    if (report_.breaks.empty()) return;
    heading(words_.of("breaks"), "breaks");
    html_ += "<ul class=\"account-list account-breaks\">\n";
    for (const ReportBreak& told : report_.breaks)
      html_ += fmt::format(
          "<li class=\"break\"><p class=\"what\">{}</p><p class=\"reason\">{}</p></li>\n",
          escape_html(told.what.text), escape_html(told.reason));
    html_ += "</ul>\n";
  }

  void clashes() {
    if (report_.clashes.empty()) return;
    heading(words_.of("account_clashes"), "clashes");
    html_ += "<ul class=\"account-list clashes\">\n";
    for (const ReportClash& clash : report_.clashes) {
      html_ += fmt::format("<li class=\"clash\"><p class=\"what\">{}</p>",
                           escape_html(clash_words(words_, clash.kind)));
      if (clash.story != none) said(story_, "story", report_.story.statements[clash.story].text);
      if (clash.idea != none) said(idea_, "idea", report_.idea.statements[clash.idea].text);
      html_ += "</li>\n";
    }
    html_ += "</ul>\n";
  }

  void said(std::string_view name, std::string_view voice, std::string_view text) {
    html_ += fmt::format("<p class=\"reason\"><span class=\"{}\">{}</span> · {}</p>", voice,
                         escape_html(name), escape_html(text));
  }

  void lonely(std::string_view key, const ReportSide& side) {
    if (side.uncovered.empty()) return;
    std::string names;
    for (const ReportName& name : side.uncovered)
      names += (names.empty() ? "" : ", ") + escape_html(name.text);
    const bool is_story = &side == &report_.story;
    html_ += fmt::format(
        "<p class=\"lonely\"><span class=\"lonely-title\">{}</span> · {}</p>\n",
        escape_html(words_.of(key)),
        fmt::format("<span class=\"{}\">{}</span>", is_story ? "story" : "idea", names));
  }

  /// All that a side says, and what became of it.
  void statements(Side side, std::string_view name) {
    const ReportSide& told = report_.side(side);
    if (told.statements.empty()) return;
    const ReportSide& across = report_.side(side == Side::story ? Side::idea : Side::story);
    heading(name, side == Side::story ? "story" : "idea");
    html_ += fmt::format(
        "<table class=\"account-table statements-table\">\n<thead><tr><th scope=\"col\">{}</th>"
        "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        escape_html(words_.of("account_says")), escape_html(words_.of("account_across")),
        escape_html(words_.of("account_fate")));
    for (const ReportStatement& statement : told.statements)
      html_ +=
          fmt::format("<tr><td>{}</td><td>{}</td><td class=\"fate-cell {}\">{}</td></tr>\n",
                      escape_html(statement.text),
                      statement.counterpart == none
                          ? std::string()
                          : escape_html(across.statements[statement.counterpart].text),
                      to_string(statement.fate), escape_html(fate_words(words_, statement.fate)));
    html_ += "</tbody>\n</table>\n";
  }

  const AnalogyReport& report_;
  const Words& words_;
  const BookPart& part_;
  const int level_;
  const std::string story_, idea_;
  std::string html_;
};

}  // namespace

std::string book_account(const BookContext& context, const Book& book, const BookPart& part) {
  return Account(context, book, part).write();
}

}  // namespace allegory
