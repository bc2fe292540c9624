// Git calls in a bare repository. See publish_remote.h.
#include "publish_remote.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t output_limit = 256U << 20U;  // bytes, of lists and answers
constexpr const char* remote = "target";           // how the repository calls its remote
constexpr const char* base_ref = "refs/published/base";
constexpr const char* next_ref = "refs/published/next";

/// What stands between `://` and `@`.
std::string_view user_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = address.substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const std::size_t at = authority.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : authority.substr(0, at);
}

std::string without(std::string text, std::string_view part, std::string_view by) {
  if (part.empty()) return text;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + by.size()))
    text.replace(at, part.size(), by);
  return text;
}

/// A path, unless `host:path` or a protocol says that it is none: Git's own rule.
bool is_path(std::string_view typed) {
  if (typed.find("://") != std::string_view::npos) return false;
  const std::size_t colon = typed.find(':');
  return colon == std::string_view::npos || typed.find('/') < colon;
}

std::string refusal_of(std::string_view typed) {
  if (typed.empty()) return "is empty";
  if (typed.starts_with('-')) return "begins with `-`, as options do";
  if (std::ranges::any_of(
          typed, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }))
    return "holds a control character";
  const std::size_t helper = typed.find("::");
  if (helper != std::string_view::npos && typed.find_first_of("/@[") > helper)
    return "names a program to be run";
  constexpr std::array<std::string_view, 5> schemes{"https", "http", "ssh", "git", "file"};
  const std::size_t scheme = typed.find("://");
  if (scheme != std::string_view::npos &&
      std::ranges::find(schemes, typed.substr(0, scheme)) == schemes.end())
    return "is of a protocol that is not known here";
  return {};
}

/// The rest of the first line that begins with one of these words.
std::string_view line_after(std::string_view text, std::string_view word) {
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.starts_with(word)) return line.substr(word.size());
  }
  return {};
}

/// The reason in `!<tab>from:to<tab>[remote rejected] (reason)` of `git push --porcelain`.
std::string rejection(std::string_view output) {
  const std::string_view line = line_after(output, "!\t");
  const std::size_t tab = line.find('\t');
  return tab == std::string_view::npos ? std::string() : std::string(line.substr(tab + 1));
}

}  // namespace

RemoteNameResult read_remote_name(std::string_view typed, const std::string& folder) {
  if (std::string refusal = refusal_of(typed); !refusal.empty())
    return {std::nullopt, std::move(refusal)};
  RemoteName name{std::string(typed), std::string(typed)};
  if (is_path(typed) && !typed.starts_with('/')) name.address = folder + "/" + name.address;
  if (const std::string_view user = user_of(typed); !user.empty())
    name.shown = without(name.shown, std::string(user) + "@", "");
  return {std::move(name), {}};
}

bool is_branch_name(std::string_view name) {
  if (name.empty() || name.starts_with('-') || name.ends_with('.') || name == "@") return false;
  if (name.find("..") != std::string_view::npos || name.find("@{") != std::string_view::npos)
    return false;
  for (const char byte : name)
    if (static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7f ||
        std::string_view("~^:?*[\\").find(byte) != std::string_view::npos)
      return false;
  for (std::string_view rest = name;;) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part.empty() || part.starts_with('.') || part.ends_with(".lock")) return false;
    if (slash == std::string_view::npos) return true;
    rest.remove_prefix(slash + 1);
  }
}

RemoteState read_remote_state(std::string_view output) {
  constexpr std::string_view heads = "refs/heads/";
  RemoteState state;
  for (std::string_view rest = output; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::string_view value = line.substr(0, tab), name = line.substr(tab + 1);
    if (name == "HEAD" && value.starts_with("ref: ")) {
      value.remove_prefix(5);
      if (value.starts_with(heads)) state.default_branch = value.substr(heads.size());
    }
    if (name.starts_with(heads) && is_branch_name(name.substr(heads.size())))
      state.branches.emplace(name.substr(heads.size()), value);
  }
  state.is_empty = state.branches.empty();
  if (!state.branches.contains(state.default_branch)) state.default_branch.clear();
  return state;
}

RemoteCopy::RemoteCopy(std::string folder, const RemoteName& remote_name,
                       std::vector<GitSetting> settings, std::function<bool()> is_cancelled)
    : folder_(std::move(folder)),
      repository_(folder_ + "/repository"),
      name_(remote_name),
      settings_(std::move(settings)),
      is_cancelled_(std::move(is_cancelled)) {
  settings_.emplace_back(fmt::format("remote.{}.url", remote), name_.address);
  for (const auto& [key, value] : {std::pair{"core.ignoreCase", "false"}, std::pair{"gc.auto", "0"},
                                   std::pair{"maintenance.auto", "false"}})
    settings_.emplace_back(key, value);
}

ProcessResult RemoteCopy::run(std::vector<std::string> words, GitReach reach, std::string input,
                              std::function<void(std::string_view)> take) {
  GitCall call{folder_, std::move(words), std::move(input), output_limit, std::move(take)};
  if (is_prepared_) call.repository = repository_;
  call.reach = reach;
  call.settings = settings_;
  call.is_cancelled = is_cancelled_;
  failure_ = run_git(std::move(call));
  return failure_;
}

std::optional<std::string> RemoteCopy::answer(std::vector<std::string> words, GitReach reach,
                                              std::string input) {
  const ProcessResult result = run(std::move(words), reach, std::move(input));
  if (is_git_failure(result)) return std::nullopt;
  return std::string(trim(result.output));
}

std::optional<RemoteState> RemoteCopy::look() {
  const ProcessResult result =
      run({"ls-remote", "--symref", remote, "HEAD", "refs/heads/*"}, GitReach::network);
  if (is_git_failure(result)) return std::nullopt;
  return read_remote_state(result.output);
}

bool RemoteCopy::prepare(std::string_view commit) {
  if (is_prepared_) return true;
  constexpr std::size_t sha256_digits = 64;
  std::vector<std::string> words{"init", "--quiet", "--bare", "--template="};
  if (commit.size() == sha256_digits) words.emplace_back("--object-format=sha256");
  words.push_back(repository_);
  is_prepared_ = answer(std::move(words)).has_value();
  return is_prepared_;
}

std::optional<std::string> RemoteCopy::fetch(const std::string& branch) {
  branch_ = branch;
  const bool is_fetched =
      answer({"fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules",
              "--no-auto-maintenance", "--no-write-fetch-head", remote,
              fmt::format("+refs/heads/{}:{}", branch, base_ref)},
             GitReach::network)
          .has_value();
  return is_fetched ? answer({"rev-parse", "--verify", "--quiet", base_ref}) : std::nullopt;
}

bool RemoteCopy::deepen() {
  if (answer({"rev-parse", "--is-shallow-repository"}) != "true") return true;
  return answer({"fetch", "--quiet", "--unshallow", "--no-tags", "--no-recurse-submodules",
                 "--no-auto-maintenance", "--no-write-fetch-head", remote,
                 fmt::format("refs/heads/{}", branch_)},
                GitReach::network)
      .has_value();
}

std::optional<TreeFiles> RemoteCopy::files(const std::string& commit) {
  const ProcessResult result = run({"ls-tree", "-r", "-z", "--full-tree", commit}, GitReach::disk);
  if (is_git_failure(result)) return std::nullopt;
  TreeFiles files;
  for (std::string_view rest = result.output; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    // `100644 blob <object>\t<path>`
    const std::size_t tab = line.find('\t');
    const std::size_t object = line.substr(0, tab).rfind(' ');
    if (tab == std::string_view::npos || object == std::string_view::npos) continue;
    files.emplace(
        line.substr(tab + 1),
        TreeFile{std::string(line.substr(object + 1, tab - object - 1)), line.starts_with("100")});
  }
  return files;
}

std::optional<std::string> RemoteCopy::blob(const std::string& object, std::size_t limit) {
  const std::optional<std::string> size = answer({"cat-file", "-s", object});
  if (!size || size->size() > 9 || std::stoul(*size) > limit) return std::nullopt;
  ProcessResult result = run({"cat-file", "blob", object}, GitReach::disk);
  if (is_git_failure(result)) return std::nullopt;
  return std::move(result.output);
}

std::optional<std::vector<std::string>> RemoteCopy::store(const std::string& folder,
                                                          const std::vector<std::string>& paths) {
  std::string list;
  for (const std::string& path : paths) list += folder + "/" + path + "\n";
  const ProcessResult result =
      run({"hash-object", "-w", "--no-filters", "--stdin-paths"}, GitReach::disk, list);
  if (is_git_failure(result)) return std::nullopt;
  std::vector<std::string> objects;
  for (std::string_view rest = result.output; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    objects.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (objects.size() != paths.size()) return std::nullopt;
  return objects;
}

std::optional<std::string> RemoteCopy::import(std::string stream) {
  if (!answer({"fast-import", "--quiet", "--force", "--done"}, GitReach::disk, std::move(stream)))
    return std::nullopt;
  return answer({"rev-parse", "--verify", "--quiet", next_ref});
}

bool RemoteCopy::print(std::vector<std::string> words,
                       const std::function<void(std::string_view)>& take) {
  return !is_git_failure(run(std::move(words), GitReach::disk, {}, take));
}

bool RemoteCopy::push(const std::string& commit, const std::string& branch,
                      const std::string& expected) {
  const ProcessResult result =
      run({"push", "--porcelain", "--no-verify", "--no-signed", "--no-follow-tags",
           "--recurse-submodules=no",
           fmt::format("--force-with-lease=refs/heads/{}:{}", branch, expected), remote,
           fmt::format("{}:refs/heads/{}", commit, branch)},
          GitReach::network);
  refusal_ = rejection(result.output);
  return !is_git_failure(result);
}

std::string RemoteCopy::shown(std::string_view line) const {
  line = trim(line);
  while (line.ends_with('.')) line.remove_suffix(1);
  return without(without(std::string(line), name_.address, name_.shown), user_of(name_.address),
                 "***");
}

std::string RemoteCopy::server_words() const {
  return shown(line_after(failure_.errors, "remote: "));
}

std::string RemoteCopy::complaint() const {
  // Where ssh or a server says why, it does so before Git says that it failed.
  const std::string first = shown(failure_.errors.substr(0, failure_.errors.find('\n')));
  const std::string last = shown(line_after(failure_.errors, "fatal: "));
  if (first.empty()) return git_complaint(failure_);
  const bool is_same = last.empty() || first == "fatal: " + last;
  return is_same ? (last.empty() ? first : last) : fmt::format("{}; {}", first, last);
}

}  // namespace allegory
