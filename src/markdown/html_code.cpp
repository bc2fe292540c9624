// See html_code.h.
#include "markdown/html_code.h"

#include <fmt/format.h>

#include "base/text.h"
#include "highlight.h"
#include "markdown/tree.h"
#include "math/formula.h"

namespace allegory {

namespace {

// How much of a page's code gets colours; far more than anybody writes, and what comes behind it is
// still shown.
constexpr std::size_t page_limit = 128U << 10U;  // bytes

// A wide listing scrolls; with a tab stop it does so by keyboard too.
constexpr std::string_view open_listing = "<pre tabindex=\"0\"><code";

}  // namespace

FenceInfo read_fence_info(std::string_view info) {
  FenceInfo read;
  read.language = info.substr(0, info.find_first_of(" \t{"));
  constexpr std::string_view key = "title=\"";
  const std::size_t at = info.find(key);
  if (at == std::string_view::npos) return read;
  const std::string_view rest = info.substr(at + key.size());
  const std::size_t end = rest.find('"');
  if (end != std::string_view::npos) read.title = rest.substr(0, end);
  return read;
}

std::string HtmlCode::words_of(std::string_view language, std::string_view code) {
  if (!options_.highlighter || language.empty() || coloured_ + code.size() > page_limit)
    return escape_html(code);
  coloured_ += code.size();
  std::string html;
  std::size_t at = 0;
  for (const CodeStretch& stretch : options_.highlighter->stretches(language, code)) {
    html += escape_html(code.substr(at, stretch.begin - at));
    html += fmt::format("<span class=\"{}\">{}</span>", stretch.kind,
                        escape_html(code.substr(stretch.begin, stretch.end - stretch.begin)));
    at = stretch.end;
  }
  return html + escape_html(code.substr(at));
}

std::string HtmlCode::formula(std::string_view tex, bool is_block) const {
  Formula formula = convert_formula(tex, is_block);
  if (formula.problem) return fmt::format("<code class=\"math\">{}</code>", escape_html(trim(tex)));
  if (options_.form == HtmlForm::book)
    formula.mathml.insert(5, " xmlns=\"http://www.w3.org/1998/Math/MathML\"");  // behind `<math`
  if (!is_block) return formula.mathml;
  return fmt::format(
      "<span class=\"formula\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">{}</span>",
      escape_html(words_.of("text_formula")), formula.mathml);
}

// A theme with a script for diagrams finds `pre.mermaid`, as that script's own page says; without,
// the text is shown, and what it is.
std::string HtmlCode::diagram(std::string_view code) const {
  const std::string text = escape_html(code);
  if (options_.has_diagrams) return fmt::format("<pre class=\"mermaid\">{}</pre>\n", text);
  return fmt::format(
      "<figure class=\"code diagram\">\n<figcaption>{}</figcaption>\n"
      "{} class=\"language-mermaid\">{}</code></pre>\n</figure>\n",
      escape_html(words_.of("text_diagram")), open_listing, text);
}

std::string HtmlCode::block(cmark_node* node) {
  const FenceInfo info = read_fence_info(cmark_node_get_fence_info(node));
  const std::string_view code = literal(node);
  if (info.language == "math") return fmt::format("<p>{}</p>\n", formula(code, true));
  if (info.language == "mermaid") return diagram(code);
  if (info.language.empty() && info.title.empty())
    return fmt::format("{}>{}</code></pre>\n", open_listing, escape_html(code));
  std::string caption;
  if (!info.title.empty())
    caption += fmt::format("<span class=\"code-title\">{}</span>", escape_html(info.title));
  if (!info.language.empty())
    caption += fmt::format("<span class=\"code-language\">{}</span>", escape_html(info.language));
  const std::string language =
      info.language.empty() ? std::string()
                            : fmt::format(" class=\"language-{}\"", escape_html(info.language));
  return fmt::format(
      "<figure class=\"code\">\n<figcaption>{}</figcaption>\n{}{}>{}</code></pre>\n</figure>\n",
      caption, open_listing, language, words_of(info.language, code));
}

}  // namespace allegory
