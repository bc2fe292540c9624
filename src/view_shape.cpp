// The table of every name that a template may use, and the page of documentation made from it.
//
// `theme` checks templates against this table before it renders anything; a test checks that what
// the view builds is in it.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "view.h"

namespace allegory {

namespace {

using Type = Field::Type;

const Shape& link_shape() {
  static const Shape shape{
      "link",
      "A page to go to.",
      {{"title", Type::text, "Its title."}, {"url", Type::text, "Its relative URL."}}};
  return shape;
}

const Shape& site_shape() {
  static const Shape shape{
      "site",
      "The site as a whole, from `allegory.yaml`. URLs are relative to the page.",
      {{"title", Type::text, "Its title."},
       {"description", Type::text, "One or two sentences on it."},
       {"author", Type::text, "Who wrote it."},
       {"lang", Type::text, "Its language as a BCP 47 tag."},
       {"root", Type::text, "URL of the page at its root."},
       {"static", Type::text, "What to put before the path of a file in the theme's `static/`."},
       {"base_url", Type::text, "The absolute URL of its root, if one is configured."},
       {"tags_url", Type::text, "URL of the list of tags, if there are tags."},
       {"feed_url", Type::text, "URL of the Atom feed, if there is one."},
       {"is_strict", Type::flag,
        "No raw HTML of authors is on the page, so a strict content security policy holds."},
       {"extra", Type::any, "The map `extra:` of `allegory.yaml`."}}};
  return shape;
}

const Shape& toc_shape() {
  static const Shape shape{"heading",
                           "A heading of the text.",
                           {{"text", Type::text, "The heading without markup."},
                            {"url", Type::text, "Where it is: `#` and its anchor."},
                            {"level", Type::text, "`2` or `3`."}}};
  return shape;
}

const Shape& crumb_shape() {
  static const Shape shape{"crumb",
                           "A step on the way from the root to the page.",
                           {{"title", Type::text, "The title of that page."},
                            {"url", Type::text, "Its relative URL."},
                            {"is_current", Type::flag, "It is the page itself."}}};
  return shape;
}

const Shape& this_page_shape() {
  static const Shape shape{
      "page",
      "The page that is shown.",
      {{"kind", Type::text,
        "`home`, `section`, `entity`, `tag`, `tags`, `overview`, `not-found` or `redirect`."},
       {"title", Type::text, "Its title; the one `h1`."},
       {"title_start", Type::text, "The title up to its first colon, or all of it."},
       {"title_rest", Type::text, "What follows that colon; absent if there is none."},
       {"full_title", Type::text, "The title with that of the site behind it."},
       {"anchor", Type::text, "The id that the `h1` must carry, if links may lead to it."},
       {"description", Type::text, "At most 200 bytes on what it says."},
       {"lead", Type::text, "The description that the author wrote, whole."},
       {"url", Type::text, "Its absolute URL; only with a `base_url`."},
       {"lang", Type::text, "Its language as a BCP 47 tag."},
       {"dir", Type::text, "`ltr` or `rtl`."},
       {"author", Type::text, "Who wrote it, if the page says so."},
       {"date", Type::text, "When it was written, as the author wrote it."},
       {"updated", Type::text, "When it was last changed; else the same as `date`."},
       {"is_changed", Type::flag, "`updated` is not the same as `date`."},
       {"has_byline", Type::flag, "It has an author or a date."},
       {"image", Type::text, "Absolute URL of a picture for previews."},
       {"edit_url", Type::text, "Where its source can be edited."},
       {"is_root", Type::flag, "It is the page at the root of the site."},
       {"is_article", Type::flag, "It is a section: a text somebody wrote."},
       {"body", Type::html, "The text."},
       {"takeaway", Type::text, "What to remember of it."},
       {"has_toc", Type::flag, "`toc` has at least two lines."},
       {"toc", Type::list, "The headings of level 2 and 3, in order.", &toc_shape()},
       {"has_tags", Type::flag, "It has tags."},
       {"tags", Type::list, "Its tags.", &link_shape()},
       {"previous", Type::object, "The section before it in the story.", &link_shape()},
       {"next", Type::object, "The section behind it in the story.", &link_shape()},
       {"has_neighbours", Type::flag, "There is a section before or behind it."},
       {"has_nav", Type::flag, "There is a cast, a list of sections or a list of tags to go to."},
       {"has_breadcrumbs", Type::flag, "There are breadcrumbs: it is not the root."},
       {"breadcrumbs", Type::list, "The way from the root, the page included.", &crumb_shape()},
       {"extra", Type::any, "The map `extra:` of its front matter."}}};
  return shape;
}

const Shape& allegory_shape() {
  static const Shape shape{
      "allegory",
      "The allegory that the page belongs to; absent on pages of none.",
      {{"title", Type::text, "Its title."},
       {"story", Type::text, "The name of the story, such as `Oz`."},
       {"idea", Type::text, "The name of the idea, such as `Machine learning`."},
       {"summary", Type::text, "A sentence or two on it."},
       {"takeaway", Type::text, "What to remember of it."},
       {"url", Type::text, "URL of its home page."},
       {"cast_url", Type::text, "URL of its cast; absent if nobody stands for anything."},
       {"sections_url", Type::text, "URL of its list of sections; absent if it has none."}}};
  return shape;
}

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
       {"is_weak", Type::flag, "It is not close."},
       {"where", Type::object, "The section that says so.", &link_shape()}}};
  return shape;
}

const Shape& statement_shape() {
  static const Shape shape{"statement",
                           "Something the story or the idea says.",
                           {{"sentence", Type::text, "It in words."},
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

const Shape& mention_shape() {
  static const Shape shape{
      "mention",
      "A place in a text that names an entity; several under one heading are one.",
      {{"title", Type::text, "The section's title."},
       {"heading", Type::text, "The heading it stands under, if any."},
       {"url", Type::text, "URL of the section, with the heading's anchor."}}};
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
        {"has_mentions", Type::flag, "Some text names it."},
        {"mentions", Type::list, "Where texts name it, in story order.", &mention_shape()},
        {"declared", Type::object, "The section that introduces it.", &link_shape()}};
    made.fields.insert(made.fields.end(), more.begin(), more.end());
    return made;
  }();
  return shape;
}

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
  static const Shape shape{"allegory in a list",
                           "One of several allegories.",
                           {{"title", Type::text, "Its title."},
                            {"story", Type::text, "The name of its story."},
                            {"idea", Type::text, "The name of its idea."},
                            {"summary", Type::text, "A sentence or two on it."},
                            {"url", Type::text, "URL of its home page."}}};
  return shape;
}

const Shape& tag_shape() {
  static const Shape shape{"tag",
                           "On a tag's page: the tag; its pages are `sections`.",
                           {{"name", Type::text, "The tag."},
                            {"count", Type::text, "How many pages have it."},
                            {"is_one", Type::flag, "It is one page."}}};
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

const Shape& page_shape() {
  static const Shape shape{
      "everything",
      "What a template finds at the top.",
      {{"site", Type::object, "The site.", &site_shape()},
       {"page", Type::object, "The page that is shown.", &this_page_shape()},
       {"allegory", Type::object, "The allegory it belongs to.", &allegory_shape()},
       {"has_cast", Type::flag, "`cast` holds something."},
       {"cast", Type::list,
        "On a home page the correspondences of characters, or all if there are none of those; on "
        "a section those of the names in its text.",
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
       {"has_allegories", Type::flag, "`allegories` holds something."},
       {"allegories", Type::list, "At the root of a site with several: all of them.",
        &allegory_item_shape()},
       {"entity", Type::object, "On the page of a character or concept.", &entity_shape()},
       {"tag", Type::object, "On the page of a tag.", &tag_shape()},
       {"tags", Type::list, "On the page of all tags.", &tag_item_shape()},
       {"redirect", Type::object, "On a page that leads elsewhere.", &redirect_shape()},
       {"not_found", Type::flag, "It is the page shown where there is none."}}};
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
      "The templates of pages are `home`, `section`, `entity`, `tag`, `tags`, `overview`,\n"
      "`not-found` and `redirect`; a section chooses another one with `layout:`. What a theme "
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
