// A template's text → the steps that print it: text, line ends, tags.
//
// Two passes. The first finds the tags and balances the sections. The second deals with the text
// between them: where a line holds tags that print nothing themselves, its indentation goes and its
// line end becomes a step of its own, so that a section that is not shown leaves no blank line.
#include "theme_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace allegory {
namespace {

constexpr std::string_view blanks = " \t\r";

/// Whether a tag prints nothing by itself.
bool is_silent(Step::Kind kind) {
  return kind != Step::Kind::escaped && kind != Step::Kind::unescaped;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

/// The first pass: text → tags.
class TagScanner {
 public:
  TagScanner(const SourceSet& sources, SourceId source, Diagnostics& diagnostics)
      : source_(source), text_(sources[source].text), diagnostics_(diagnostics) {}

  void run() {
    std::size_t offset = text_.find("{{");
    while (offset != std::string_view::npos) {
      offset = read_tag(offset);
      if (offset != std::string_view::npos) offset = text_.find("{{", offset);
    }
    for (const std::size_t open : open_)
      report(name_span(tags_[open]), fmt::format("section `{}` is never closed", tags_[open].text),
             "opened here")
          .help(fmt::format("close it with `{}`", tag_text("/", tags_[open].text)));
  }

  const std::vector<Step>& tags() const { return tags_; }
  bool usable() const { return usable_; }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Span name_span(const Step& tag) const {
    const auto begin = static_cast<std::size_t>(tag.text.data() - text_.data());
    return span(begin, begin + tag.text.size());
  }

  Report report(const Span& at, std::string message, std::string label) {
    usable_ = false;
    return diagnostics_.report("template-syntax", at, std::move(message), std::move(label));
  }

  std::size_t read_tag(std::size_t begin);
  std::size_t add_tag(Step tag);
  bool check_name(const Step& tag);
  void close_section(const Step& tag);

  SourceId source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Step> tags_;
  std::vector<std::size_t> open_;  ///< the sections that are open, as positions in tags_
  std::size_t close_ = 0;          ///< the first `}}` at or after the place that was last asked for
  bool usable_ = true;
};

/// What the character behind the braces makes of a tag.
Step::Kind kind_of(char sigil) {
  switch (sigil) {
    case '#':
      return Step::Kind::section;
    case '^':
      return Step::Kind::inverted;
    case '/':
      return Step::Kind::close;
    case '>':
      return Step::Kind::partial;
    case '!':
      return Step::Kind::comment;
    case '&':
      return Step::Kind::unescaped;
    default:
      return Step::Kind::escaped;
  }
}

/// Reads the tag whose braces are at `begin`. Returns where to go on, npos for nowhere.
std::size_t TagScanner::read_tag(std::size_t begin) {
  const bool triple = text_.substr(begin + 2, 1) == "{";
  const std::size_t inside = begin + (triple ? 3 : 2);
  // Kept from tag to tag, so that many open braces before one `}}` are not each read to the end.
  if (close_ < inside) close_ = text_.find("}}", inside);
  const std::size_t end = close_;
  const std::string_view content = text_.substr(inside, std::min(end, text_.size()) - inside);
  const std::size_t next = content.find("{{");
  if (end == std::string_view::npos || next != std::string_view::npos) {
    report(span(begin, inside), "a tag that is never closed", "opened here")
        .help(triple ? "end it with `}}}`" : "end it with `}}`");
    return next == std::string_view::npos ? next : inside + next;
  }
  if (triple && text_.substr(end, 3) != "}}}") {
    report(span(begin, end + 2), "a tag that opens with `{{{` and closes with `}}`", "")
        .help("open and close it with the same number of braces");
    return end + 2;
  }
  Step tag{.text = trim(content), .at = span(begin, end + (triple ? 3 : 2))};
  tag.kind = triple ? Step::Kind::unescaped : Step::Kind::escaped;
  if (!triple && !tag.text.empty()) {
    if (tag.text.front() == '=') {
      report(tag.at, "a tag that changes the delimiters", "")
          .help("leave it out: tags open with `{{` and close with `}}` everywhere");
      return tag.at.end;
    }
    tag.kind = kind_of(tag.text.front());
    const bool has_sigil = tag.kind != Step::Kind::escaped;
    tag.text = trim(tag.text.substr(has_sigil ? 1 : 0));
  }
  return add_tag(tag);
}

/// Adds a tag that was read. Returns where to go on, npos if sections nest too deep to go on.
std::size_t TagScanner::add_tag(Step tag) {
  if (tag.kind != Step::Kind::comment && !check_name(tag)) return tag.at.end;
  if (tag.kind == Step::Kind::close) close_section(tag);
  if (tag.kind == Step::Kind::section || tag.kind == Step::Kind::inverted) {
    if (open_.size() == max_template_nesting) {
      report(tag.at, fmt::format("sections are nested more than {} deep", max_template_nesting), "")
          .help("close the sections around this one first");
      open_.clear();  // one finding is enough: those open here cannot be judged
      return std::string_view::npos;
    }
    open_.push_back(tags_.size());
  }
  const std::size_t end = tag.at.end;
  tags_.push_back(tag);
  return end;
}

bool TagScanner::check_name(const Step& tag) {
  if (tag.text.empty()) {
    report(tag.at, "a tag without a name", "")
        .help("write a name between the braces, or remove them");
    return false;
  }
  const bool partial = tag.kind == Step::Kind::partial;
  if (is_template_name(tag.text, partial ? '/' : '.') || (tag.text == "." && !partial)) return true;
  report(name_span(tag),
         tag.text.size() > 100 ? fmt::format("a tag with {} bytes for a name", tag.text.size())
                               : fmt::format("`{}` is not a name", tag.text),
         "")
      .help(
          fmt::format("a name is made of letters, digits, `_` and `-`, with `{}` between its parts",
                      partial ? '/' : '.'));
  return false;
}

void TagScanner::close_section(const Step& tag) {
  if (open_.empty()) {
    report(tag.at, fmt::format("`{}` closes a section that is not open", tag_text("/", tag.text)),
           "")
        .help(fmt::format("open it with `{}`, or remove the tag", tag_text("#", tag.text)));
    return;
  }
  const Step inner = tags_[open_.back()];
  if (inner.text == tag.text) {
    open_.pop_back();
    return;
  }
  report(
      tag.at,
      fmt::format("`{}` closes a section while `{}` is open", tag_text("/", tag.text), inner.text),
      "")
      .label(inner.at, fmt::format("`{}` is opened here", inner.text))
      .help(fmt::format("close `{0}` with `{1}` first", inner.text, tag_text("/", inner.text)));
  // If a section around it has this name, the ones inside were forgotten; else the name is
  // misspelt.
  const auto same_name = [&](std::size_t open) { return tags_[open].text == tag.text; };
  const auto found = std::find_if(open_.rbegin(), open_.rend(), same_name);
  if (found == open_.rend())
    open_.pop_back();
  else
    open_.erase(found.base() - 1, open_.end());
}

/// The second pass: the text between the tags.
class Layout {
 public:
  Layout(SourceId source, std::string_view text) : source_(source), text_(text) {}

  std::vector<Step> run(const std::vector<Step>& tags) {
    std::size_t offset = 0;
    for (const Step& tag : tags) {
      add_between(offset, tag.at.begin, is_silent(tag.kind));
      line_has_silent_tag_ |= is_silent(tag.kind);
      after_silent_tag_ = is_silent(tag.kind);
      if (tag.kind != Step::Kind::comment) steps_.push_back(tag);
      offset = tag.at.end;
    }
    add_between(offset, text_.size(), false);
    return std::move(steps_);
  }

 private:
  void add(Step::Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    steps_.push_back(
        {.kind = kind,
         .text = text_.substr(begin, end - begin),
         .at = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
  }

  /// Ends the line that a silent tag stands on. Returns where the next line starts.
  std::size_t end_line(std::size_t begin, std::size_t line_feed) {
    const bool carriage_return = line_feed > begin && text_[line_feed - 1] == '\r';
    const std::size_t end = line_feed - (carriage_return ? 1 : 0);
    if (!after_silent_tag_ || !is_blank(text_.substr(begin, end - begin)))
      add(Step::Kind::text, begin, end);
    add(Step::Kind::line_end, end, line_feed + 1);
    return line_feed + 1;
  }

  /// Adds the text between two tags, or between a tag and an end of the file.
  void add_between(std::size_t begin, std::size_t end, bool before_silent_tag) {
    const std::string_view between = text_.substr(begin, end - begin);
    const std::size_t first = between.find('\n');
    std::size_t start = begin;
    if (first != std::string_view::npos) {
      if (line_has_silent_tag_) start = end_line(begin, begin + first);
      line_has_silent_tag_ = false;
    }
    const std::size_t last = between.rfind('\n');
    const bool at_line_start = begin == 0 || last != std::string_view::npos;
    const std::size_t line = last == std::string_view::npos ? begin : begin + last + 1;
    const bool indents =
        at_line_start && before_silent_tag && is_blank(between.substr(line - begin));
    add(Step::Kind::text, start, indents ? line : end);
  }

  SourceId source_;
  std::string_view text_;
  std::vector<Step> steps_;
  bool line_has_silent_tag_ = false;
  bool after_silent_tag_ = false;
};

}  // namespace

bool is_template_name(std::string_view name, char separator) {
  if (name.size() > 100) return false;
  bool part_is_empty = true;
  for (const char letter : name) {
    const bool alphanumeric = (letter >= 'a' && letter <= 'z') ||
                              (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    if (letter == separator && part_is_empty) return false;
    if (letter != separator && !alphanumeric && letter != '_' && letter != '-') return false;
    part_is_empty = letter == separator;
  }
  return !part_is_empty;
}

std::string tag_text(std::string_view sigil, std::string_view name) {
  return fmt::format("{{{{{}{}}}}}", sigil, name);
}

ScannedTemplate scan_template(const SourceSet& sources, SourceId source, Diagnostics& diagnostics) {
  TagScanner scanner(sources, source, diagnostics);
  scanner.run();
  return {Layout(source, sources[source].text).run(scanner.tags()), scanner.usable()};
}

}  // namespace allegory
