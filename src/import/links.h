// Where the links of imported pages lead in the project.
//
// Comes in: pages that know their place, and the files beside them. Goes out: addresses to be
// written in the place of old ones, and the files to be copied. Only addresses change, and only
// those that would lead elsewhere; the words of a link stay. What leads nowhere is reported.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostic.h"
#include "import/definitions.h"
#include "import/pages.h"

namespace allegory {

/// Looks addresses up, for all pages of an import.
class ImportLinks {
 public:
  /// `files`: what lies beside the pages.
  ImportLinks(const std::vector<ImportPage>& pages, const FilesBeside& files,
              const SourceSet& sources, Diagnostics& diagnostics);

  /// The edits of a page's links, sorted by place. Reports `import-link`.
  std::vector<Edit> edits_of(const ImportPage& page, const Definitions& definitions);

  /// The address of a definition for the section that uses it; as written if it leads elsewhere.
  std::string definition_address(const ImportPage& page, const Definition& definition,
                                 std::uint32_t section);

  /// The files that links lead to, which are to be copied.
  const std::set<std::string>& assets() const { return assets_; }

 private:
  /// What an address means.
  struct Target {
    enum class Kind : std::uint8_t { elsewhere, page, file, missing };
    Kind kind = Kind::elsewhere;
    std::string path;  ///< below content/
    std::string anchor;
    std::string_view reason{};  ///< of `missing`
  };
  Target find(const ImportPage& page, std::string_view target, std::string_view fragment);
  Target find_path(const ImportPage& page, const std::string& path, std::string_view fragment);
  static Target place_in(const ImportPage& page, std::string_view fragment);
  const ImportPage* page_named(const std::string& path) const;
  static std::string address(const ImportPage& page, std::uint32_t section, const Target& target,
                             std::string_view old_path, std::string_view old_fragment);
  void add_edit(const ImportPage& page, const Link& link, std::vector<Edit>& edits);
  void add_wikilink(const Link& link, std::vector<Edit>& edits);
  void report(const Span& at, std::string_view target, std::string_view reason);

  const std::vector<ImportPage>& pages_;
  const FilesBeside& files_;
  const SourceSet& sources_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::uint32_t> paths_, names_;
  std::set<std::string> assets_;
};

}  // namespace allegory
