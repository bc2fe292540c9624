// A few questions to Git. See publish_source.h.
#include "publish_source.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t output_limit = 16U << 20U;  // bytes

std::optional<std::string> ask(const std::string& root, std::vector<std::string> words,
                               std::vector<GitSetting> settings = {}) {
  GitCall call{root, std::move(words), {}, output_limit};
  call.settings = std::move(settings);
  ProcessResult result = run_git(std::move(call));
  if (is_git_failure(result)) return std::nullopt;
  return std::move(result.output);
}

/// The parts of a text that each end in NUL.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    parts.emplace_back(text.substr(0, text.find('\0')));
    text.remove_prefix(std::min(parts.back().size() + 1, text.size()));
  }
  return parts;
}

/// Settings that empty every filter that is configured.
std::vector<GitSetting> without_filters(const std::string& root) {
  std::vector<GitSetting> settings;
  const std::optional<std::string> names = ask(root, {"config", "-z", "--name-only", "--get-regexp",
                                                      "^filter\\..*\\.(clean|smudge|process)$"});
  for (const std::string& name : parts_of(names.value_or(std::string()))) {
    settings.emplace_back(name, "");
    settings.emplace_back(name.substr(0, name.rfind('.')) + ".required", "false");
  }
  return settings;
}

}  // namespace

SourceRevision read_source_revision(const std::string& root) {
  const std::optional<std::string> commit =
      ask(root, {"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
  if (!commit) return {};
  const std::optional<std::string> status =
      ask(root,
          {"status", "--porcelain", "-z", "--untracked-files=normal", "--ignore-submodules=all",
           "--no-renames", "--", "allegory.yaml", "content", "themes"},
          without_filters(root));
  return {std::string(trim(*commit)), !status || !status->empty()};
}

Origin read_origin(const std::string& root) {
  const std::optional<std::string> address = ask(root, {"config", "--get", "remote.origin.url"});
  const std::optional<std::string> top = ask(root, {"rev-parse", "--show-toplevel"});
  if (!address || !top) return {};
  return {std::string(trim(*address)), std::string(trim(*top))};
}

std::vector<GitSetting> read_request_headers(const std::string& root) {
  std::vector<GitSetting> headers;
  const std::optional<std::string> found = ask(
      root,
      {"config", "--local", "--includes", "-z", "--get-regexp", "^http\\.(.*\\.)?extraheader$"});
  for (const std::string& entry : parts_of(found.value_or(std::string())))
    if (const std::size_t end = entry.find('\n'); end != std::string::npos)
      headers.emplace_back(entry.substr(0, end), entry.substr(end + 1));
  return headers;
}

std::optional<Identity> read_identity(const std::string& root) {
  Identity identity;
  for (const auto& [name, to] : {std::pair{"GIT_AUTHOR_IDENT", &identity.author},
                                 std::pair{"GIT_COMMITTER_IDENT", &identity.committer}}) {
    GitCall call{root, {"var", name}, {}, output_limit};
    call.settings = {{"user.useConfigOnly", "true"}};
    call.reach = GitReach::network;  // for the variables that name a person
    const ProcessResult result = run_git(std::move(call));
    if (is_git_failure(result)) return std::nullopt;
    *to = trim(result.output);
  }
  return identity;
}

}  // namespace allegory
