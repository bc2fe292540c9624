// Builds the tree with a stack of our own. See yaml_tree.h.
#include "yaml_tree.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "yaml_text.h"

namespace allegory {

namespace {

constexpr std::size_t depth_limit = 32;
constexpr std::size_t node_limit = 10'000;

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
  });
}

bool is_quote(char byte) { return byte == '"' || byte == '\''; }

}  // namespace

BlockReporter::BlockReporter(const SourceSet& sources, const Span& block, Diagnostics& diagnostics)
    : block_(block), diagnostics_(diagnostics) {
  const bool is_whole = block.begin == 0 && block.end == sources[block.source].text.size();
  subject_ = is_whole ? "the file" : "front matter";
}

Report BlockReporter::syntax(std::size_t begin, std::size_t end, std::string_view predicate,
                             std::string label) {
  is_broken_ = true;
  return diagnostics_.report("front-matter-syntax", span(begin, end),
                             fmt::format("{} {}", subject_, predicate), std::move(label));
}

void BlockReporter::mistake(const YamlMistake& found) {
  Report report =
      syntax(found.begin, found.end, fmt::format("is not valid YAML: {}", found.what), found.label);
  if (!found.help.empty()) report.help(found.help);
}

bool YamlTree::is_awaiting_key() const {
  return !frames_.empty() && frames_.back().node.type == YamlNode::Type::map &&
         !frames_.back().awaits_value;
}

YamlProgress YamlTree::progress() const {
  YamlProgress result{text_, last_end_, scalar_begin_, scalar_end_, std::nullopt};
  for (const Frame& frame : frames_)
    if (frame.is_flow) result.open_bracket = frame.begin;
  return result;
}

/// Counts a value; false if it goes beyond the limit.
bool YamlTree::admit(std::size_t at) {
  if (is_stopped_) return false;
  if (++nodes_ <= node_limit || at >= text_.size()) return true;
  reporter_.syntax(at, at + 1, "holds more than 10,000 values", "the first one too many")
      .help("spread what is declared here over several pages");
  is_stopped_ = true;
  return false;
}

std::size_t YamlTree::report_properties(std::size_t at) {
  constexpr std::string_view starts = "&*!";
  while (at < text_.size() && starts.find(text_[at]) != std::string_view::npos) {
    const std::size_t end = yaml_text::word_end(text_, at);
    const std::string_view word = text_.substr(at, end - at);
    if (at >= properties_end_) {
      const std::string_view kind = word[0] == '&' ? "anchor" : word[0] == '*' ? "alias" : "tag";
      const std::string_view help =
          word[0] == '&'   ? "write the value out; anchors and aliases are not read"
          : word[0] == '*' ? "write the value out, or put the text in quotes; aliases are not read"
                           : "leave the tag out, or put the text in quotes; tags are not read";
      reporter_.syntax(at, end, fmt::format("uses the {} `{}`", kind, word), std::string(kind))
          .help(std::string(help));
      properties_end_ = end;
    }
    if (word[0] == '*') return end;
    at = yaml_text::skip_layout(text_, end);
  }
  return at;
}

void YamlTree::open(YamlNode::Type type, std::size_t at, std::size_t column, bool is_flow) {
  if (!admit(at)) return;
  if (frames_.size() == depth_limit) {
    reporter_.mistake({at, at + 1, "nested too deeply", "more than 32 levels", ""});
    is_stopped_ = true;
    return;
  }
  Frame frame;
  frame.begin = std::min(report_properties(at), text_.size());
  frame.column = column;
  frame.node.type = type;
  const std::string_view first = text_.substr(frame.begin, 1);
  frame.is_flow = is_flow && (first == "[" || first == "{");
  last_end_ = std::max(last_end_, frame.is_flow ? frame.begin + 1 : frame.begin);
  frames_.push_back(std::move(frame));
}

void YamlTree::close() {
  if (is_stopped_) return;
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (frame.is_flow) {
    const char closing = text_[frame.begin] == '[' ? ']' : '}';
    std::size_t at = yaml_text::skip_layout(text_, last_end_);
    while (at < text_.size() && (text_[at] == ',' || text_[at] == ':'))
      at = yaml_text::skip_layout(text_, at + 1);
    if (at < text_.size() && text_[at] == closing) last_end_ = at + 1;
  }
  // A block of nothing but comments: the outermost map starts with the sentinel.
  if (frame.begin == text_.size()) frame.begin = last_end_ = 0;
  frame.node.at = reporter_.span(frame.begin, std::max(frame.begin, last_end_));
  finish(std::move(frame.node));
}

void YamlTree::finish(YamlNode node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = frames_.back();
  if (frame.node.type == YamlNode::Type::sequence) {
    frame.node.items.push_back(std::move(node));
  } else if (!frame.awaits_value) {
    take_key(frame, node);
    frame.awaits_value = true;
  } else {
    if (frame.keeps_value) frame.node.entries.back().value = std::move(node);
    frame.awaits_value = false;
  }
}

void YamlTree::take_key(Frame& frame, YamlNode& node) {
  frame.keeps_value = false;
  if (node.type != YamlNode::Type::scalar || (node.text == "<<" && !node.quoted)) {
    refuse_key(node);
    return;
  }
  const auto [known, is_new] = frame.positions.emplace(node.text, frame.node.entries.size());
  if (!is_new) {
    reporter_.diagnostics()
        .report("duplicate-id", node.at, fmt::format("`{}` is defined twice", node.text),
                "second definition")
        .label(frame.node.entries[known->second].key.at, "first defined here")
        .help("rename or merge one of them");
    return;
  }
  frame.keeps_value = true;
  frame.node.entries.push_back({{std::move(node.text), node.at}, {}});
}

void YamlTree::refuse_key(const YamlNode& node) {
  const std::size_t begin = reporter_.begin(node.at);
  const std::size_t end = reporter_.end(node.at);
  // A key inside this one was refused already: `{{ x }}` is one mistake.
  if (refused_at_ && begin <= *refused_at_) return;
  refused_at_ = begin;
  switch (node.type) {
    case YamlNode::Type::scalar:
      reporter_.syntax(begin, end, "uses a merge key", "merge key")
          .help("write the entries out; merge keys are not read");
      break;
    case YamlNode::Type::null:
      reporter_.mistake({begin, end, "a value without a key", "here", "write a key before it"});
      break;
    case YamlNode::Type::sequence:
      reporter_.mistake(
          {begin, end, "a list in the place of a key", "here", "put the text in quotes"});
      break;
    case YamlNode::Type::map:
      reporter_.mistake(
          {begin, end, "a mapping in the place of a key", "here", "put the text in quotes"});
      break;
  }
}

void YamlTree::alias(std::size_t at) {
  if (!admit(at)) return;
  last_end_ = report_properties(at);
  YamlNode node;
  node.type = YamlNode::Type::scalar;
  node.at = reporter_.span(at, last_end_);
  node.text = text_.substr(at, last_end_ - at);
  finish(std::move(node));
}

/// Where a value stands that was left out: behind the `:` or `-` that announces it.
std::size_t YamlTree::empty_place(std::size_t at) const {
  const bool is_entry = !frames_.empty() && !frames_.back().awaits_value;
  if (frames_.empty() || (is_entry && frames_.back().is_flow)) return std::min(at, text_.size());
  const std::size_t next = yaml_text::skip_layout(text_, last_end_);
  return text_.substr(next, 1) == (is_entry ? "-" : ":") ? next + 1 : last_end_;
}

void YamlTree::null(std::size_t at) {
  if (!admit(at)) return;
  at = std::min(report_properties(at), text_.size());
  YamlNode node;
  std::size_t length = 0;
  if (is_awaiting_key()) {
    // A key is text, whatever it looks like.
    const std::string_view first = text_.substr(at, 1);
    length = first == "n" || first == "N" ? 4U : first == "~" ? 1U : 0U;
    if (length > 0) node.type = YamlNode::Type::scalar;
    node.text = text_.substr(at, length);
  } else {
    length = at < last_end_ ? 0 : yaml_text::null_length(text_, at);
    // The next key may be called `null`, behind a value that was left out.
    const std::size_t next = yaml_text::skip_layout(text_, at + length);
    if (text_.substr(next, 1) == ":") length = 0;
  }
  const std::size_t begin = length > 0 ? at : empty_place(at);
  node.at = reporter_.span(begin, begin + length);
  last_end_ = std::max(last_end_, begin + length);
  finish(std::move(node));
}

/// A scalar with its extent. If no quote closes it, it has swallowed the sentinel.
YamlNode YamlTree::measure(std::size_t begin, const std::string& value) {
  YamlNode node;
  node.type = YamlNode::Type::scalar;
  node.text = value;
  std::size_t end = begin;
  std::size_t content = begin;
  if (is_quote(text_[begin])) {
    node.quoted = true;
    content = begin + 1;
    const std::optional<std::size_t> closed = yaml_text::quoted_end(text_, begin);
    end = closed.value_or(text_.size());
    if (!closed) reporter_.mistake(open_quote(begin));
    is_stopped_ = !closed;
  } else if (text_[begin] == '|' || text_[begin] == '>') {
    node.quoted = true;
    const std::size_t column = frames_.empty() ? 0 : frames_.back().column;
    const yaml_text::BlockScalar extent = yaml_text::block_scalar(text_, begin, column);
    end = extent.end;
    content = extent.content;
  } else {
    end = yaml_text::plain_end(text_, begin, value);
  }
  if (text_.substr(content, value.size()) == value)
    node.text_begin = reporter_.span(content, content).begin;
  scalar_begin_ = begin;
  scalar_end_ = last_end_ = end;
  node.at = reporter_.span(begin, end);
  return node;
}

/// The sentinel leaves no trace: its key is refused, and its value goes with it.
void YamlTree::drop_sentinel(std::size_t at) {
  // untaken: a key opens its map
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  // untaken: nothing else stands behind the text
  if (frames_.size() == 1 && is_awaiting_key() && at == sentinel_at_) is_complete_ = true;
  // untaken: a key opens its map
  if (frame.node.type != YamlNode::Type::map) return;
  frame.keeps_value = false;
  frame.awaits_value = !frame.awaits_value;
}

void YamlTree::scalar(std::size_t at, const std::string& value) {
  if (!admit(at)) return;
  if (at >= text_.size()) return drop_sentinel(at);
  const std::size_t begin = report_properties(at);
  YamlNode node;
  node.at = reporter_.span(begin, begin);
  if (begin < text_.size()) node = measure(begin, value);
  if (is_stopped_) return;
  if (node.quoted && has_control(value))
    reporter_.mistake({begin, last_end_, "an escape that makes a control character", "here",
                       "leave the control character out"});
  finish(std::move(node));
}

}  // namespace allegory
