// What templates may ask of the page on which allegories are compared.
#include "view_shapes.h"

namespace allegory {

namespace {

using Type = Field::Type;

const Shape& told_name_shape() {
  static const Shape shape{"name in a field",
                           "Who tells it, or what is told.",
                           {{"label", Type::text, "Its label; `…` if more follow."},
                            {"url", Type::any, "URL of its page; false if there is none."},
                            {"voice", Type::text, "`story`, `idea` or `more`."},
                            {"is_last", Type::flag, "No other name follows."}}};
  return shape;
}

const Shape& field_shape() {
  static const Shape shape{
      "field",
      "What one allegory makes of one subject.",
      {{"is_told", Type::flag, "Something goes with it there."},
       {"is_named", Type::flag, "It is named there, and nothing goes with it."},
       {"names", Type::list, "What goes with it.", &told_name_shape()}}};
  return shape;
}

const Shape& row_shape() {
  static const Shape shape{"row",
                           "A concept or a character.",
                           {{"label", Type::text, "Its label."},
                            {"url", Type::text, "URL of its page."},
                            {"count", Type::text, "How many allegories tell it."},
                            {"fields", Type::list, "One for each column.", &field_shape()}}};
  return shape;
}

const Shape& matrix_table_shape() {
  static const Shape shape{
      "table of a matrix",
      "Some allegories, and what each makes of every subject.",
      {{"label", Type::text, "Which allegories, if these are not all; else empty."},
       {"columns", Type::list, "Their home pages.", &link_shape()},
       {"rows", Type::list, "The subjects.", &row_shape()}}};
  return shape;
}

const Shape& telling_shape() {
  static const Shape shape{"telling",
                           "What one allegory makes of a subject, in words.",
                           {{"title", Type::text, "The allegory's title."},
                            {"page", Type::text, "URL of its home page."},
                            {"names", Type::list, "What goes with it.", &told_name_shape()}}};
  return shape;
}

const Shape& subject_shape() {
  static const Shape shape{
      "subject",
      "A concept or a character, told in words.",
      {{"label", Type::text, "Its label."},
       {"url", Type::text, "URL of its page."},
       {"voice", Type::text, "`story` or `idea`."},
       {"what", Type::text, "In what the allegories differ; absent if that is not said."},
       {"tellings", Type::list, "One for each allegory that tells it.", &telling_shape()}}};
  return shape;
}

const Shape& matrix_shape() {
  static const Shape shape{
      "matrix",
      "Subjects against allegories, in as many tables as it takes.",
      {{"voice", Type::text, "Of the subjects: `story` or `idea`."},
       {"heading", Type::text, "What the subjects are, in the page's language."},
       {"is_compact", Type::flag, "There are many columns, so fields are marks."},
       {"tables", Type::list, "The tables.", &matrix_table_shape()},
       {"has_words", Type::flag, "`words_of` holds something."},
       {"words_of", Type::list, "The same in words, where fields are marks.", &subject_shape()},
       {"left_out", Type::text, "How many rows are left out, as a sentence; absent if none."}}};
  return shape;
}

const Shape& compared_allegory_shape() {
  static const Shape shape{
      "allegory that is compared",
      "A column of the matrix.",
      {{"title", Type::text, "Its title."},
       {"url", Type::text, "URL of its home page."},
       {"account_url", Type::text, "URL of its account."},
       {"story", Type::text, "The name of its story."},
       {"idea", Type::text, "The name of its idea."},
       {"figures", Type::text, "Its account in a line."},
       {"has_relations", Type::flag, "`relations` holds something."},
       {"relations", Type::texts, "What it shares with others, a phrase each."}}};
  return shape;
}

}  // namespace

const Shape& coverage_shape() {
  static const Shape shape{
      "coverage",
      "What several allegories tell, compared.",
      {{"allegories", Type::list, "Those that are compared.", &compared_allegory_shape()},
       {"concepts", Type::object, "Who tells a concept.", &matrix_shape()},
       {"characters", Type::object,
        "What a character stands for that several allegories have; absent if none is shared.",
        &matrix_shape()},
       {"legend", Type::text, "What the marks mean."},
       {"has_disagreements", Type::flag, "`disagreements` holds something."},
       {"disagreements", Type::list, "Where they differ.", &subject_shape()},
       {"disagreements_left_out", Type::text,
        "How many more there are, as a sentence; absent if none."}}};
  return shape;
}

}  // namespace allegory
