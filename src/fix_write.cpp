// Changed texts → the disk. See fix.h; what is done to a file is in base/replace_file.h.
#include <fmt/format.h>

#include "base/replace_file.h"
#include "fix.h"

namespace allegory {

std::set<std::string> write_fixes(const std::string& root, const FixedFiles& files,
                                  Diagnostics& diagnostics) {
  std::set<std::string> written;
  std::map<std::string, std::string> reasons;
  const std::optional<Folder> folder = Folder::open(root);
  for (const auto& [path, file] : files) {
    std::optional<std::string> reason = "cannot be written: its folder is not there";
    if (folder) reason = replace_file(*folder, path, file.text.before(), file.text.after());
    if (reason)
      reasons.emplace(path, std::move(*reason));
    else
      written.insert(path);
  }
  for (const auto& [path, reason] : reasons) {
    // A link to another page has changed with that page.
    const std::string& wanted = files.find(path)->second.text.after();
    if (folder && folder->read(path, wanted.size()).bytes == wanted) continue;
    diagnostics
        .report_path("unwritten-fix", path, fmt::format("`{}` {}, and is not fixed", path, reason))
        .help("nothing in the file was changed; `--diff` prints what would be");
  }
  return written;
}

}  // namespace allegory
