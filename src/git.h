// The one way to ask Git something: the program, in an environment of our making.
//
// A repository may come from a stranger, and its configuration with it. So nothing is asked for
// that runs hooks, filters, pagers, signature checks or file-system monitors; what is missing from
// a partial clone is not fetched, since no protocol is allowed.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.h"

namespace allegory {

/// A question to Git.
struct GitCall {
  std::string root;                ///< the folder in which it is asked
  std::vector<std::string> words;  ///< the command and its arguments
  std::string input{};
  std::size_t output_limit = 0;                  ///< bytes; past it Git is ended
  std::function<void(std::string_view)> take{};  ///< as of ProcessCall
};

/// Asks Git. Reaches no network and writes nothing.
ProcessResult run_git(GitCall call);

/// Whether the folder turned out to be in no repository.
bool is_no_repository(const ProcessResult& result);

/// What Git complained of, in one line without `fatal:`.
std::string git_complaint(const ProcessResult& result);

}  // namespace allegory
