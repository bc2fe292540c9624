// What templates may ask of an allegory's account.
#include "view_shapes.h"

namespace allegory {

namespace {

using Type = Field::Type;

const Shape& bar_part_shape() {
  static const Shape shape{
      "part of a bar",
      "The statements of a side that share one fate.",
      {{"fate", Type::text, "`carried`, `predicted`, `broken` or `silent`."},
       {"is_solid", Type::flag, "It is `carried`, and drawn without a pattern."},
       {"start", Type::text, "Where it starts, in percent of the bar."},
       {"share", Type::text, "How long it is, in percent of the bar."}}};
  return shape;
}

const Shape& bar_shape() {
  static const Shape shape{"bar",
                           "What became of the statements of one side.",
                           {{"name", Type::text, "The name of the side."},
                            {"label", Type::text, "The bar in words."},
                            {"has_parts", Type::flag, "The side says anything."},
                            {"parts", Type::list, "Its parts.", &bar_part_shape()}}};
  return shape;
}

const Shape& fate_shape() {
  static const Shape shape{
      "fate",
      "What can become of a statement.",
      {{"fate", Type::text, "`carried`, `predicted`, `broken` or `silent`."},
       {"is_solid", Type::flag, "It is `carried`, and drawn without a pattern."},
       {"word", Type::text, "Its name in the page's language."},
       {"meaning", Type::text, "What it means."},
       {"story", Type::text, "How many statements of the story."},
       {"idea", Type::text, "How many statements of the idea."}}};
  return shape;
}

const Shape& told_statement_shape() {
  static const Shape shape{
      "statement with its fate",
      "What a side says, and what became of it.",
      {{"sentence", Type::text, "As a sentence."},
       {"fate", Type::text, "`carried`, `predicted`, `broken` or `silent`."},
       {"word", Type::text, "The fate in the page's language."},
       {"counterpart", Type::text, "What the other side says; absent if it says nothing."},
       {"where", Type::object, "The section that says it.", &link_shape()}}};
  return shape;
}

const Shape& side_shape() {
  static const Shape shape{
      "side",
      "One side of an allegory with all that it says.",
      {{"name", Type::text, "Its name."},
       {"voice", Type::text, "`story` or `idea`."},
       {"has_statements", Type::flag, "It says anything."},
       {"statements", Type::list, "What it says.", &told_statement_shape()},
       {"left_out", Type::text, "How many more there are, as a sentence; absent if none."}}};
  return shape;
}

const Shape& name_shape() {
  static const Shape shape{"name in the account",
                           "A character, a concept, or a statement that stands for another.",
                           {{"label", Type::text, "Its label; of a statement its sentence."},
                            {"url", Type::any, "URL of its page; false for a statement."},
                            {"voice", Type::text, "`story` or `idea`."},
                            {"is_last", Type::flag, "No other name follows."}}};
  return shape;
}

const Shape& verbs_shape() {
  static const Shape shape{"verbs",
                           "Verbs of both sides that carry something over.",
                           {{"story", Type::text, "The story's, in words."},
                            {"across", Type::any, "The idea's; false if it is the same."},
                            {"is_last", Type::flag, "No others follow."}}};
  return shape;
}

const Shape& link_row_shape() {
  static const Shape shape{
      "correspondence in the account",
      "What stands for what, and what carries it.",
      {{"story", Type::list, "Of the story.", &name_shape()},
       {"idea", Type::list, "Of the idea.", &name_shape()},
       {"is_composite", Type::flag, "Several of the story stand for it together."},
       {"is_split", Type::flag, "It stands for several."},
       {"has_verbs", Type::flag, "`verbs` holds something."},
       {"verbs", Type::list, "What both sides say of it alike.", &verbs_shape()},
       {"verbs_left_out", Type::text, "How many more there are, as a sentence."},
       {"because", Type::text, "Why it fits."},
       {"strength", Type::text, "How close it is, in a word of the page's language."},
       {"is_override", Type::flag, "It holds for one section only."},
       {"has_where", Type::flag, "`where` holds something."},
       {"where", Type::list, "The sections that say so.", &link_shape()}}};
  return shape;
}

const Shape& prediction_shape() {
  static const Shape shape{
      "prediction",
      "What the other side should say, if the analogy is a good one.",
      {{"sentence", Type::text, "As a sentence of the other side."},
       {"source", Type::text, "What it comes from."},
       {"is_structural", Type::flag, "More than its names carry it."},
       {"tier", Type::text, "The same in words."},
       {"support", Type::text, "How much of what it speaks of has a counterpart, in words."},
       {"where", Type::object, "The section that says what it comes from.", &link_shape()}}};
  return shape;
}

const Shape& account_break_shape() {
  static const Shape shape{"break in the account",
                           "Where the analogy ends.",
                           {{"what", Type::text, "What does not carry over."},
                            {"reason", Type::text, "Why not."},
                            {"where", Type::object, "The section that says so.", &link_shape()}}};
  return shape;
}

const Shape& clash_shape() {
  static const Shape shape{"clash",
                           "Two sentences that speak of the same and do not agree.",
                           {{"what", Type::text, "What is the matter."},
                            {"story", Type::text, "What the story says."},
                            {"idea", Type::text, "What the idea says."},
                            {"has_parts", Type::flag, "It is known which parts differ."},
                            {"story_part", Type::text, "The story's part."},
                            {"idea_part", Type::text, "The idea's part."}}};
  return shape;
}

}  // namespace

const Shape& figure_shape() {
  static const Shape shape{
      "figure",
      "A figure of the account.",
      {{"fate", Type::text, "`carried`, `predicted` or `broken`."},
       {"count", Type::text, "How many."},
       {"word", Type::text, "Of what, in the page's language."},
       {"url", Type::text, "URL of the part of the account that tells more."}}};
  return shape;
}

const Shape& account_shape() {
  static const Shape shape{
      "account",
      "How much of an allegory carries over, in figures.",
      {{"summary", Type::text, "The figures as a sentence."},
       {"is_told", Type::flag, "Either side says anything."},
       {"number", Type::text, "The systematicity, from `0.00` to `1.00`."},
       {"how", Type::text, "The same as a sentence with the shares of both sides."},
       {"bars", Type::list, "One for the story, one for the idea.", &bar_shape()},
       {"fates", Type::list, "The figures of the bars.", &fate_shape()},
       {"story_total", Type::text, "How many statements the story has."},
       {"idea_total", Type::text, "How many statements the idea has."},
       {"sides", Type::list, "What each side says.", &side_shape()}}};
  return shape;
}

const Shape& findings_shape() {
  static const std::string_view rest = "How many more there are, as a sentence; absent if none.";
  static const Shape shape{
      "findings",
      "What the account says in particular. A list shows so many at most.",
      {{"has_links", Type::flag, "`links` holds something."},
       {"links", Type::list, "What stands for what.", &link_row_shape()},
       {"links_left_out", Type::text, rest},
       {"has_negatives", Type::flag, "`negatives` holds something."},
       {"negatives", Type::list, "What is not to be read so.", &link_row_shape()},
       {"negatives_left_out", Type::text, rest},
       {"has_outlook", Type::flag, "One of the four lists of predictions holds something."},
       {"has_predictions", Type::flag, "`predictions` holds something."},
       {"predictions", Type::list, "What the idea should say too.", &prediction_shape()},
       {"predictions_left_out", Type::text, rest},
       {"has_confirmed", Type::flag, "`confirmed` holds something."},
       {"confirmed", Type::list, "What the idea says already.", &prediction_shape()},
       {"confirmed_left_out", Type::text, rest},
       {"has_rejected", Type::flag, "`rejected` holds something."},
       {"rejected", Type::list, "What a break rules out.", &prediction_shape()},
       {"rejected_left_out", Type::text, rest},
       {"has_questions", Type::flag, "`questions` holds something."},
       {"questions", Type::list, "What the idea asks of the story.", &prediction_shape()},
       {"questions_left_out", Type::text, rest},
       {"has_ends", Type::flag, "`breaks` or `clashes` holds something."},
       {"has_breaks", Type::flag, "`breaks` holds something."},
       {"breaks", Type::list, "Where the analogy ends.", &account_break_shape()},
       {"breaks_left_out", Type::text, rest},
       {"has_clashes", Type::flag, "`clashes` holds something."},
       {"clashes", Type::list, "Where both sides do not agree.", &clash_shape()},
       {"clashes_left_out", Type::text, rest},
       {"has_gaps", Type::flag, "One of the three lists of blind spots holds something."},
       {"has_lonely_story", Type::flag, "`lonely_story` holds something."},
       {"lonely_story", Type::list, "Who stands for nothing.", &name_shape()},
       {"lonely_story_left_out", Type::text, rest},
       {"has_lonely_idea", Type::flag, "`lonely_idea` holds something."},
       {"lonely_idea", Type::list, "What nothing stands for.", &name_shape()},
       {"lonely_idea_left_out", Type::text, rest},
       {"has_idle", Type::flag, "`idle` holds something."},
       {"idle", Type::list, "Correspondences of which no carried statement speaks.",
        &link_row_shape()},
       {"idle_left_out", Type::text, rest}}};
  return shape;
}

}  // namespace allegory
