// See git.h.
#include "git.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <span>

namespace allegory {

namespace {

/// Where Git and the user's own configuration are. What names a repository, as within hooks, is
/// left out; the folder of the call decides.
constexpr std::array<std::string_view, 6> passed{
    "PATH=", "HOME=", "XDG_CONFIG_HOME=", "TMPDIR=", "GIT_CONFIG_", "GIT_CEILING_DIRECTORIES="};

/// What reaching a server can need: proxies, certificates, agents that hold keys, the programs that
/// the user's configuration asks for credentials, and who is to be named as author.
constexpr std::array<std::string_view, 29> passed_to_network{"SSH_AUTH_SOCK=",
                                                             "SSH_AGENT_PID=",
                                                             "GIT_SSH",
                                                             "GIT_SSL_",
                                                             "GIT_HTTP_",
                                                             "GIT_PROXY_COMMAND=",
                                                             "GIT_ASKPASS=",
                                                             "GIT_AUTHOR_",
                                                             "GIT_COMMITTER_",
                                                             "EMAIL=",
                                                             "USER=",
                                                             "LOGNAME=",
                                                             "SSL_CERT_",
                                                             "CURL_CA_BUNDLE=",
                                                             "http_proxy=",
                                                             "https_proxy=",
                                                             "HTTPS_PROXY=",
                                                             "all_proxy=",
                                                             "ALL_PROXY=",
                                                             "no_proxy=",
                                                             "NO_PROXY=",
                                                             "GCM_",
                                                             "GH_",
                                                             "GITHUB_TOKEN=",
                                                             "GITLAB_",
                                                             "CI_JOB_TOKEN=",
                                                             "DBUS_SESSION_BUS_ADDRESS=",
                                                             "XDG_RUNTIME_DIR=",
                                                             "XDG_CACHE_HOME="};

/// And what shows a question on a screen.
constexpr std::array<std::string_view, 4> passed_to_person{"SSH_ASKPASS",
                                                           "DISPLAY=", "WAYLAND_DISPLAY=", "TERM="};

void pass(std::span<const std::string_view> prefixes, std::vector<std::string>& variables) {
  for (std::string& variable : variables_that_begin_with(prefixes))
    variables.push_back(std::move(variable));
}

/// Adds settings behind those that the environment has already.
void add_settings(const std::vector<GitSetting>& settings, std::vector<std::string>& variables) {
  constexpr std::string_view counter = "GIT_CONFIG_COUNT=";
  std::size_t count = 0;
  for (const std::string& variable : variables)
    if (variable.starts_with(counter))
      std::from_chars(variable.data() + counter.size(), variable.data() + variable.size(), count);
  std::erase_if(variables, [&](const std::string& each) { return each.starts_with(counter); });
  for (const auto& [key, value] : settings) {
    variables.push_back(fmt::format("GIT_CONFIG_KEY_{}={}", count, key));
    variables.push_back(fmt::format("GIT_CONFIG_VALUE_{}={}", count, value));
    ++count;
  }
  variables.push_back(fmt::format("{}{}", counter, count));
}

/// What lets Git reach servers; and that it fails rather than wait for an answer that nobody can
/// give. `ssh` needs no word: it asks on a terminal, and without one fails.
void open_network(std::vector<std::string>& variables) {
  pass(passed_to_network, variables);
  variables.emplace_back("GIT_ALLOW_PROTOCOL=file:git:http:https:ssh");
  if (isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0) {
    pass(passed_to_person, variables);
    return;
  }
  variables.emplace_back("GIT_TERMINAL_PROMPT=0");
  std::erase_if(variables,
                [](const std::string& each) { return each.starts_with("GCM_INTERACTIVE="); });
  variables.emplace_back("GCM_INTERACTIVE=never");
}

std::vector<std::string> environment(const GitCall& call) {
  std::vector<std::string> variables = variables_that_begin_with(passed);
  for (const char* fixed : {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1",
                            "GIT_NO_REPLACE_OBJECTS=1", "GIT_PAGER=cat"})
    variables.emplace_back(fixed);
  if (call.reach == GitReach::network) {
    open_network(variables);
  } else {
    variables.emplace_back("GIT_ALLOW_PROTOCOL=none");
    variables.emplace_back("GIT_TERMINAL_PROMPT=0");
  }
  if (!call.settings.empty()) add_settings(call.settings, variables);
  return variables;
}

}  // namespace

ProcessResult run_git(GitCall call) {
  ProcessCall process;
  process.environment = environment(call);
  process.words = {"git",
                   "--no-pager",
                   "--literal-pathspecs",
                   "-c",
                   "core.fsmonitor=false",
                   "-c",
                   "core.hooksPath=/dev/null",
                   "-C",
                   std::move(call.root)};
  if (!call.repository.empty()) process.words.push_back("--git-dir=" + call.repository);
  for (std::string& word : call.words) process.words.push_back(std::move(word));
  process.input = std::move(call.input);
  process.output_limit = call.output_limit;
  process.take = std::move(call.take);
  process.is_cancelled = std::move(call.is_cancelled);
  return run_process(process);
}

bool is_git_failure(const ProcessResult& result) {
  return result.start_error || result.status != 0 || result.is_too_large || result.is_cancelled;
}

bool is_no_repository(const ProcessResult& result) {
  return result.errors.find("not a git repository") != std::string::npos;
}

std::string git_complaint(const ProcessResult& result) {
  std::string_view line = std::string_view(result.errors).substr(0, result.errors.find('\n'));
  if (line.starts_with("fatal: ")) line.remove_prefix(7);
  return line.empty() ? fmt::format("it ended with status {}", result.status) : std::string(line);
}

}  // namespace allegory
