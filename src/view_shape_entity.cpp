// What templates may ask of a character or concept, and of what is said about it.
#include "view_shapes.h"

namespace allegory {

using Type = Field::Type;

namespace {

/// What every entity has; the page of an entity adds to it.
std::vector<Field> entity_fields() {
  return {{"label", Type::text, "Its preferred name."},
          {"id", Type::text, "Its id."},
          {"kind", Type::text, "`character`, `place`, `concept`, …"},
          {"is_story", Type::flag, "It belongs to the story."},
          {"is_idea", Type::flag, "It belongs to the idea."},
          {"is_emoji", Type::flag, "Its name is an emoji, to be shown large instead of a sigil."},
          {"sigil", Type::html, "A small SVG made from its id, in the colour of the text."}};
}

}  // namespace

const Shape& entity_item_shape() {
  static const Shape shape = [] {
    Shape made{"name", "A character, a concept or another thing, in a list.", entity_fields()};
    made.fields.push_back({"url", Type::text, "URL of its page."});
    made.fields.push_back(
        {"is_last", Type::flag, "It is the last of its list: no comma behind it."});
    return made;
  }();
  return shape;
}

const Shape& card_shape() {
  static const Shape shape{
      "card",
      "A correspondence: who in the story stands for what.",
      {{"story", Type::list, "Who stands for it; several in a composite.", &entity_item_shape()},
       {"idea", Type::list, "What is meant; several in a split.", &entity_item_shape()},
       {"has_together", Type::flag, "`together` holds somebody."},
       {"together", Type::list, "On an entity's page: the others on its own side.",
        &entity_item_shape()},
       {"because", Type::text, "Why, in the author's words."},
       {"strength", Type::text, "`close`, `loose` or `faint`."},
       {"likeness", Type::text,
        "The strength as a reader is told it, if it is not close: `a loose likeness`."},
       {"is_weak", Type::flag, "It is not close."},
       {"where", Type::object, "The section that says so.", &link_shape()}}};
  return shape;
}

const Shape& statement_shape() {
  static const Shape shape{
      "statement",
      "Something the story or the idea says.",
      {{"sentence", Type::text, "It in words."},
       {"fate", Type::text, "What became of it: `carried`, `predicted`, `broken` or `silent`."},
       {"fate_words", Type::text, "The same in the page's language."},
       {"where", Type::object, "The section that says so.", &link_shape()}}};
  return shape;
}

const Shape& break_shape() {
  static const Shape shape{
      "break",
      "A place where the analogy ends.",
      {{"what", Type::text, "The name or the sentence that does not carry over."},
       {"is_statement", Type::flag, "`what` is a sentence."},
       {"reason", Type::text, "Why not."},
       {"where", Type::object, "The section that says so.", &link_shape()}}};
  return shape;
}

namespace {

const std::vector<Field>& quote_fields() {
  static const std::vector<Field> fields{
      {"before", Type::text, "The sentence up to the name; cut if it is long."},
      {"name", Type::text, "The name as it stands there."},
      {"after", Type::text, "The rest of the sentence."}};
  return fields;
}

Shape with_quote(Shape shape) {
  shape.fields.insert(shape.fields.end(), quote_fields().begin(), quote_fields().end());
  return shape;
}

const Shape& quote_shape() {
  static const Shape shape =
      with_quote({"quote",
                  "A sentence that names an entity.",
                  {{"url", Type::text, "URL of its section, with the anchor of its heading."},
                   {"heading", Type::text, "The heading it stands under, if any."}}});
  return shape;
}

const Shape& mention_shape() {
  static const Shape shape{
      "mention",
      "A section that names an entity.",
      {{"title", Type::text, "The section's title."},
       {"url", Type::text, "Its URL."},
       {"has_quotes", Type::flag, "`quotes` holds something."},
       {"quotes", Type::list, "The first sentences that do.", &quote_shape()}}};
  return shape;
}

const Shape& reason_shape() {
  static const Shape shape =
      with_quote({"reason",
                  "A reason of another correspondence that names an entity.",
                  {{"pair", Type::object, "That correspondence.", &card_shape()}}});
  return shape;
}

const Shape& break_reason_shape() {
  static const Shape shape =
      with_quote({"reason of a break",
                  "The reason of another break that names an entity.",
                  {{"broken", Type::object, "That break.", &break_shape()}}});
  return shape;
}

}  // namespace

const Shape& linked_from_shape() {
  static const Shape shape =
      with_quote({"backlink",
                  "A section that leads to the page.",
                  {{"title", Type::text, "Its title."},
                   {"url", Type::text, "Its URL."},
                   {"is_link", Type::flag, "Its text links here; `name` is the link."},
                   {"is_previous", Type::flag, "It comes before the page in the story."}}});
  return shape;
}

const Shape& entity_shape() {
  static const Shape shape = [] {
    Shape made{"entity", "On its own page: a character, a concept or another thing.",
               entity_fields()};
    const std::vector<Field> more{
        {"has_other_labels", Type::flag, "It has other names."},
        {"other_labels", Type::texts, "Its other names."},
        {"has_stands_for", Type::flag, "It stands for something."},
        {"stands_for", Type::list, "Of the story: what it stands for.", &card_shape()},
        {"has_stood_for_by", Type::flag, "Something stands for it."},
        {"stood_for_by", Type::list, "Of the idea: who stands for it.", &card_shape()},
        {"has_not_read_as", Type::flag, "There is a reading that the author rules out."},
        {"not_read_as", Type::list, "Readings that the author rules out.", &card_shape()},
        {"has_statements", Type::flag, "There are statements about it."},
        {"statements", Type::list, "What is said about it.", &statement_shape()},
        {"has_breaks", Type::flag, "The analogy ends somewhere at it."},
        {"breaks", Type::list, "Where the analogy ends at it.", &break_shape()},
        {"is_named", Type::flag, "Some text or reason names it."},
        {"has_mentions", Type::flag, "Some text names it."},
        {"mentions", Type::list, "The first sections that name it, in story order.",
         &mention_shape()},
        {"has_more_mentions", Type::flag, "There are more sections."},
        {"more_mentions", Type::list, "More sections that name it.", &link_shape()},
        {"unlisted_mentions", Type::text, "How many others there are, in words."},
        {"has_reasons", Type::flag, "`reasons` holds something."},
        {"reasons", Type::list, "Correspondences of others whose reason names it.",
         &reason_shape()},
        {"has_break_reasons", Type::flag, "`break_reasons` holds something."},
        {"break_reasons", Type::list, "Breaks of others whose reason names it.",
         &break_reason_shape()},
        {"neighbourhood", Type::object, "Its small map, if there is anything to draw.",
         &neighbourhood_shape()},
        {"declared", Type::object, "The section that introduces it.", &link_shape()}};
    made.fields.insert(made.fields.end(), more.begin(), more.end());
    return made;
  }();
  return shape;
}

}  // namespace allegory
