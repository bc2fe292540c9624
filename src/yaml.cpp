// Drives yaml-cpp by its events. See yaml.h for why.
//
// The library is given the text behind a line end, so that it looks for no byte order mark, and
// before a sentinel: a key made of a control character, which the text cannot hold. It counts
// bytes, so a mark is an offset. The tree is built in yaml_tree.h; what is said about text that the
// library gave up on is found in yaml_mistake.h.
#include "yaml.h"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "yaml_mistake.h"
#include "yaml_text.h"
#include "yaml_tree.h"

namespace allegory {

namespace {

constexpr std::string_view sentinel = "\x01: \x01\n";

/// The offset in the text of a mark, which counts from the line end before the text.
std::size_t offset(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 1)) - 1;
}

/// Hands events on to the tree. The library demands a class derived from its own.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(YamlTree& tree) : tree_(tree) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { tree_.null(offset(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_.alias(offset(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    tree_.scalar(offset(mark), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(YamlNode::Type::sequence, mark, style);
  }
  void OnSequenceEnd() override { tree_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(YamlNode::Type::map, mark, style);
  }
  void OnMapEnd() override { tree_.close(); }

 private:
  void open(YamlNode::Type type, const YAML::Mark& mark, YAML::EmitterStyle::value style) {
    tree_.open(type, offset(mark), static_cast<std::size_t>(std::max(mark.column, 0)),
               style == YAML::EmitterStyle::Flow);
  }

  YamlTree& tree_;
};

/// The kind of fault that a message of the library means, by how it starts.
YamlFault fault_of(std::string_view message) {
  static const std::array<std::pair<std::string_view, YamlFault>, 20> faults{{
      {YAML::ErrorMsg::MAP_VALUE, YamlFault::colon},
      {YAML::ErrorMsg::END_OF_MAP_FLOW, YamlFault::flow},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, YamlFault::flow},
      {YAML::ErrorMsg::END_OF_MAP, YamlFault::key},
      {YAML::ErrorMsg::END_OF_SEQ, YamlFault::key},
      {YAML::ErrorMsg::FLOW_END, YamlFault::bracket},
      {YAML::ErrorMsg::BLOCK_ENTRY, YamlFault::dash},
      {YAML::ErrorMsg::INVALID_HEX, YamlFault::escape},
      {YAML::ErrorMsg::INVALID_UNICODE, YamlFault::escape},
      {YAML::ErrorMsg::INVALID_ESCAPE, YamlFault::escape},
      {YAML::ErrorMsg::CHAR_IN_BLOCK, YamlFault::block_header},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, YamlFault::property},
      {YAML::ErrorMsg::ALIAS_NOT_FOUND, YamlFault::property},
      {YAML::ErrorMsg::ANCHOR_NOT_FOUND, YamlFault::property},
      {YAML::ErrorMsg::CHAR_IN_ALIAS, YamlFault::property},
      {YAML::ErrorMsg::CHAR_IN_ANCHOR, YamlFault::property},
      {YAML::ErrorMsg::MULTIPLE_TAGS, YamlFault::property},
      {YAML::ErrorMsg::MULTIPLE_ANCHORS, YamlFault::property},
      {YAML::ErrorMsg::END_OF_VERBATIM_TAG, YamlFault::property},
      {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, YamlFault::property},
  }};
  for (const auto& [text, fault] : faults)
    if (message.substr(0, text.size()) == text) return fault;
  return YamlFault::other;
}

/// Reports the first control character, if there is one.
void report_control(std::string_view text, BlockReporter& reporter) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' || byte == '\r') continue;
    reporter.mistake({at, at + 1, fmt::format("the control character U+{:04X}", byte), "here",
                      "leave the character out"});
    return;
  }
}

/// Reports the first line `---` or `...` that is not the start of the only document. The library
/// takes such a line for the end, wherever it stands.
void report_document_end(std::string_view text, BlockReporter& reporter) {
  bool has_started = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = yaml_text::line_end(text, at);
    const std::string_view line = text.substr(at, end - at);
    const std::string_view marker = line.substr(0, 3);
    const bool is_alone = line.size() <= 3 || line[3] == ' ' || line[3] == '\t';
    if (is_alone && (marker == "---" || marker == "...")) {
      if (has_started || marker == "...") {
        reporter.mistake(
            {at, at + 3,
             marker == "---" ? "a second document" : "the document ends before the text", "here",
             fmt::format("leave the line `{}` out", marker)});
        return;
      }
      has_started = true;
    } else if (yaml_text::skip_layout(line, 0) < line.size() && line[0] != '%') {
      has_started = true;
    }
    at = end + 1;
  }
}

/// The column, from 0, in which the keys of the outermost map start.
std::size_t first_column(std::string_view text) {
  std::size_t at = yaml_text::skip_layout(text, 0);
  while (text.substr(at, 3) == "---" || text.substr(at, 1) == "%")
    at = yaml_text::skip_layout(text, yaml_text::line_end(text, at));
  if (at == text.size()) return 0;
  const std::size_t begin = yaml_text::line_begin(text, at);
  const bool has_tab = text.substr(begin, at - begin).find('\t') != std::string_view::npos;
  return has_tab ? 0 : at - begin;
}

/// Reports why a text that the library took in whole is not one mapping.
void report_shape(std::string_view text, YamlTree& tree, BlockReporter& reporter) {
  const std::size_t first = yaml_text::skip_layout(text, 0);
  // untaken: a text that was taken in has a root
  const YamlNode::Type type = tree.root() ? tree.root()->type : YamlNode::Type::null;
  if (type == YamlNode::Type::sequence) {
    reporter.mistake(
        {first, first + 1, "a list instead of a mapping", "here", "write `key: value` lines"});
  } else if (type == YamlNode::Type::map && text.substr(first, 1) == "{") {
    reporter.mistake({first, first + 1, "a mapping in brackets", "here",
                      "leave the brackets out, and write one `key: value` on each line"});
  } else if (type == YamlNode::Type::map) {
    const std::size_t next = yaml_text::skip_layout(text, tree.progress().last_end);
    reporter.mistake({next, yaml_text::word_end(text, next),
                      "the indentation of this line fits no line above it", "here",
                      "start all keys of a mapping in the same column"});
  } else {
    reporter.mistake(no_key(text, first));
  }
}

/// Reports what the library gave up on.
void report_fault(const YAML::Exception& error, std::string_view text, YamlTree& tree,
                  BlockReporter& reporter) {
  const std::size_t at = std::min(offset(error.mark), text.size());
  const YamlFault fault = fault_of(error.msg);
  if (fault == YamlFault::property && at < text.size()) {
    const std::size_t property = text.find_last_of("&*!", at);
    // untaken: the library gives up behind the character that begins it
    if (property != std::string_view::npos) {
      tree.report_properties(property);
      return;
    }
  }
  if (tree.root() && tree.root()->type == YamlNode::Type::sequence)
    report_shape(text, tree, reporter);
  else
    reporter.mistake(explain_fault(tree.progress(), fault, at));
}

}  // namespace

std::optional<YamlNode> read_yaml(const SourceSet& sources, const Span& block,
                                  Diagnostics& diagnostics) {
  const std::string_view text = sources.text(block);
  BlockReporter reporter(sources, block, diagnostics);
  report_control(text, reporter);
  if (!reporter.is_broken()) report_document_end(text, reporter);
  if (reporter.is_broken()) return std::nullopt;

  std::string input = "\n" + std::string(text);
  // The library does not know a lone CR as a line end; an LF in its place moves no byte.
  for (std::size_t at = 0; at < input.size(); ++at)
    if (input[at] == '\r' && (at + 1 == input.size() || input[at + 1] != '\n')) input[at] = '\n';
  if (input.back() != '\n') input += '\n';
  input.append(first_column(text), ' ');
  YamlTree tree(text, input.size() - 1, reporter);
  input += sentinel;

  TreeBuilder builder(tree);
  std::istringstream stream(input);
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    if (!tree.is_complete() && !reporter.is_broken()) report_shape(text, tree, reporter);
  } catch (const YAML::Exception& error) {
    if (!tree.is_stopped()) report_fault(error, text, tree, reporter);
  }
  // untaken: a text that was taken in has a root
  if (reporter.is_broken() || !tree.root()) return std::nullopt;
  return std::move(tree.root());
}

}  // namespace allegory
