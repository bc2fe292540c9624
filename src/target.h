// What a target of documents can say: the table that the writers of documents ask.
//
// A wiki lacks footnotes, a book draws no diagram, plain Markdown has no alerts. What a target
// lacks is said in what it has, by the rule that the field names here, or reported; nothing that an
// author wrote is dropped in silence. Each format has its row in its own file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace allegory {

/// What a target can do. Where a field has two ways, the second is how others are helped.
struct Target {
  enum class Footnotes : std::uint8_t {
    own,    ///< it has footnotes
    listed  ///< raised links in the text, and a list with anchors at the end
  };
  enum class Alerts : std::uint8_t {
    own,   ///< it marks `> [!NOTE]` out
    quote  ///< a quotation that opens with the alert's word in bold
  };
  enum class Formulas : std::uint8_t {
    dollars,  ///< TeX between dollars
    tags,     ///< TeX in an element of its own
    mathml,   ///< MathML
    code      ///< TeX as code
  };
  enum class Diagrams : std::uint8_t {
    drawn,  ///< a fence of `mermaid` becomes a drawing
    code    ///< it is shown as code
  };
  enum class TaskLists : std::uint8_t {
    own,   ///< boxes that are ticked
    signs  ///< `☐` and `☑` before the text
  };
  enum class Tables : std::uint8_t {
    own,  ///< rows between bars
    html  ///< HTML's elements, a cell being a paragraph
  };
  enum class Strikethrough : std::uint8_t {
    own,  ///< `~~text~~`
    html  ///< `<del>`
  };
  enum class HeadingIds : std::uint8_t {
    github,     ///< made of the text by GitHub's rule
    gitlab,     ///< by GitLab's
    mediawiki,  ///< by MediaWiki's
    anchors     ///< none that can be counted on: anchors of our own are written
  };

  std::string_view name;  ///< the format's
  Footnotes footnotes = Footnotes::own;
  Alerts alerts = Alerts::own;
  Formulas formulas = Formulas::dollars;
  Diagrams diagrams = Diagrams::code;
  TaskLists task_lists = TaskLists::own;
  Tables tables = Tables::own;
  Strikethrough strikethrough = Strikethrough::own;
  HeadingIds heading_ids = HeadingIds::github;
  std::string_view dollar = "<span>$</span>";  ///< one that is no formula's, beside others
  bool has_references = false;                 ///< it links `#1` and `@name` by itself
  std::string_view forbidden_in_titles{};      ///< characters that a page's name cannot hold
  std::size_t name_bytes = 200;                ///< a longer name of a page is cut
  std::size_t page_bytes = 0;                  ///< a page is shown badly above; 0: no limit
  std::size_t diagram_bytes = 0;               ///< a diagram is not drawn above; 0: no limit
  std::size_t diagram_edges = 0;               ///< likewise, its lines
};

}  // namespace allegory
