// Reports of what strangers wrote. In: texts, between bytes 1, that become the words, the path and
// the places of findings.
//
// JSON and SARIF are JSON for another reader (nlohmann), which gets the same texts back; JUnit is
// XML for pugixml. Every report is UTF-8 without a control but tabs and line ends, and where lines
// mean something, there are as many as findings: no text forges one, and none starts a command.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/json.h"
#include "fuzz.h"
#include "printer.h"

namespace allegory::fuzz {

namespace {

constexpr RuleText texts[] = {{.name = "broken-link",
                               .severity = Severity::warning,
                               .summary = "a link to a page that is not there",
                               .explanation = "It names a page.",
                               .bad = "-- content/index.md --\n[a](b.md)\n",
                               .good = "-- content/index.md --\n"}};

/// Findings made of the texts of an input, each used again when they run out.
class Sample {
 public:
  explicit Sample(std::string_view input) : texts_(split(input, '\x01')) {
    const SourceId page = sources_.add("content/" + path(), text_of(next()));
    const auto size = static_cast<std::uint32_t>(sources_[page].text.size());
    for (std::uint32_t number = 0; number < 3; ++number) {
      // Anywhere in the text, in the middle of characters too.
      const std::uint32_t begin = size * number / 3;
      Report report = diagnostics_.report("broken-link", {page, begin, size}, text(), text());
      report.label({page, 0, begin}, text()).note(text()).help(text());
      if (number == 1) report.fix({text(), {{{page, begin, size}, text()}}, true});
      diagnostics_.items().back().severity = static_cast<Severity>(number);
    }
    diagnostics_.report_path("broken-link", path(), text());
  }

  Findings findings() const {
    return {
        .diagnostics = diagnostics_, .sources = sources_, .rules = fuzz::texts, .version = "1.2.3"};
  }
  const Diagnostics& diagnostics() const { return diagnostics_; }
  const SourceSet& sources() const { return sources_; }

 private:
  std::string_view next() { return texts_[number_++ % texts_.size()]; }
  /// Bytes of any kind: what an author wrote is UTF-8, what the system says need not be.
  std::string text() { return "a" + std::string(next()); }
  /// Names of files that are not UTF-8 are refused when they are listed.
  std::string path() { return "p" + text_of(next()); }

  std::vector<std::string_view> texts_;
  std::size_t number_ = 0;
  SourceSet sources_;
  Diagnostics diagnostics_;
};

std::size_t count_lines(std::string_view report) {
  return static_cast<std::size_t>(std::ranges::count(report, '\n'));
}

void hold_printable(std::string_view report, std::string_view style) {
  hold_utf8(report, style);
  for (std::size_t at = 0; at < report.size();) {
    const char32_t point = next_code_point(report, at);
    hold(point == '\t' || point == '\n' || !is_control(point), "no control is printed", style);
  }
  hold(report.empty() || report.ends_with('\n'), "a report ends in a line end", style);
}

nlohmann::json parsed(std::string_view report) {
  nlohmann::json json = nlohmann::json::parse(report, nullptr, false);
  hold(!json.is_discarded(), "a report is JSON", report);
  return json;
}

void hold_same(const nlohmann::json& json, std::string_view text, std::string_view what) {
  if (find_invalid_utf8(text)) return;  // becomes U+FFFD
  const auto found = json.is_null() ? std::string() : json.get<std::string>();
  hold(found == text, what, found);
}

void hold_json(const Sample& sample, std::string_view report) {
  const nlohmann::json list = parsed(report).at("findings");
  hold(list.size() == sample.diagnostics().items().size(), "JSON has every finding");
  for (std::size_t index = 0; index < list.size(); ++index) {
    const Diagnostic& finding = sample.diagnostics().items()[index];
    const nlohmann::json& json = list[index];
    hold_same(json.at("message"), finding.message, "JSON gives the message back");
    hold_same(json.at("path"), path_of(finding, sample.sources()), "JSON gives the path back");
    hold_same(json.at("help"), finding.help, "JSON gives the help back");
    if (finding.labels.empty()) continue;
    hold_same(json.at("label"), finding.labels[0].text, "JSON gives the label back");
    hold_same(json.at("related")[0].at("message"), finding.labels[1].text,
              "JSON gives the second label back");
    hold_same(json.at("notes")[0], finding.notes[0], "JSON gives the note back");
    if (!finding.fix) continue;
    hold_same(json.at("fix").at("title"), finding.fix->title, "JSON gives the fix back");
    hold_same(json.at("fix").at("edits")[0].at("replacement"), finding.fix->edits[0].replacement,
              "JSON gives the edit back");
  }
}

/// Commands of workflows stand only where we put them: an annotation for each finding, and the
/// text report between a group's beginning and end, where they are switched off.
void hold_commands(const Sample& sample, std::string_view report) {
  const std::vector<std::string_view> lines = split(report, '\n');
  const std::size_t annotations = sample.diagnostics().items().size();
  hold(lines.size() > annotations + 5, "the log has its frame");
  for (std::size_t index = 0; index < annotations; ++index)
    hold(lines[index].starts_with("::error ") || lines[index].starts_with("::warning ") ||
             lines[index].starts_with("::notice "),
         "the log begins with an annotation for each finding", lines[index]);
  constexpr std::string_view stop = "::stop-commands::";
  hold(lines[annotations].starts_with("::group::"), "then comes the group");
  hold(lines[annotations + 1].starts_with(stop), "then commands are switched off");
  const std::string_view word = lines[annotations + 1].substr(stop.size());
  hold(lines[lines.size() - 2] == "::endgroup::", "the last line ends the group");
  hold(lines[lines.size() - 3] == fmt::format("::{}::", word), "before it commands work again");
  std::size_t uses = 0;
  for (std::size_t at = 0; (at = report.find(word, at)) != std::string_view::npos; ++at) ++uses;
  hold(uses == 2, "the word that switches commands on stands nowhere else", word);
}

/// Any text as a value, too.
void hold_value(std::string_view bytes) {
  const std::string text = text_of(bytes);
  Json value = Json::object({{"text", bytes}});
  value.set("list", Json::array({text}));
  const std::string script = value.script_text();
  hold(script.find_first_of("<>&\n") == std::string::npos, "JSON stands safely in a script",
       script);
  for (const std::string& written : {value.text(), script}) {
    const nlohmann::json json = parsed(written);
    hold_same(json.at("text"), bytes, "JSON gives a value back");
    hold(json.at("list")[0].get<std::string>() == text, "JSON gives a list back");
  }
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  const std::string_view bytes = fuzz::bytes_of(data, size);
  const fuzz::Sample sample(bytes);
  for (const allegory::Printer* printer : allegory::printers()) {
    const std::string report = printer->print(sample.findings(), {});
    fuzz::hold_printable(report, printer->name);
    if (printer->name == "json") fuzz::hold_json(sample, report);
    if (printer->name == "sarif") fuzz::parsed(report);
    if (printer->name == "github") fuzz::hold_commands(sample, report);
    if (printer->name == "short")
      fuzz::hold(fuzz::count_lines(report) == sample.diagnostics().items().size(),
                 "a finding is a line", report);
    if (printer->name == "junit")
      fuzz::hold(static_cast<bool>(pugi::xml_document().load_string(report.c_str())),
                 "a report is XML", report);
  }
  fuzz::hold_value(bytes);
  return 0;
}
