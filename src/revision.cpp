// Git → files in memory. See revision.h.
//
// Git is asked by git.h, and only for `rev-parse`, `ls-tree` and `cat-file --batch`, which run
// nothing that the repository names. Paths are those of Git's tree, never of the disk, and sizes
// are known before a byte is asked for.
#include "revision.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/text.h"
#include "git.h"

namespace allegory {

namespace {

constexpr std::size_t list_limit = 256U << 20U;   // bytes of the list of files
constexpr std::uint64_t total_limit = 1U << 30U;  // bytes of all pages together
constexpr std::size_t link_limit = 4096;          // bytes of a symbolic link
constexpr int link_steps = 8;                     // links to links that are followed

ProcessResult ask(const std::string& root, std::vector<std::string> words, std::string input,
                  std::size_t limit) {
  return run_git({root, std::move(words), std::move(input), limit, {}});
}

RevisionFailure failure_of(const ProcessResult& result) {
  if (result.start_error == ENOENT)
    return {"there is no program `git`", "install Git, or see that PATH names its folder", false};
  if (result.start_error)
    return {"`git` cannot be started: " + error_words(*result.start_error), {}, false};
  if (result.is_too_large) return {"the project is too large to be compared", {}, false};
  if (is_no_repository(result))
    return {"the project is in no Git repository",
            "`allegory diff` compares with what was committed; `git init` makes a repository",
            false};
  return {"Git cannot read the repository: " + git_complaint(result), {}, false};
}

/// One line of `git ls-tree -l`.
struct TreeEntry {
  std::string_view mode, object, path;
  std::uint64_t size = 0;
};

/// `100644 blob <object> <size>\t<path>`; nothing for what is no blob, such as a submodule.
std::optional<TreeEntry> read_entry(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  std::array<std::string_view, 4> words;
  std::string_view rest = line.substr(0, tab);
  for (std::string_view& word : words) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
  }
  TreeEntry entry{words[0], words[2], line.substr(tab + 1), 0};
  const char* end = words[3].data() + words[3].size();
  if (words[1] != "blob" || std::from_chars(words[3].data(), end, entry.size).ec != std::errc())
    return std::nullopt;
  return entry;
}

bool is_link(const TreeEntry& entry) { return entry.mode == "120000"; }

bool is_wanted(const TreeEntry& entry) {
  return entry.path == "allegory.yaml" || entry.path.ends_with(".md") || is_link(entry);
}

/// Reads what `git cat-file --batch` says about objects, in the order in which they were asked for.
class Batch {
 public:
  explicit Batch(std::string_view output) : rest_(output) {}
  /// The bytes of the next object; nothing if it is missing or the output ends.
  std::optional<std::string_view> next() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view head = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    const std::size_t space = head.rfind(' ');
    if (space == std::string_view::npos) return std::nullopt;
    std::size_t size = 0;
    const std::string_view number = head.substr(space + 1);
    if (std::from_chars(number.data(), number.data() + number.size(), size).ec != std::errc() ||
        size >= rest_.size())
      return std::nullopt;
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return bytes;
  }

 private:
  std::string_view rest_;
};

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

/// Gives links what they lead to; one that leads to no file of the project is missing. As on the
/// disk, folders that are links are not entered.
/// The files together stay below the limit, however many links lead to a large one.
void follow_links(const std::map<std::string, std::string>& links, std::uint64_t total,
                  std::vector<StoredFile>& files) {
  std::map<std::string_view, std::size_t> by_path;
  for (std::size_t at = 0; at < files.size(); ++at) by_path.emplace(files[at].path, at);
  for (StoredFile& file : files) {
    if (!links.contains(file.path)) continue;
    std::string path = file.path;
    for (int step = 0; step < link_steps && links.contains(path); ++step)
      path = normalize_path(folder_of(path), links.at(path)).value_or(std::string());
    const auto found = by_path.find(path);
    if (found == by_path.end() || links.contains(path)) {
      file.read.error = ReadError::outside;
      continue;
    }
    total += files[found->second].read.bytes.size();
    if (total > total_limit)
      file.read.error = ReadError::too_large;
    else
      file.read = files[found->second].read;
  }
}

/// The files of a tree, with the bytes of those that are read.
RevisionResult read_files(const std::string& root, const std::string& commit,
                          const std::string& listing, std::size_t most) {
  std::vector<TreeEntry> asked;
  RevisionResult result{Revision{commit, {}}, {}};
  std::vector<StoredFile>& files = result.revision->files;
  std::string objects;
  std::uint64_t total = 0;
  std::vector<std::size_t> places;
  for (std::string_view rest = listing; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::optional<TreeEntry> entry = read_entry(line);
    if (!entry) continue;
    files.push_back({std::string(entry->path), {}});
    if (!is_wanted(*entry)) continue;
    if (entry->size > (is_link(*entry) ? link_limit : most)) {
      files.back().read.error = ReadError::too_large;
      continue;
    }
    total += entry->size + 128;  // and the line before it
    asked.push_back(*entry);
    places.push_back(files.size() - 1);
    objects += fmt::format("{}\n", entry->object);
  }
  if (total > total_limit) return {std::nullopt, {"the project is too large to be compared", {}}};
  const ProcessResult answer = ask(root, {"cat-file", "--batch"}, objects, total_limit);
  if (answer.start_error || answer.status != 0 || answer.is_too_large)
    return {std::nullopt, failure_of(answer)};
  Batch batch(answer.output);
  std::map<std::string, std::string> links;
  for (std::size_t at = 0; at < asked.size(); ++at) {
    const std::optional<std::string_view> bytes = batch.next();
    if (!bytes)
      return {std::nullopt,
              {fmt::format("Git lacks `{}` of that revision", asked[at].path),
               "fetch what is missing from this clone", false}};
    if (is_link(asked[at]))
      links.emplace(files[places[at]].path, *bytes);
    else
      files[places[at]].read.bytes = *bytes;
  }
  follow_links(links, total, files);
  return result;
}

}  // namespace

RevisionResult read_revision(const std::string& root, std::string_view name, std::size_t most) {
  const RevisionFailure unknown{fmt::format("there is no revision `{}`", name),
                                "name a commit, a branch or a tag, such as `HEAD` or `main`", true};
  if (name.empty() || name.starts_with('-') || name.find('\0') != std::string_view::npos)
    return {std::nullopt, unknown};
  const ProcessResult place = ask(root, {"rev-parse", "--git-dir"}, {}, 1U << 16U);
  if (place.start_error || place.status != 0) return {std::nullopt, failure_of(place)};
  const ProcessResult parsed =
      ask(root,
          {"rev-parse", "--verify", "--quiet", "--end-of-options", std::string(name) + "^{commit}"},
          {}, 1U << 16U);
  const std::string commit(trim(parsed.output));
  if (parsed.start_error || parsed.status != 0 || commit.empty()) return {std::nullopt, unknown};
  const ProcessResult listed =
      ask(root, {"ls-tree", "-r", "-z", "-l", commit, "allegory.yaml", "content"}, {}, list_limit);
  if (listed.start_error || listed.status != 0 || listed.is_too_large)
    return {std::nullopt, failure_of(listed)};
  RevisionResult result = read_files(root, commit, listed.output, most);
  if (!result.revision) return result;
  for (const StoredFile& file : result.revision->files)
    if (file.path == "allegory.yaml") return result;
  return {std::nullopt,
          {fmt::format("there is no project in this folder at the revision `{}`", name),
           "name a revision that has `allegory.yaml` here", true}};
}

}  // namespace allegory
