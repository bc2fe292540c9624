// Text of strangers in the log of a CI job.
//
// A runner of GitHub Actions takes commands from the log: from a line that begins with `::` behind
// white space, and from `##[` anywhere in a line. So whoever gets a text into the log could hide
// others, or forge them. Between `::stop-commands::WORD` and `::WORD::` it takes none.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// Whether a runner could take some line of the text for a command.
bool holds_log_command(std::string_view text);

/// The text between the two lines, with a word that it does not hold.
std::string without_log_commands(std::string_view text);

}  // namespace allegory
