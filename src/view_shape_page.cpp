// What templates may ask of the site, the page and its allegory.
#include "view_contents.h"
#include "view_shapes.h"

namespace allegory {

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
       {"short_title", Type::text, "The title up to its first colon, or all of it."},
       {"description", Type::text, "One or two sentences on it."},
       {"author", Type::text, "Who wrote it."},
       {"by", Type::text, "The same as a reader is told it: `by …`."},
       {"lang", Type::text, "Its language as a BCP 47 tag."},
       {"root", Type::text, "URL of the page at its root."},
       {"static", Type::text, "What to put before the path of a file in the theme's `static/`."},
       {"base_url", Type::text, "The absolute URL of its root, if one is configured."},
       {"style_url", Type::text, "URL of the style sheet."},
       {"script_url", Type::text, "URL of the script."},
       {"icon_url", Type::text, "URL of the icon."},
       {"letters_url", Type::text, "URL of the index from A to Z."},
       {"coverage_url", Type::text,
        "URL of the matrix of concepts, if there are several allegories."},
       {"tags_url", Type::text, "URL of the list of tags, if there are tags."},
       {"feed_url", Type::text, "URL of the Atom feed, if there is one."},
       {"is_strict", Type::flag,
        "No raw HTML of authors is on the page, so a strict content security policy holds."},
       {"extra", Type::any, "The map `extra:` of `allegory.yaml`."}}};
  return shape;
}

namespace {

const Shape& toc_shape() {
  static const Shape shape{"heading",
                           "A heading of the text.",
                           {{"text", Type::text, "The heading without markup."},
                            {"url", Type::text, "Where it is: `#` and its anchor."},
                            {"level", Type::text, "`2` or `3`."}}};
  return shape;
}

const Shape& reading_shape() {
  static const Shape shape{
      "reading",
      "A way to read the text.",
      {{"value", Type::text, "`story`, `both` or `idea`."},
       {"role", Type::text, "`own`: as it was written; `both`; `other`: in the other voice."},
       {"label", Type::text, "What to call it."},
       {"is_own", Type::flag, "It is how the text was written."}}};
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

}  // namespace

// A table, a line or two for each name; hence its length.
const Shape& this_page_shape() {
  static const Shape shape{
      "page",
      "The page that is shown.",
      {{"kind", Type::text,
        "`home`, `section`, `entity`, `map`, `account`, `letters`, `coverage`, `tag`, `tags`, "
        "`overview`, `not-found` or `redirect`."},
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
       {"by", Type::text, "The same as a reader is told it: `by …`."},
       {"date", Type::text, "When it was written, as the author wrote it."},
       {"updated", Type::text, "When it was last changed; else the same as `date`."},
       {"is_changed", Type::flag, "`updated` is not the same as `date`."},
       {"has_byline", Type::flag, "It has an author or a date."},
       {"edited", Type::text,
        "When its text was last changed: `updated`, else the day that Git knows."},
       {"revisions", Type::text, "How many commits changed it, if Git knows."},
       {"image", Type::text, "Absolute URL of a picture for previews, if the author chose one."},
       {"edit_url", Type::text, "Where its source can be edited."},
       {"paper_light", Type::text, "Colour of its paper on light pages, as `#RRGGBB`."},
       {"paper_dark", Type::text, "The same on dark pages."},
       {"is_root", Type::flag, "It is the page at the root of the site."},
       {"is_article", Type::flag, "It is a section: a text somebody wrote."},
       {"is_map", Type::flag, "It is the map of its allegory."},
       {"is_account", Type::flag, "It is the account of its allegory."},
       {"is_letters", Type::flag, "It is the index from A to Z."},
       {"is_coverage", Type::flag, "It is the matrix of concepts."},
       {"is_tags", Type::flag, "It is the list of tags."},
       {"body", Type::html, "The text."},
       {"has_readings", Type::flag, "The text can be read in both voices."},
       {"readings", Type::list, "Its three readings: story, both, idea.", &reading_shape()},
       {"takeaway", Type::text, "What to remember of it."},
       {"has_toc", Type::flag, "`toc` has at least two lines."},
       {"toc", Type::list, "The headings of level 2 and 3, in order.", &toc_shape()},
       {"has_tags", Type::flag, "It has tags."},
       {"tags", Type::list, "Its tags.", &link_shape()},
       {"previous", Type::object, "The section before it in the story.", &link_shape()},
       {"next", Type::object, "The section behind it in the story.", &link_shape()},
       {"has_neighbours", Type::flag, "There is a section before or behind it."},
       {"has_nav", Type::flag, "There is a cast, a list of sections or a list of tags to go to."},
       {"has_contents", Type::flag, "`contents` holds something."},
       {"contents", Type::list,
        "Its allegory in story order, with the branch of the page open; not on a home page.",
        &contents_shape()},
       {"has_breadcrumbs", Type::flag, "There are breadcrumbs: it is not the root."},
       {"breadcrumbs", Type::list, "The way from the root, the page included.", &crumb_shape()},
       {"extra", Type::any, "The map `extra:` of its front matter."}}};
  return shape;
}

const Shape& allegory_shape() {
  static const Shape shape{
      "allegory",
      "The allegory that the page belongs to; absent on pages of none.",
      {{"name", Type::text, "Its folder below `content/`, for the style sheet; `.` for all of it."},
       {"title", Type::text, "Its title."},
       {"short_title", Type::text, "The title up to its first colon, or all of it."},
       {"is_root", Type::flag, "Its home page is the root of the site."},
       {"story", Type::text, "The name of the story, such as `Oz`."},
       {"idea", Type::text, "The name of the idea, such as `Machine learning`."},
       {"summary", Type::text, "A sentence or two on it."},
       {"takeaway", Type::text, "What to remember of it."},
       {"url", Type::text, "URL of its home page."},
       {"cast_url", Type::text, "URL of its cast; absent if nobody stands for anything."},
       {"sections_url", Type::text, "URL of its list of sections; absent if it has none."},
       {"map_url", Type::text, "URL of its map; absent if nobody stands for anything."},
       {"account_url", Type::text, "URL of its account; absent if nobody stands for anything."}}};
  return shape;
}

}  // namespace allegory
