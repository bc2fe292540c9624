// The table of every name that a template may use, and the page of documentation made from it.
//
// `theme` checks templates against this table before it renders anything; a test checks that what
// the view builds is in it.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "view.h"
#include "view_shapes.h"

namespace allegory {

namespace {

using Type = Field::Type;

std::string_view type_name(Type type) {
  switch (type) {
    case Type::text:
      return "text";
    case Type::html:
      return "HTML";
    case Type::flag:
      return "flag";
    case Type::texts:
      return "list of texts";
    case Type::object:
      return "object";
    case Type::list:
      return "list";
    case Type::any:
      break;
  }
  return "as written";
}

std::string type_words(const Field& field) {
  const std::string_view name = type_name(field.type);
  if (field.of == nullptr) return std::string(name);
  return field.type == Type::list ? fmt::format("list of *{}*", field.of->name)
                                  : fmt::format("*{}*", field.of->name);
}

void describe(const Shape& shape, std::string& page) {
  page += fmt::format("\n## {}\n\n{}\n\n| name | type | meaning |\n|---|---|---|\n", shape.name,
                      shape.meaning);
  for (const Field& field : shape.fields)
    page += fmt::format("| `{}` | {} | {} |\n", field.name, type_words(field), field.meaning);
}

}  // namespace

Shape page_shape(const Shape& words) {
  Shape shape = page_shape();
  shape.fields.front() = {"words", Type::object, words.meaning, &words};
  return shape;
}

const Shape& page_shape() {
  static const Shape shape{
      "everything",
      "What a template finds at the top.",
      {{"words", Type::object,
        "What the theme says itself, in the page's language: the keys of "
        "[`words/en.yaml`](../themes/base/words/en.yaml)."},
       {"site", Type::object, "The site.", &site_shape()},
       {"page", Type::object, "The page that is shown.", &this_page_shape()},
       {"allegory", Type::object, "The allegory it belongs to.", &allegory_shape()},
       {"sharing", Type::object, "What the page tells programs.", &sharing_shape()},
       {"has_cast", Type::flag, "`cast` holds something."},
       {"cast", Type::list,
        "On a home page the correspondences of characters, or all if there are none of those; on "
        "a section those of the names in its text that no note there speaks of.",
        &card_shape()},
       {"has_props", Type::flag, "`props` holds something."},
       {"props", Type::list, "On a home page: the other correspondences.", &card_shape()},
       {"has_others", Type::flag, "`others` holds something."},
       {"others", Type::list, "On a home page: entities that no correspondence speaks of.",
        &entity_item_shape()},
       {"has_breaks", Type::flag, "`breaks` holds something."},
       {"breaks", Type::list, "On a home page: where the analogy ends.", &break_shape()},
       {"has_sections", Type::flag, "`sections` holds something."},
       {"sections", Type::list,
        "On a home page the outline of the allegory in story order; on a section what is below "
        "it; on a tag's page the pages that have it.",
        &section_item_shape()},
       {"has_linked_from", Type::flag, "`linked_from` holds something."},
       {"linked_from", Type::list, "On a section: which sections lead to it.",
        &linked_from_shape()},
       {"has_allegories", Type::flag, "`allegories` holds something."},
       {"allegories", Type::list, "At the root of a site with several: all of them.",
        &allegory_item_shape()},
       {"has_figures", Type::flag, "`figures` holds something."},
       {"figures", Type::list,
        "On a home page and in the account: what carries over, follows and breaks.",
        &figure_shape()},
       {"account", Type::object, "On the page `account`: its figures.", &account_shape()},
       {"findings", Type::object, "On the page `account`: its lists.", &findings_shape()},
       {"coverage", Type::object, "On the page `coverage`: its tables.", &coverage_shape()},
       {"entity", Type::object, "On the page of a character or concept.", &entity_shape()},
       {"map", Type::object, "On a map.", &map_shape()},
       {"tag", Type::object, "On the page of a tag.", &tag_shape()},
       {"tags", Type::list, "On the page of all tags.", &tag_item_shape()},
       {"index", Type::object, "On a page of the index from A to Z.", &letters_shape()},
       {"redirect", Type::object, "On a page that leads elsewhere.", &redirect_shape()},
       {"not_found", Type::flag, "It is the page shown where there is none."},
       {"has_places", Type::flag, "`places` holds something."},
       {"places", Type::list, "There: pages that may have been meant.", &link_shape()}}};
  return shape;
}

std::string theme_data_markdown() {
  std::string page =
      "# What templates see\n\n"
      "A theme's templates are [Mustache](https://mustache.github.io/mustache.5.html). Every name\n"
      "they may use is in the tables below; any other name is a finding. A text that is empty is\n"
      "absent, so `{{#page.description}}…{{/page.description}}` shows its part only where there "
      "is\n"
      "one. Write `{{name}}` for texts and `{{{name}}}` for HTML.\n\n"
      "The templates of pages are `home`, `section`, `entity`, `map`, `account`, `letters`,\n"
      "`coverage`, `tag`, `tags`, `overview`, `not-found` and `redirect`; a section chooses "
      "another one with `layout:`. What a theme "
      "does\n"
      "not have itself comes from the theme `base`, file by file.\n";
  // Each shape once, those at the top before those inside them.
  std::vector<const Shape*> shapes{&page_shape()};
  for (std::size_t at = 0; at < shapes.size(); ++at)
    for (const Field& field : shapes[at]->fields) {
      bool is_known = field.of == nullptr;
      for (const Shape* known : shapes) is_known = is_known || known == field.of;
      if (!is_known) shapes.push_back(field.of);
    }
  for (const Shape* shape : shapes) describe(*shape, page);
  return page;
}

}  // namespace allegory
