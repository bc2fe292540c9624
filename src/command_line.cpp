// argv → a command and its Arguments, and every word about how the program is called. The only user
// of CLI11, which reads the words; what it lacks is here: help from our own tables, a did-you-mean,
// one exit status for every mistake.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/text.h"
#include "command.h"

namespace allegory {

namespace {

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : *found;
}

/// The values that an option takes, if they are few.
std::vector<std::string> choices_of(const CommandOption& option) {
  std::vector<std::string> choices(option.choices.begin(), option.choices.end());
  if (option.list != nullptr)
    for (const Choice& choice : option.list()) choices.emplace_back(choice.name);
  return choices;
}

/// Whether an option is a flag that may have a value behind `=`.
bool has_optional_value(const CommandOption& option) { return option.value.starts_with('['); }

/// How many words a command takes beside its options.
struct WordCount {
  std::size_t least = 0, most = 0;
};

WordCount word_count(const Command& command) {
  constexpr std::size_t many = 10000;
  if (command.positional.empty()) return {};
  return {command.positional.starts_with('[') ? 0U : 1U,
          command.positional.find("…") == std::string_view::npos ? 1U : many};
}

void print_overview() {
  fmt::print(
      "allegory — checks and publishes texts that explain one thing through another\n\n"
      "usage: allegory COMMAND [OPTION…]\n\ncommands:\n");
  for (const Command* command : commands()) {
    if (command->is_hidden) continue;
    const std::string call = fmt::format("{} {}", command->name, command->positional);
    fmt::print("  {:<16} {}\n", call, command->summary);
  }
  fmt::print("\n  {:<16} {}\n  {:<16} {}\n\n", "--help", "print this, or the help of a command",
             "--version", "print the version");
  fmt::print(
      "exit status: 0 nothing found at or above --deny, 1 findings, 2 usage or configuration,\n"
      "3 could not read or write, 70 a bug of the program\n");
}

/// What an option can be: in one line, or a line each where there is something to say.
void print_choices(const CommandOption& option) {
  const std::vector<std::string> names = choices_of(option);
  if (names.empty()) return;
  const std::vector<Choice> listed = option.list == nullptr ? std::vector<Choice>{} : option.list();
  if (std::ranges::all_of(listed, [](const Choice& each) { return each.summary.empty(); })) {
    fmt::print("  {:<20} one of: {}\n", "", fmt::join(names, ", "));
    return;
  }
  for (const Choice& each : listed) fmt::print("  {:<20} {:<10} {}\n", "", each.name, each.summary);
}

void print_help(const Command& command) {
  fmt::print("usage: allegory {}{}{}{}\n\n{}\n", command.name,
             command.positional.empty() ? "" : " ", command.positional,
             command.options.empty() ? "" : " [OPTION…]", command.description);
  if (!command.options.empty()) fmt::print("\noptions:\n");
  for (const CommandOption& option : command.options) {
    const std::string call =
        fmt::format("{}{}{}", option.name, has_optional_value(option) ? "" : " ", option.value);
    fmt::print("  {:<20} {}\n", call, option.help);
    print_choices(option);
  }
}

/// What a word that nobody knows was probably meant to be.
std::string meant(std::string_view word, const std::vector<std::string>& known) {
  const std::optional<std::string> nearest = closest(word, known);
  return nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string();
}

int unknown_word(const Command* command, const std::string& word) {
  std::vector<std::string> known{"--help"};
  if (command != nullptr) {
    for (const CommandOption& option : command->options) known.emplace_back(option.name);
  } else {
    known.emplace_back("--version");
    for (const Command* each : commands())
      if (!each->is_hidden) known.emplace_back(each->name);
  }
  const std::string name = word.substr(0, word.find('='));
  const std::string_view kind = word.starts_with('-') ? "option" : command ? "word" : "command";
  return usage_error(command == nullptr ? std::string_view{} : command->name,
                     fmt::format("unknown {} `{}`", kind, name), meant(name, known));
}

/// The words of one command as CLI11 read them.
struct Words {
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::map<std::string, bool, std::less<>> flags;
  std::map<std::string, std::string, std::less<>> flag_values;  ///< `true` if none was given
  std::vector<std::string> positionals;
  bool wants_help = false;
};

void declare(CLI::App& app, const Command& command, Words& words) {
  app.set_help_flag();
  app.allow_extras();
  app.add_flag("-h,--help", words.wants_help);
  for (const CommandOption& option : command.options) {
    const std::string name(option.name);
    if (option.value.empty())
      app.add_flag(name, words.flags[name]);
    else if (has_optional_value(option))
      app.add_flag(name, words.flag_values[name]);
    else
      app.add_option(name, words.values[name])
          ->type_name("")
          ->expected(1)
          ->take_all()
          ->allow_extra_args(false);
  }
  if (!command.positional.empty())
    app.add_option("words", words.positionals)
        ->expected(0, static_cast<int>(word_count(command).most));
}

/// Moves the words into Arguments; a value that is no choice, or given twice, is a usage error.
std::optional<int> collect(const Command& command, Words& words, Arguments& arguments) {
  for (const CommandOption& option : command.options) {
    const std::string name(option.name);
    if (option.value.empty()) {
      if (words.flags[name]) arguments.options.emplace(name, "");
      continue;
    }
    if (has_optional_value(option)) {
      const std::string& value = words.flag_values[name];
      const std::string_view known = option.value.substr(2, option.value.size() - 3);
      if (!value.empty() && value != "true" && value != known)
        return usage_error(command.name, fmt::format("`{}` cannot be `{}`", name, value),
                           fmt::format("write `{0}` or `{0}={1}`", name, known));
      if (!value.empty()) arguments.options.emplace(name, value == "true" ? "" : value);
      continue;
    }
    const std::vector<std::string>& values = words.values[name];
    if (values.empty()) continue;
    if (values.front().starts_with("--"))
      return usage_error(command.name, fmt::format("`{}` needs one value", name));
    if (values.size() > 1)
      return usage_error(command.name, fmt::format("`{}` is given twice", name));
    const std::vector<std::string> choices = choices_of(option);
    if (!choices.empty() && std::ranges::find(choices, values.front()) == choices.end()) {
      const std::string hint = meant(values.front(), choices);
      return usage_error(command.name, fmt::format("`{}` cannot be `{}`", name, values.front()),
                         hint.empty() ? fmt::format("one of: {}", fmt::join(choices, ", ")) : hint);
    }
    arguments.options.emplace(name, values.front());
  }
  arguments.positionals = std::move(words.positionals);
  return std::nullopt;
}

int run_command(const Command& command, std::vector<std::string> written) {
  CLI::App app;
  Words words;
  declare(app, command, words);
  std::ranges::reverse(written);  // as CLI11 wants them
  try {
    app.parse(written);
  } catch (const CLI::ArgumentMismatch& mismatch) {
    // Its text starts with the name of the option.
    const std::string text = mismatch.what();
    return usage_error(command.name,
                       fmt::format("`{}` needs one value", text.substr(0, text.find(':'))));
  } catch (const CLI::ParseError&) {
    return usage_error(command.name, "these words cannot be read together");
  }
  if (words.wants_help) {
    print_help(command);
    return exit_good;
  }
  if (const std::vector<std::string> rest = app.remaining(); !rest.empty())
    return unknown_word(&command, rest.front());
  Arguments arguments;
  if (const std::optional<int> status = collect(command, words, arguments)) return *status;
  const WordCount wanted = word_count(command);
  if (arguments.positionals.size() > wanted.most)
    return usage_error(command.name,
                       fmt::format("unknown word `{}`", arguments.positionals[wanted.most]));
  if (arguments.positionals.size() < wanted.least)
    return usage_error(command.name, fmt::format("{} is missing", command.positional));
  return command.run(arguments);
}

}  // namespace

int usage_error(std::string_view command, std::string_view message, std::string_view help) {
  fmt::print(stderr, "error: {}\n", escape_controls(message));
  if (!help.empty()) fmt::print(stderr, "  = help: {}\n", escape_controls(help));
  fmt::print(stderr, "  = help: `allegory {}{}--help` lists what there is\n", command,
             command.empty() ? "" : " ");
  return exit_usage;
}

int run_command_line(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty()) {
    print_overview();
    return exit_usage;
  }
  const std::string first = words.front();
  if (first == "--help" || first == "-h" || first == "help") {
    const Command* command = words.size() > 1 ? find_command(words[1]) : nullptr;
    if (words.size() > 1 && command == nullptr) return unknown_word(nullptr, words[1]);
    command == nullptr ? print_overview() : print_help(*command);
    return exit_good;
  }
  if (first == "--version" || first == "-V") {
    fmt::print("allegory {}\n", ALLEGORY_VERSION);
    return exit_good;
  }
  const Command* command = find_command(first);
  if (command == nullptr) return unknown_word(nullptr, first);
  words.erase(words.begin());
  return run_command(*command, std::move(words));
}

}  // namespace allegory
