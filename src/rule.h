// What a rule is: a name, a level, an explanation with a bad and a good example, and a check. All a
// file in rules/ needs.
//
// The examples are projects in the form of tests/support/case_file.h. A test proves for every rule
// that `bad` raises exactly this name and `good` raises nothing, so the docs cannot drift. Findings
// that another stage makes (a file that cannot be read, YAML that is broken) have a file here too,
// with `run` empty: every name of a finding has one place that explains it.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"
#include "analogy/mapping.h"
#include "analogy/review.h"
#include "analogy/structure.h"
#include "base/text.h"
#include "base/url.h"
#include "diagnostic.h"
#include "names.h"
#include "prose/labels.h"
#include "yaml_edit.h"

namespace allegory {

/// What rules look at.
struct Facts {
  const Site& site;
  const SourceSet& sources;
  const std::vector<Mapping>& mappings;      ///< one for each of site.allegories
  const std::vector<Structure>& structures;  ///< the same
};

/// Reports under a rule's name.
class Reporter {
 public:
  Reporter(std::string_view rule, Diagnostics& diagnostics)
      : rule_(rule), diagnostics_(diagnostics) {}
  Report operator()(const Span& at, std::string message, std::string label = {}) {
    return diagnostics_.report(rule_, at, std::move(message), std::move(label));
  }

  /// Reports something about a whole file.
  Report about(std::string path, std::string message) {
    return diagnostics_.report_path(rule_, std::move(path), std::move(message));
  }

 private:
  std::string_view rule_;
  Diagnostics& diagnostics_;
};

/// Adds to a finding what was probably meant by a name of this side: a did-you-mean and the place
/// of the name that is like it, or a word that the name belongs to the other side. Returns what was
/// probably meant.
std::optional<std::string> suggest(Suggestions& suggestions, std::uint32_t allegory, Side side,
                                   std::string_view name, Report& finding);

/// The same with a fix that writes the name which was probably meant.
void suggest(Suggestions& suggestions, YamlEditor& editor, std::uint32_t allegory, Side side,
             const Spanned<std::string>& name, Report& finding);

/// Reports every name that should be known on this side and is not: in correspondences, statements
/// and casts. Allegories with a broken page are passed over.
void report_unknown(const Facts& facts, Side side, Reporter& report);

/// Calls `visit` for each entity of this side without a correspondence, of allegories that have
/// any; the text says how it is used. Leaves out what coverage.h does.
void report_uncovered(const Facts& facts, Side side,
                      const std::function<void(const Entity&, const std::string&)>& visit);

/// Whether all of these are statements: one end of a pair of statements.
bool is_statement_pair(const std::vector<Reference>& references);

/// Whether a statement's names are all known on both sides, and nothing says which is meant.
bool is_undecided(Suggestions& names, std::uint32_t allegory, const Statement& statement);

/// Calls `visit` for each link of each page with its target.
void for_each_link(
    const Site& site,
    const std::function<void(const Section&, const Link&, const LinkTarget&)>& visit);

/// Edits of a link's address as it is written: the name or path before `#`, or what stands behind
/// it. Nothing where Markdown reads the address differently from how it is written, or a link is
/// made elsewhere (`[text][name]`).
std::optional<Edit> replace_target(const SourceSet& sources, const Link& link, std::string_view to);
std::optional<Edit> replace_fragment(const SourceSet& sources, const Link& link,
                                     std::string_view to);

/// Removes an allowance whose rule is named at `at`: from `allow:`, or a comment that stands on a
/// line of its own between two blocks. Only safe where the blocks cannot grow together.
std::optional<Fix> remove_allowance(const SourceSet& sources, YamlEditor& editor, const Span& at);

/// How a page calls a file of `content/`, if it calls files as `like` does: from the root, or from
/// where the page is.
std::string path_from(const Section& section, std::string_view like, std::string_view path);

/// The path that a link names, relative to `content/`, as far as it can be told; without `.md`
/// added or anything looked up.
std::string named_path(const Section& section, const Link& link);

/// Whether a link's path looks like that of a page: it ends in `.md`, in `.html`, in `/`, or in a
/// name without a dot.
bool names_page(const Link& link);

/// The first place on a page that names each entity, in the order of the entities.
std::map<EntityRef, const ProseMention*> first_mentions(const Section& section);

/// Whether a name that no text of an allegory mentions is worth a word: it has text, all of it was
/// read, and no wikilink is left open that could have meant the name.
bool is_told(const Site& site, const Allegory& allegory);

/// Whether a line of `pairs` declares an entity; nobody promised a text about it.
bool is_from_pairs(const Entity& entity);

/// Entities that a statement, correspondence, break or cast of any allegory speaks of.
std::set<EntityRef> spoken_of(const Site& site);

/// Whether findings of a rule come with a fix, where one can be told: none, one that is as good as
/// certain (`--fix` applies it), or one that is a guess (`--fix=all` applies it).
enum class FixKind : std::uint8_t { none, safe, ask };

/// A rule. The name of its variable is the name of its file, and `name` is that with hyphens.
struct Rule {
  std::string_view name;
  Severity severity = Severity::error;
  std::string_view summary;      ///< a line, in the words of a message
  std::string_view explanation;  ///< Markdown, a paragraph or three
  std::string_view bad{};        ///< a project that raises it; empty where text cannot show it
  std::string_view good{};       ///< the same project, put right
  void (*run)(const Facts&, Reporter&) = nullptr;  ///< null: another stage reports it
  bool can_be_silenced = true;                     ///< false: what could not be read
  int exit_status = 1;          ///< of a run with an error of this name: 1, 2 or 3
  bool is_off = false;          ///< says nothing until `levels:` gives it a level
  FixKind fix = FixKind::none;  ///< of the bad example; a test holds the rule to it
};

/// All rules, sorted by name; made from the files in rules/.
const std::vector<const Rule*>& rules();

/// The rule of that name, or null.
const Rule* find_rule(std::string_view name);

}  // namespace allegory
