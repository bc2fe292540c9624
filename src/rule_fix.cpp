// What several rules do to put a finding right: names in YAML, addresses of links. See rule.h.
#include <algorithm>

#include "rule.h"

namespace allegory {

namespace {

/// Where the address of a link starts in the text, if it stands there byte for byte.
std::optional<std::uint32_t> address_place(std::string_view written, const Link& link,
                                           std::string_view address) {
  if (link.is_raw) return written == address ? std::optional(0U) : std::nullopt;
  std::size_t begin = 2;
  std::string_view ends = "]|\\";
  if (link.form != LinkForm::wiki) {
    begin = written.rfind("](");
    if (link.form == LinkForm::autolink || begin == std::string_view::npos) return std::nullopt;
    begin = std::min(written.find_first_not_of(" \t", begin + 2), written.size());
    if (written.substr(begin, 1) == "<") ++begin;
    ends = " \t\r\n)>";
  }
  if (written.substr(std::min(begin, written.size()), address.size()) != address)
    return std::nullopt;
  const std::string_view behind = written.substr(begin + address.size(), 1);
  if (behind.empty() || ends.find(behind) == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(begin);
}

/// Whether Markdown takes each byte of `text` for itself in the address of such a link.
bool is_plain(const Link& link, std::string_view text) {
  const std::string_view special =
      link.form == LinkForm::wiki ? "[]|#\\<>`&*\r\n" : " \t\r\n()<>\\&`\"'";
  return !text.empty() && text.find_first_of(special) == std::string_view::npos;
}

}  // namespace

std::optional<Edit> replace_target(const SourceSet& sources, const Link& link,
                                   std::string_view to) {
  const std::string address = link.target + (link.has_fragment ? "#" + link.fragment : "");
  const auto begin = address_place(sources.text(link.at), link, address);
  if (!begin || !is_plain(link, to)) return std::nullopt;
  const std::uint32_t at = link.at.begin + *begin;
  return Edit{{link.at.source, at, at + static_cast<std::uint32_t>(link.target.size())},
              std::string(to)};
}

std::optional<Edit> replace_fragment(const SourceSet& sources, const Link& link,
                                     std::string_view to) {
  const auto begin = address_place(sources.text(link.at), link, link.target + "#" + link.fragment);
  if (!link.has_fragment || !begin || !is_plain(link, to)) return std::nullopt;
  const std::uint32_t at =
      link.at.begin + *begin + static_cast<std::uint32_t>(link.target.size()) + 1;
  return Edit{{link.at.source, at, at + static_cast<std::uint32_t>(link.fragment.size())},
              std::string(to)};
}

std::optional<Fix> remove_allowance(const SourceSet& sources, YamlEditor& editor, const Span& at) {
  const std::string title = "remove it";
  if (std::optional<Edit> edit = editor.remove_item(at))
    return Fix{title, {std::move(*edit)}, true};
  const std::uint32_t line = sources.position(at.source, at.begin).line;
  const std::string_view comment = sources.line(at.source, line);
  const bool is_alone = comment.starts_with("<!--") && trim(comment).ends_with("-->") &&
                        comment.find("<!--", 4) == std::string_view::npos;
  const std::string_view above = line > 1 ? sources.line(at.source, line - 1) : "";
  if (!is_alone || !(trim(above).empty() || trim(above) == "---" || trim(above) == "..."))
    return std::nullopt;
  const Source& source = sources[at.source];
  std::size_t next = line;  // counted from 0, the line below
  const bool is_blank = trim(sources.line(at.source, line + 1)).empty();
  // One empty line is left where there were two.
  if (is_blank && next + 1 < source.line_starts.size()) ++next;
  const std::uint32_t end = next < source.line_starts.size()
                                ? source.line_starts[next]
                                : static_cast<std::uint32_t>(source.text.size());
  const std::string_view below = std::string_view(source.text).substr(end, 1);
  const bool is_safe = below.find_first_of(" \t-+*>0123456789|") == std::string_view::npos;
  return Fix{title, {{{at.source, source.line_starts[line - 1], end}, ""}}, is_safe};
}

std::string path_from(const Section& section, std::string_view like, std::string_view path) {
  if (like.starts_with('/')) return "/" + std::string(path);
  std::string_view folder = section.written.path;
  folder = folder.substr(0, folder.rfind('/') + 1);
  // Folders that both have in common need not be left.
  for (std::size_t slash; (slash = folder.find('/')) != std::string_view::npos &&
                          path.substr(0, slash + 1) == folder.substr(0, slash + 1);) {
    folder.remove_prefix(slash + 1);
    path.remove_prefix(slash + 1);
  }
  std::string up;
  for (const char byte : folder)
    if (byte == '/') up += "../";
  return up + std::string(path);
}

void suggest(Suggestions& suggestions, YamlEditor& editor, std::uint32_t allegory, Side side,
             const Spanned<std::string>& name, Report& finding) {
  if (const auto meant = suggest(suggestions, allegory, side, name.value, finding))
    finding.fix("write `" + *meant + "`", editor.rename(name, *meant));
}

}  // namespace allegory
