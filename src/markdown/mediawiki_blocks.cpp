// Blocks of the wikitext: what keeps them apart, lists in two forms, tables, code.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "markdown/mediawiki_escape.h"
#include "markdown/mediawiki_writer.h"
#include "words.h"

namespace allegory {

namespace {

// Languages that SyntaxHighlight knows under this name. Any other would put the page into a
// category of errors, so its code is shown without colours.
constexpr std::array<std::string_view, 44> languages{
    "awk",     "bash",       "c",      "clojure", "cmake",      "cpp",  "csharp",     "css",
    "diff",    "docker",     "elixir", "erlang",  "fortran",    "go",   "graphql",    "groovy",
    "haskell", "html",       "ini",    "java",    "javascript", "json", "julia",      "kotlin",
    "latex",   "lua",        "make",   "ocaml",   "perl",       "php",  "powershell", "python",
    "r",       "ruby",       "rust",   "scala",   "scheme",     "sh",   "sql",        "swift",
    "toml",    "typescript", "xml",    "yaml"};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return result;
}

std::string_view language_of_fence(cmark_node* node) {
  const std::string_view info = trim(cmark_node_get_fence_info(node));
  const std::string word = lower(info.substr(0, info.find_first_of(" \t{")));
  const auto* found = std::ranges::find(languages, word);
  return found == languages.end() ? std::string_view() : *found;
}

}  // namespace

MediawikiWriter::MediawikiWriter(const SourceSet& sources, const Body& body,
                                 const std::vector<RenderedLink>& links,
                                 const MediawikiOptions& options)
    : options_(options),
      tree_(sources, body),
      links_(body, links, options.inserted),
      html_lists_(lists_in_html(tree_.root())),
      html_emphasis_(emphasis_in_html(tree_.root())),
      uses_(footnote_uses(tree_.root())) {
  if (options.skip_title) skipped_ = tree_.title();
}

MediawikiText MediawikiWriter::write() {
  Walk walk(tree_.root());
  while (walk.next()) {
    if (walk.node() == skipped_) {
      ++next_heading_;
      links_.pass_over(walk);
      continue;
    }
    const Element kind = element(walk.node());
    if (kind >= Element::text)
      inline_step(walk, kind);
    else
      block_step(walk.node(), kind, walk.is_entering());
  }
  if (!in_footnotes_) {
    refer_to_rest();
    result_.text = std::move(out_);
  }
  return std::move(result_);
}

// Begins a block on a line of its own; a blank line ends the one before, but inside HTML it would
// make a paragraph of its own.
void MediawikiWriter::separate() {
  while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
  const bool is_first = std::exchange(opens_container_, false);
  begins_block_ = true;
  if (out_.empty()) return;
  out_ += is_first || is_in_html() ? "\n" : "\n\n";
}

// A table: an element, and who writes it. A line each, hence its length.
void MediawikiWriter::block_step(cmark_node* node, Element kind, bool entering) {
  switch (kind) {
    case Element::quote:
      return quote(node, entering);
    case Element::list:
      return list(node, entering);
    case Element::item:
      return item(node, entering);
    case Element::code_block:
      return code_block(node);
    case Element::html_block:
      return html_block(node);
    case Element::paragraph:
      return paragraph(node, entering);
    case Element::heading:
      return heading(node, entering);
    case Element::rule:
      separate();
      out_ += is_in_html() ? "<hr>" : "----";
      return;
    case Element::footnote:
      return footnote(entering);
    case Element::table:
    case Element::table_head:
    case Element::table_row:
      return table(node, entering);
    case Element::table_cell:
      return table_cell(entering);
    default:
      return;
  }
}

// An alert is a quote that opens with its kind in bold.
void MediawikiWriter::quote(cmark_node* node, bool entering) {
  if (!entering) {
    out_ += "\n</blockquote>";
    opens_container_ = false;
    return;
  }
  separate();
  out_ += "<blockquote>";
  opens_container_ = true;
  const Alert* kind = alert(node);
  if (!kind) return;
  separate();
  const std::string_view title = options_.words ? options_.words->of(kind->title) : kind->title;
  out_ += is_in_html() ? "<p><b>" : "'''";
  append_wikitext(out_, title, {});
  out_ += is_in_html() ? "</b></p>" : "'''";
}

void MediawikiWriter::list(cmark_node* node, bool entering) {
  const bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  if (!entering) {
    --open_lists_;
    if (in_html_list_)
      out_ += is_ordered ? "\n</ol>" : "\n</ul>";
    else
      marks_.pop_back();
    if (open_lists_ == 0) in_html_list_ = false;
    return;
  }
  if (open_lists_++ == 0) {
    separate();
    in_html_list_ = in_footnotes_ || html_lists_.contains(node);
  } else if (in_html_list_) {
    separate();
  }
  if (!in_html_list_) {
    marks_ += is_ordered ? '#' : '*';
    return;
  }
  const int start = cmark_node_get_list_start(node);
  if (is_ordered && start != 1)
    out_ += fmt::format("<ol start=\"{}\">", start);
  else
    out_ += is_ordered ? "<ol>" : "<ul>";
}

void MediawikiWriter::item(cmark_node* node, bool entering) {
  if (!entering) {
    if (in_html_list_) out_ += "</li>";
    opens_container_ = false;
    return;
  }
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  if (in_html_list_) {
    out_ += "<li>";
    opens_container_ = true;
  } else {
    out_ += marks_ + ' ';
  }
  if (is_task(node)) out_ += tree_.is_done(node) ? "☑ " : "☐ ";
}

void MediawikiWriter::paragraph(cmark_node* node, bool entering) {
  cmark_node* parent = cmark_node_parent(node);
  const bool in_item = element(parent) == Element::item;
  const bool is_tight = in_item && cmark_node_get_list_tight(cmark_node_parent(parent));
  const bool has_tags = is_in_html() && !is_tight;
  if (!entering) {
    if (has_tags) out_ += "</p>";
    return;
  }
  if (in_item && !cmark_node_previous(node)) {
    opens_container_ = false;
    begins_block_ = true;
  } else {
    separate();
  }
  if (has_tags) out_ += "<p>";
}

// In a footnote it is bold text: MediaWiki would list it among the sections of the page.
void MediawikiWriter::heading(cmark_node* node, bool entering) {
  const int level = std::clamp(cmark_node_get_heading_level(node) + options_.heading_shift, 1, 6);
  const std::string marks(static_cast<std::size_t>(level), '=');
  in_heading_ = entering;
  if (!entering) {
    out_ += in_footnotes_ ? std::string("</b></p>") : ' ' + marks;
    return;
  }
  separate();
  out_ += in_footnotes_ ? std::string("<p><b>") : marks + ' ';
  const std::size_t index = next_heading_++;
  if (index < options_.heading_ids.size() && !options_.heading_ids[index].empty())
    span_id(options_.heading_ids[index]);
}

// Inside <syntaxhighlight> nothing is escaped, so code that could end it, or begins with the blank
// lines that it drops, stands in <pre>, where MediaWiki reads references.
void MediawikiWriter::code_block(cmark_node* node) {
  std::string_view code = literal(node);
  while (code.ends_with('\n')) code.remove_suffix(1);
  const std::string_view language = language_of_fence(node);
  const bool has_colours = !language.empty() && !code.starts_with('\n') &&
                           lower(code).find("</syntaxhighlight") == std::string::npos;
  separate();
  if (has_colours) {
    out_ += fmt::format("<syntaxhighlight lang=\"{}\">\n{}\n</syntaxhighlight>", language, code);
    return;
  }
  out_ += "<pre>\n";
  for (const char c : code) {
    if (c == '&')
      out_ += "&amp;";
    else if (c == '<')
      out_ += "&lt;";
    else
      out_ += c;
  }
  out_ += "\n</pre>";
}

void MediawikiWriter::table(cmark_node* node, bool entering) {
  const Element kind = element(node);
  column_ = 0;
  if (kind == Element::table_head) in_head_ = entering;
  if (kind != Element::table) {
    if (entering) out_ += "\n|-";
    return;
  }
  if (!entering) {
    out_ += "\n|}";
    return;
  }
  separate();
  alignments_ = table_alignments(node);
  out_ += "{| class=\"wikitable\"";
}

// A space stands behind every bar, since `|-`, `|+` and `|}` are markup.
void MediawikiWriter::table_cell(bool entering) {
  in_cell_ = entering;
  begins_block_ = true;
  if (!entering) return;
  out_ += in_head_ ? "\n! " : "\n| ";
  const Alignment alignment = column_ < alignments_.size() ? alignments_[column_] : Alignment::none;
  ++column_;
  if (alignment != Alignment::none)
    out_ += fmt::format("style=\"text-align: {}\" | ", alignment_name(alignment));
}

// Footnotes come last; each is written on its own.
void MediawikiWriter::footnote(bool entering) {
  if (entering) {
    if (!in_footnotes_) {
      refer_to_rest();
      result_.text = std::move(out_);
    }
    in_footnotes_ = true;
    opens_container_ = true;
    out_.clear();
    return;
  }
  std::string_view note = trim(out_);
  constexpr std::string_view begin = "<p>", end = "</p>";
  const bool is_one = note.starts_with(begin) && note.find(end) == note.size() - end.size();
  result_.notes.emplace_back(
      is_one ? note.substr(begin.size(), note.size() - begin.size() - end.size()) : note);
  out_.clear();
}

MediawikiText render_mediawiki(const SourceSet& sources, const Body& body,
                               const std::vector<RenderedLink>& links,
                               const MediawikiOptions& options) {
  return MediawikiWriter(sources, body, links, options).write();
}

}  // namespace allegory
