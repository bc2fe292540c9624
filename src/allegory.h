// The model: what a site means once every name has been looked up.
//
// Vectors and ids, no pointers. What could not be bound stays in the data as an empty reference, so
// that resolving never fails and the rules can say what is wrong. `concept` is a word of C++20, so
// a variable is never called that; both sides of an allegory hold entities.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/image_size.h"
#include "config.h"
#include "look.h"
#include "source.h"
#include "written.h"

namespace allegory {

inline constexpr std::uint32_t none = UINT32_MAX;

/// Names an entity: the allegory that declares it and its position there.
struct EntityRef {
  std::uint32_t allegory = none;
  std::uint32_t entity = none;
  bool is_bound() const { return entity != none; }
  friend auto operator<=>(const EntityRef&, const EntityRef&) = default;
};

/// A name as written, and what it is: an entity, a statement of the same allegory, or neither.
struct Reference {
  Spanned<std::string> name;
  EntityRef entity;
  std::uint32_t statement = none;
  bool is_bound() const { return entity.is_bound() || statement != none; }
};

/// A place that names an entity.
struct Mention {
  std::uint32_t section = none;
  std::uint32_t mention = none;  ///< index into Section::mentions
};

/// A place in prose that names an entity, found by its label or written as a link.
struct ProseMention {
  EntityRef entity;
  Span at;
  std::uint32_t heading = none;      ///< index into Body::headings of the one above it
  std::uint32_t link = none;         ///< index into Body::links; none: found in the text
  std::uint32_t prose = none;        ///< index into Body::prose, if it was found in the text
  std::uint32_t begin = 0, end = 0;  ///< in Prose::text
  bool becomes_link = false;         ///< found in the text, and linked by the program
};

/// A character or a concept, or anything else that either side is about.
struct Entity {
  EntityDeclaration written;
  std::string label;              ///< the preferred one
  std::uint32_t section = none;   ///< where it is declared
  std::string address;            ///< of its page, as Section::address
  std::vector<Mention> mentions;  ///< in story order
  bool is_in_heading = false;     ///< a title or heading names it; that is no mention
  bool is_sought = false;         ///< texts can name it: a label of it is looked for, and no other
                                  ///< entity of its allegory has that label
};

/// A statement with its names looked up; `references[i]` belongs to the i-th named term, counted
/// through the clauses in order.
struct Statement {
  Spanned<std::string> id;
  Span at;
  std::uint32_t section = none;
  std::optional<Side> side;  ///< empty if its names do not settle it
  StatementText text;
  std::vector<Reference> references;
};

/// A place in a reason that names an entity; bytes of the reason's text.
struct ReasonMention {
  EntityRef entity;
  std::uint32_t begin = 0, end = 0;
};

/// A declared correspondence. Its names are bound to entities, or both ends to one statement each.
struct Correspondence {
  MapDeclaration written;
  std::uint32_t section = none;
  bool is_global = false;            ///< declared for the whole allegory, not for one page
  std::vector<Reference> from;       ///< on the story side
  std::vector<Reference> to;         ///< on the idea side
  bool is_reversed = false;          ///< idea → story, and only so; nothing is bound then
  std::vector<ReasonMention> named;  ///< in its `because:`, each entity once
};

/// A break with its name looked up on the story side.
struct Break {
  Reference what;
  std::string reason;
  std::uint32_t section = none;
  std::vector<ReasonMention> named;  ///< in its reason, each entity once
};

/// One analogy: a story, an idea and what links them.
struct Allegory {
  std::string folder;          ///< relative to `content/`; empty for all of it
  std::uint32_t index = none;  ///< the section that opens it; none if it has no index page
  std::string title, story, idea, summary, takeaway;
  std::string address;                  ///< of its home page
  std::vector<std::uint32_t> sections;  ///< in story order, without the index page
  std::vector<std::uint32_t> uses;      ///< allegories whose cast is known here
  std::vector<Reference>
      unknown_uses;  ///< names under `uses:` and `version_of:` that are no allegory
  std::optional<std::uint32_t> version_of;
  std::vector<Entity> entities;  ///< both sides, in the order of declaration
  std::vector<Statement> statements;
  std::vector<Correspondence> correspondences;
  std::vector<VerbPair> verbs;
  std::vector<PredicateDeclaration> predicates;
  std::vector<Break> breaks;
  std::vector<Entity> repeated;  ///< declared again under an id that is taken
  bool is_incomplete = false;    ///< one of its pages is broken: names may be missing
};

/// Where a link leads.
struct LinkTarget {
  enum class Kind : std::uint8_t {
    missing,    ///< nothing has that name
    section,    ///< `index` into Site::sections
    entity,     ///< `entity`
    asset,      ///< `index` into Site::assets
    external,   ///< another site, a mail address, …
    outside,    ///< a path that leaves the project
    foreign,    ///< a path from the root of the host that this project does not hold
    unsafe,     ///< a scheme that is not followed (`javascript:` …)
    withheld,   ///< a file that is not published, because a browser would run it
    ambiguous,  ///< a wikilink with several meanings: `candidates`
    draft,      ///< a page that is a draft and left out
  };
  Kind kind = Kind::missing;
  std::uint32_t index = none;
  EntityRef entity;
  std::string anchor;                   ///< of the heading or id; empty for the page as a whole
  bool anchor_is_missing = false;       ///< the page is there, the anchor is not
  std::vector<std::string> candidates;  ///< what an ambiguous name could mean, as text
  std::vector<Span> candidates_at;
};

/// One page of the site.
struct Section {
  ParsedSection written;
  std::string title;
  Span title_at;
  std::string address;            ///< `oz/scarecrow/`; empty for the root; percent-encoded in links
  std::uint32_t allegory = none;  ///< none: an ordinary page
  bool is_index = false;          ///< the index page of a folder
  bool is_home = false;           ///< the index page of its allegory
  std::uint32_t parent = none;    ///< the nearest section above it in the outline
  std::vector<std::uint32_t> children;         ///< in story order
  std::uint32_t previous = none, next = none;  ///< in story order, within the allegory
  std::vector<LinkTarget> targets;             ///< one for each of written.body.links
  std::uint32_t image = none;                  ///< the asset that `image:` names, if it is a path
  std::vector<Reference> cast;                 ///< the names under `cast:`, on the story side
  std::vector<ProseMention> mentions;          ///< as they are read: footnotes come last
};

/// A smaller copy of an image.
struct ScaledImage {
  std::uint32_t width = 0;  ///< in pixels
  std::string address;      ///< where the site puts it
};

/// A file under `content/` that is not a page.
struct Asset {
  std::string path;                   ///< relative to `content/`
  std::string address;                ///< where the site puts it
  ImageSize size{};                   ///< if it is an image that says so
  std::vector<ScaledImage> scaled{};  ///< sorted by width
};

/// All pages with one tag.
struct Tag {
  std::string name;
  std::string address;
  std::vector<std::uint32_t> sections;  ///< in story order
  Span at{};                            ///< where it was written first, in reading order
};

/// An old address that leads to a section.
struct Redirect {
  Spanned<std::string> written;
  std::string address;
  std::uint32_t section = none;
};

/// One address and who asks for it, so that two that ask for the same can be told.
struct AddressClaim {
  std::string address;  ///< compared without case
  Span at;
  std::string what;  ///< `page`, `character`, …
};

/// A page that the site makes of itself, and that an author's page or file may stand in the way of.
struct ThemePage {
  std::string address;    ///< of its file, compared without case
  std::string_view what;  ///< `account`, `index`, …
};

/// Where those pages are: of an allegory below its home page, of the site below the root.
inline constexpr std::string_view map_folder = "map/";
inline constexpr std::string_view account_folder = "account/";
inline constexpr std::string_view letters_address = "a-z/";
inline constexpr std::string_view coverage_address = "coverage/";

/// How many names one map shows; above it each section has a map of its own.
inline constexpr std::size_t names_on_a_map = 40;

/// Everything, ready to check and to render.
struct Site {
  Config config;
  std::vector<Section> sections;     ///< sorted by path
  std::vector<Allegory> allegories;  ///< sorted by folder
  std::vector<Asset> assets;         ///< sorted by path
  std::vector<Tag> tags;             ///< sorted by address
  std::vector<Redirect> redirects;
  std::vector<AddressClaim> claims;  ///< sorted by source and offset
  std::vector<ThemePage> theme_pages;
  std::vector<std::string> withheld;         ///< paths of files that a browser would run, sorted
  std::vector<std::string> drafts;           ///< paths of pages that were left out
  bool trust_html = false;                   ///< raw HTML goes through
  Look look;                                 ///< of the theme; empty if none was read
  std::vector<std::string> theme_languages;  ///< tags of those that the theme speaks, sorted
};

/// What an allegory is called in the pages' HTML: its folder, or `.` for all of `content/`.
inline std::string_view allegory_name(const Allegory& allegory) {
  return allegory.folder.empty() ? std::string_view(".") : std::string_view(allegory.folder);
}

/// The look that an allegory has of its own; null if it has no index page that could say so.
inline const Look* own_look(const Site& site, const Allegory& allegory) {
  if (allegory.index == none) return nullptr;
  const auto& head = site.sections[allegory.index].written.front.allegory;
  return head ? &head->look : nullptr;
}

/// Whether a correspondence is one of characters and concepts, all of them bound: what a map or an
/// account can show.
inline bool ties_entities(const Correspondence& line) {
  const auto are_entities = [](const std::vector<Reference>& side) {
    for (const Reference& reference : side)
      if (!reference.entity.is_bound()) return false;
    return !side.empty();
  };
  return !line.is_reversed && are_entities(line.from) && are_entities(line.to);
}

/// The address of the map of a section, where an allegory is too large for one map.
inline std::string section_map_address(const Site& site, std::uint32_t section) {
  const Section& mapped = site.sections[section];
  const std::string& folder = site.allegories[mapped.allegory].address;
  const std::size_t shared = mapped.address.starts_with(folder) ? folder.size() : 0;
  return folder + std::string(map_folder) + mapped.address.substr(shared);
}

/// The entity that a bound reference names.
inline const Entity& entity_of(const Site& site, EntityRef ref) {
  return site.allegories[ref.allegory].entities[ref.entity];
}

}  // namespace allegory
