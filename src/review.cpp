// Names → correspondences → stamps in files. See review.h; what a stamp is, analogy/review.h says.
#include "review.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analogy/review.h"
#include "base/replace_file.h"
#include "base/text.h"
#include "yaml_edit.h"

namespace allegory {

namespace {

using Chosen = ReviewChoice::Chosen;

/// The id that a bound name stands for: that of the entity for a label of `pairs:`.
const std::string& id_of(const Site& site, const Reference& reference) {
  return reference.entity.is_bound() ? entity_of(site, reference.entity).written.id.value
                                     : reference.name.value;
}

/// `a, b`
std::string ids_of(const Site& site, const std::vector<Reference>& references) {
  std::string text;
  for (const Reference& reference : references)
    text += (text.empty() ? "" : ", ") + id_of(site, reference);
  return text;
}

/// Correspondences by what they may be asked for.
class Register {
 public:
  explicit Register(const Site& site) : site_(site) {
    for (std::uint32_t allegory = 0; allegory < site.allegories.size(); ++allegory) {
      const std::vector<Correspondence>& lines = site.allegories[allegory].correspondences;
      for (std::uint32_t at = 0; at < lines.size(); ++at)
        for (const auto* list : {&lines[at].from, &lines[at].to})
          for (const Reference& reference : *list)
            if (reference.is_bound()) add(id_of(site, reference), {allegory, at});
    }
  }

  const std::set<Chosen>* find(const std::string& name) const {
    const auto found = lines_.find(normalize(name));
    return found == lines_.end() ? nullptr : &found->second;
  }

  ReviewFailure nothing_for(const std::string& name) const {
    for (const Allegory& allegory : site_.allegories)
      for (const Entity& entity : allegory.entities)
        if (normalize(entity.written.id.value) == normalize(name))
          return {fmt::format("`{}` has no correspondence that could be reviewed", name),
                  "give it one under `maps:` first"};
    std::vector<std::string> names;
    for (const auto& [known, lines] : lines_) names.push_back(known);
    const std::optional<std::string> meant = closest(name, names);
    return {fmt::format("no correspondence has an end `{}`", name),
            meant ? fmt::format("did you mean `{}`?", *meant)
                  : "name characters or concepts by their ids"};
  }

 private:
  void add(const std::string& id, const Chosen& line) {
    lines_[normalize(id)].insert(line);
    const std::string& folder = site_.allegories[line.allegory].folder;
    if (!folder.empty()) lines_[normalize(folder + '/' + id)].insert(line);
  }

  const Site& site_;
  std::map<std::string, std::set<Chosen>> lines_;
};

/// A file, and how it is to change.
struct ChangedFile {
  std::vector<Edit> edits;
  std::vector<std::string> lines;
};

/// The text with the edits made; none overlaps another. A byte order mark stays.
std::string apply(const Source& source, std::vector<Edit>& edits) {
  std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.at.begin; });
  std::string text;
  std::uint32_t from = 0;
  for (const Edit& edit : edits) {
    text.append(source.text, from, edit.at.begin - from);
    text += edit.replacement;
    from = edit.at.end;
  }
  return text.append(source.text, from);
}

/// Finds the edit for each correspondence; by source, so that the order is that of paths.
class Stamper {
 public:
  Stamper(const Site& site, const SourceSet& sources)
      : site_(site), sources_(sources), editor_(sources), states_(site.allegories.size()) {}

  /// False and a failure if it cannot be stamped.
  std::optional<ReviewFailure> add(const Chosen& chosen) {
    const Allegory& allegory = site_.allegories[chosen.allegory];
    const Correspondence& line = allegory.correspondences[chosen.correspondence];
    if (states_[chosen.allegory].empty())
      states_[chosen.allegory] = review_states(site_, chosen.allegory);
    const std::string stamp = states_[chosen.allegory][chosen.correspondence].stamp();
    const std::string name =
        fmt::format("{} — {}", ids_of(site_, line.from), ids_of(site_, line.to));
    if (stamp.empty())
      return ReviewFailure{
          fmt::format("`{}` cannot be stamped while something around it cannot be read", name),
          "`allegory check` shows what is wrong", 1};
    if (line.written.reviewed && line.written.reviewed->value == stamp) return std::nullopt;
    const Span& key = line.written.key.at;
    std::optional<Edit> edit = editor_.set_property(key, "to", "reviewed", stamp);
    const std::string& path = sources_[key.source].path;
    if (!edit)
      return ReviewFailure{
          fmt::format("`{}` cannot be stamped where it stands, in `{}`", name, path),
          fmt::format("write `reviewed: {}` behind it by hand", stamp), 1};
    ChangedFile& file = files_[key.source.index];
    file.edits.push_back(std::move(*edit));
    file.lines.push_back(fmt::format("{}: {} {}, in {}:{}", name,
                                     line.written.reviewed ? "stamped anew," : "stamped", stamp,
                                     path, sources_.position(key.source, key.begin).line));
    return std::nullopt;
  }

  Reviewed write(const std::string& root) {
    Reviewed reviewed;
    const std::optional<Folder> folder = Folder::open(root);
    for (auto& [index, file] : files_) {
      const Source& source = sources_[SourceId{index}];
      const std::string mark(source.has_mark ? "\xef\xbb\xbf" : "");
      const std::optional<std::string> reason =
          folder ? replace_file(*folder, source.path, mark + source.text,
                                mark + apply(source, file.edits))
                 : std::optional<std::string>("is not there");
      if (reason) {
        reviewed.failure = {
            fmt::format("`{}` {}, and has no new stamp", source.path, *reason), {}, 3};
        return reviewed;
      }
      std::ranges::move(file.lines, std::back_inserter(reviewed.lines));
    }
    return reviewed;
  }

 private:
  const Site& site_;
  const SourceSet& sources_;
  YamlEditor editor_;
  std::vector<std::vector<ReviewState>> states_;  ///< by allegory, computed when first asked for
  std::map<std::uint32_t, ChangedFile> files_;    ///< by the index of their source
};

}  // namespace

ReviewChoice choose_named(const Site& site, std::span<const std::string> names) {
  const Register known(site);
  std::set<Chosen> chosen;
  for (const std::string& name : names) {
    const std::set<Chosen>* found = known.find(name);
    if (found == nullptr) return {{}, known.nothing_for(name)};
    chosen.insert(found->begin(), found->end());
  }
  return {{chosen.begin(), chosen.end()}, {}};
}

ReviewChoice choose_stamped(const Site& site) {
  ReviewChoice choice;
  for (std::uint32_t allegory = 0; allegory < site.allegories.size(); ++allegory) {
    const std::vector<Correspondence>& lines = site.allegories[allegory].correspondences;
    for (std::uint32_t at = 0; at < lines.size(); ++at)
      if (lines[at].written.reviewed && is_stamp(lines[at].written.reviewed->value))
        choice.chosen.push_back({allegory, at});
  }
  return choice;
}

Reviewed stamp_correspondences(const Site& site, const SourceSet& sources, const std::string& root,
                               const ReviewChoice& choice) {
  Stamper stamper(site, sources);
  for (const Chosen& chosen : choice.chosen)
    if (std::optional<ReviewFailure> failure = stamper.add(chosen)) return {{}, std::move(failure)};
  return stamper.write(root);
}

}  // namespace allegory
