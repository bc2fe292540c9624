// What templates may ask of sections, allegories, tags and redirects in a list.
#include "view_shapes.h"

namespace allegory {

using Type = Field::Type;

const Shape& section_item_shape() {
  static const Shape shape{"section",
                           "A section in a list.",
                           {{"title", Type::text, "Its title."},
                            {"url", Type::text, "Its relative URL."},
                            {"first_sentence", Type::text, "The first sentence of its text."},
                            {"date", Type::text, "When it was written, if it says so."},
                            {"level", Type::text, "Its depth in the outline, from `1`."}}};
  return shape;
}

const Shape& allegory_item_shape() {
  static const Shape shape{
      "allegory in a list",
      "One of several allegories.",
      {{"title", Type::text, "Its title."},
       {"story", Type::text, "The name of its story."},
       {"idea", Type::text, "The name of its idea."},
       {"summary", Type::text, "A sentence or two on it."},
       {"url", Type::text, "URL of its home page."},
       {"figures", Type::text, "Its account in a line; absent if nobody stands for anything."},
       {"account_url", Type::text, "URL of that account."}}};
  return shape;
}

const Shape& tag_shape() {
  static const Shape shape{
      "tag",
      "On a tag's page: the tag; its pages are `sections`.",
      {{"name", Type::text, "The tag."},
       {"count", Type::text, "How many pages have it."},
       {"told", Type::text, "The same as a reader is told it: `Tag · pages: 3`."}}};
  return shape;
}

const Shape& tag_item_shape() {
  static const Shape shape{"tag in a list",
                           "A tag in the list of all tags.",
                           {{"name", Type::text, "The tag."},
                            {"url", Type::text, "URL of its page."},
                            {"count", Type::text, "How many pages have it."}}};
  return shape;
}

const Shape& redirect_shape() {
  static const Shape shape{
      "redirect",
      "On a page that leads from an old address to the new one.",
      {{"title", Type::text, "The title of the page it leads to."},
       {"url", Type::text, "Its relative URL."},
       {"canonical", Type::text, "Its absolute URL with a `base_url`, else the relative one."}}};
  return shape;
}

}  // namespace allegory
