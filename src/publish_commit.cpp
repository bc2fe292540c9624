// Text for Git. See publish_commit.h.
#include "publish_commit.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory {

namespace {

/// A path in quotes, as git-fast-import(1) reads it.
std::string quoted(std::string_view path) {
  std::string text = "\"";
  for (const char byte : path) {
    if (byte == '"' || byte == '\\') text += '\\';
    text += byte;
  }
  return text + '"';
}

std::string data_block(std::string_view bytes) {
  return fmt::format("data {}\n{}\n", bytes.size(), bytes);
}

}  // namespace

std::string publish_message(std::string_view message, const SourceRevision& source) {
  std::string text(trim(message));
  text += "\n";
  if (!source.commit.empty())
    text += fmt::format("\nSource-Revision: {}{}\n", source.commit,
                        source.has_changes ? " with changes that were not committed" : "");
  return text;
}

std::string import_stream(const PublishCommit& commit) {
  std::string stream =
      fmt::format("feature done\ncommit refs/published/next\nauthor {}\ncommitter {}\n{}",
                  commit.author, commit.committer, data_block(commit.message));
  if (!commit.parent.empty()) stream += fmt::format("from {}\n", commit.parent);
  // First what goes, so that a folder can take the place of a file.
  for (const std::string& path : commit.plan.removals)
    stream += fmt::format("D {}\n", quoted(path));
  for (const std::string& path : commit.plan.writes)
    stream += fmt::format("M 100644 {} {}\n", commit.built.at(path), quoted(path));
  stream += fmt::format("M 100644 inline {}\n{}done\n", quoted(published_list_name),
                        data_block(write_published_list(commit.built)));
  return stream;
}

}  // namespace allegory
