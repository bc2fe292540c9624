// What an author wrote on one page, read but not yet understood: front matter and the facts of the
// Markdown body, every piece with its place. `parse` makes it, `resolve` turns it into the model of
// allegory.h. Names are still text here, and nothing has been looked up.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "look.h"
#include "source.h"
#include "yaml_node.h"

namespace allegory {

/// The two domains of an allegory: Structure-Mapping Theory's base and target.
enum class Side : std::uint8_t { story, idea };

/// What sort of thing an entity is.
enum class Kind : std::uint8_t {
  character,
  group,
  place,
  object,
  quality,
  event,
  quantity,
  idea_concept,
  system,
  process,
  artifact,
  property,
  state,
  limitation,
  person,
};

/// A kind's name, its front matter key, and the side it belongs to unless the page has `domain:`.
struct KindInfo {
  Kind kind;
  std::string_view name;
  std::string_view key;
  Side side;
};

inline constexpr std::array<KindInfo, 15> kinds{{
    {Kind::character, "character", "characters", Side::story},
    {Kind::group, "group", "groups", Side::story},
    {Kind::place, "place", "places", Side::story},
    {Kind::object, "object", "objects", Side::story},
    {Kind::quality, "quality", "qualities", Side::story},
    {Kind::event, "event", "events", Side::story},
    {Kind::quantity, "quantity", "quantities", Side::story},
    {Kind::idea_concept, "concept", "concepts", Side::idea},
    {Kind::system, "system", "systems", Side::idea},
    {Kind::process, "process", "processes", Side::idea},
    {Kind::artifact, "artifact", "artifacts", Side::idea},
    {Kind::property, "property", "properties", Side::idea},
    {Kind::state, "state", "states", Side::idea},
    {Kind::limitation, "limitation", "limitations", Side::idea},
    {Kind::person, "person", "people", Side::idea},
}};

/// The row of `kinds` for a kind.
constexpr const KindInfo& info(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

/// Whether an entity's labels are looked for in prose.
enum class Match : std::uint8_t { usual, always, never };

/// One line of a kind group: `scarecrow: [The Scarecrow, Scarecrow]`.
struct EntityDeclaration {
  Spanned<std::string> id;
  Kind kind = Kind::character;
  Side side = Side::story;
  std::vector<Spanned<std::string>> labels;  ///< the first is preferred; empty: the id is the label
  bool scenery = false;                      ///< `role: scenery`: in the story, stands for nothing
  Match match = Match::usual;
};

/// One argument of a clause: a name, or another clause of the same statement.
struct Term {
  Spanned<std::string> name;    ///< empty where the argument is a clause in parentheses
  std::uint32_t clause = none;  ///< index into Statement::clauses
  static constexpr std::uint32_t none = UINT32_MAX;
};

/// A term and the role it plays: `subject`, `object`, or the word before it (`to`, `from`, …).
struct Argument {
  std::string role;
  Term term;
};

/// `[not] subject verb [object {role term}]`; with `is_attribute`, `subject is word` and the verb
/// is that word.
struct Clause {
  Span at;
  bool negated = false;
  bool is_attribute = false;
  Spanned<std::string> verb;
  std::vector<Argument> arguments;
};

/// A statement as clauses; inner ones come before those that hold them, the last is the whole.
struct StatementText {
  std::vector<Clause> clauses;
};

/// One line of `relations:`.
struct RelationDeclaration {
  Spanned<std::string> id;
  Span at;                  ///< the statement as written
  StatementText statement;  ///< no clauses if it could not be read; that was reported
};

/// `as:` of a correspondence.
enum class Cardinality : std::uint8_t { one_to_one, composite, split };

/// One line of `maps:` or `pairs:`, or of `maps:` under a heading in `sections:`.
struct MapDeclaration {
  Spanned<std::string> key;                ///< what stands before the colon
  std::vector<Spanned<std::string>> from;  ///< the key itself, or the names under `from:`
  std::vector<Spanned<std::string>> to;
  Cardinality cardinality = Cardinality::one_to_one;
  std::optional<Span> cardinality_at;   ///< the word behind `as:`
  std::optional<Span> cardinality_key;  ///< `as` itself
  bool negative = false;                ///< `polarity: negative`: not to be read so
  bool overrides = false;               ///< `override: true`
  bool from_pairs = false;              ///< a line of `pairs:`: names are labels, and declare
  double strength = 1.0;                ///< in (0, 1]
  std::string because;
  std::optional<Spanned<std::string>> reviewed;
  std::optional<Spanned<std::string>> heading;  ///< the key under `sections:` that holds it
};

/// One line of `verbs:`: a verb of the story says what a verb of the idea says.
struct VerbPair {
  Spanned<std::string> story;
  Spanned<std::string> idea;
};

/// One line of `predicates:`: what is known about a verb.
struct PredicateDeclaration {
  Spanned<std::string> verb;
  bool symmetric = false, functional = false, hierarchical = false;
  std::optional<Spanned<std::string>> inverse, kind_of, says;
  std::vector<Spanned<std::string>> roles;
};

/// One line of `breaks:`: where the analogy ends, and why.
struct BreakDeclaration {
  Spanned<std::string> name;
  std::string reason;
};

/// The map under `allegory:` of a folder's index page.
struct AllegoryHead {
  Span at;
  std::optional<Spanned<std::string>> story, idea, summary, takeaway, version_of;
  std::vector<Spanned<std::string>> uses;
  Look look;
};

/// The YAML block of a page, typed. What is absent is empty; what was wrong has been reported.
struct FrontMatter {
  std::optional<Spanned<std::string>> title, description, image, lang, author, date, updated;
  std::optional<Spanned<std::string>> slug, id, layout, takeaway, reviewed;
  std::optional<Spanned<std::string>> translation_key;
  bool draft = false;
  bool site_scope = false;        ///< `scope: site`
  std::optional<bool> auto_link;  ///< else the configuration's
  std::optional<std::int64_t> weight;
  std::vector<Spanned<std::string>> tags, aliases, cast, allow;
  std::optional<Spanned<Side>> domain;
  YamlNode extra;  ///< a map, or null
  std::optional<AllegoryHead> allegory;
  std::vector<EntityDeclaration> entities;
  std::vector<MapDeclaration> maps;  ///< of `pairs`, `maps` and `sections`, in the order written
  std::vector<Spanned<std::string>> sections;  ///< the headings named under `sections:`
  std::vector<RelationDeclaration> relations;
  std::vector<VerbPair> verbs;
  std::vector<PredicateDeclaration> predicates;
  std::vector<BreakDeclaration> breaks;
  std::vector<Spanned<std::string>> keys;  ///< every key of the block, for rules about keys
};

/// A heading: its text without markup, its anchor by GitHub's rule, its level 1–6.
struct Heading {
  std::string text;
  std::string anchor;
  std::uint8_t level = 1;
  Span at;
};

/// How a link was written.
enum class LinkForm : std::uint8_t { text, image, wiki, autolink };

/// A link in prose. `at` covers it as written, from its first bracket to its last.
struct Link {
  LinkForm form = LinkForm::text;
  Span at;
  std::string target;    ///< as decoded by Markdown, without the fragment; of a wikilink, its name
  std::string fragment;  ///< behind `#`, percent-decoded, without it
  bool has_fragment = false;
  std::string text;       ///< what the reader sees, without markup
  bool has_text = false;  ///< a wikilink with its own text: `[[x|text]]`
  bool is_raw = false;    ///< an attribute of raw HTML; `at` covers its value
};

/// `<!-- allegory-allow rule: reason -->`, and the block that it speaks of.
struct Allowance {
  Spanned<std::string> rule;
  Span block;
};

/// A run of a prose unit's text that stands in one text node of the tree and in one stretch of the
/// source: byte for byte the same there, or one escape or character reference.
struct ProsePiece {
  std::uint32_t begin = 0, end = 0;          ///< in Prose::text
  std::uint32_t source = 0, source_end = 0;  ///< in the file
  std::uint32_t node = 0;     ///< the how-many-th text node of the page it is, from 0, leaving out
                              ///< those in images; none: it stands in an image
  std::uint32_t in_node = 0;  ///< where it begins in that node's text
  bool can_be_linked = true;  ///< false inside a link or an image's alternative text
};

/// The text of one block: a paragraph, table cell or the like, with line ends as spaces. Code, raw
/// HTML, addresses, formulas, footnote marks and wikilinks are `Prose::gap`; nothing that is looked
/// for reaches over one. Mentions are looked for in it.
struct Prose {
  std::string text;
  std::vector<ProsePiece> pieces;  ///< sorted by begin; line ends and gaps have none
  std::uint32_t heading = none;    ///< index into Body::headings of the one above it
  std::uint32_t links = 0;         ///< how many of Body::links come before it
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr char gap = '\x1a';  ///< no letter and no space
};

/// Where a part of a prose unit's text was written. `begin` and `end` must stand in pieces.
Span place_of(const Prose& prose, SourceId source, std::uint32_t begin, std::uint32_t end);

/// The piece that holds a byte of the unit's text.
const ProsePiece& piece_at(const Prose& prose, std::uint32_t at);

/// A formula, or part of one, that is shown as TeX; `message` as in a finding.
struct ShownTex {
  Span at;
  std::string message;
};

/// What reading a page's Markdown once may cost.
struct ReadingBudget {
  unsigned seconds = 5;           ///< of the processor; after twice that the program ends
  std::size_t bytes = 1U << 30U;  ///< of memory; a short page gets less
};

/// Why a page's Markdown could not be read.
enum class Overrun : std::uint8_t { time, memory };

/// Something of raw HTML that does not reach a page; `message` as in a finding.
struct RawLoss {
  Span at;
  std::string message;
};

/// What is known of a page's Markdown. Links are in the order of the text; rendering (markdown.h)
/// meets them in the same order.
struct Body {
  Span at;  ///< the text behind the front matter
  std::vector<Heading> headings;
  bool opens_with_title = false;      ///< the first block is a heading of level 1
  bool opens_with_paragraph = false;  ///< the first block, or the one behind such a title, is text
  std::vector<Link> links;
  std::vector<std::string> anchors;  ///< ids and names given in raw HTML, sorted
  std::vector<RawLoss> raw_html;     ///< what raw HTML loses, in the order of the text
  std::vector<Span> embeds;          ///< `![[x]]`
  std::vector<ShownTex> shown_tex;   ///< what no formula could be made of
  bool has_code = false;             ///< a block of code names its language
  std::vector<Allowance> allowances;
  std::vector<Prose> prose;        ///< in the order of the tree
  std::string summary;             ///< the first paragraph as plain text
  std::string first_sentence;      ///< of that paragraph
  ReadingBudget budget;            ///< for whoever reads it again
  std::optional<Overrun> overrun;  ///< nothing is known, since the budget was used up
};

/// One page, read.
struct ParsedSection {
  SourceId source;
  std::string path;     ///< relative to `content/`, with `/`, ending in `.md`
  bool broken = false;  ///< its front matter or its text could not be read
  FrontMatter front;
  Body body;
};

}  // namespace allegory
