// The report for programs: everything that is known of the findings, as one object of JSON.
//
// Comes in: findings. Goes out: what report_schema.h describes; each key is always there, and
// `null` where there is nothing to say. Paths are those of the project, whatever folder it stands
// in.
#include "base/json.h"

#include "fingerprint.h"
#include "printer.h"

namespace allegory {
namespace {

/// The number that changes when a program that reads reports would have to.
constexpr int schema_version = 1;

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json position(const SourceSet& sources, SourceId source, std::uint32_t offset) {
  const Position at = sources.position(source, offset);
  return Json::object({{"line", at.line}, {"column", at.column}, {"offset", offset}});
}

Json range(const SourceSet& sources, const Span& at) {
  return Json::object({{"start", position(sources, at.source, at.begin)},
                       {"end", position(sources, at.source, at.end)}});
}

Json fix(const std::optional<Fix>& fix, const SourceSet& sources) {
  if (!fix) return {};
  Json edits = Json::array();
  for (const Edit& edit : fix->edits)
    edits.add(Json::object({{"path", sources[edit.at.source].path},
                            {"range", range(sources, edit.at)},
                            {"replacement", edit.replacement}}));
  return Json::object({{"title", fix->title}, {"safe", fix->safe}}).set("edits", std::move(edits));
}

Json finding(const Diagnostic& diagnostic, const SourceSet& sources, std::string_view print) {
  Json related = Json::array();
  for (const Label& label : diagnostic.labels)
    if (&label != &diagnostic.labels.front())
      related.add(Json::object({{"path", sources[label.at.source].path},
                                {"range", range(sources, label.at)},
                                {"message", label.text}}));
  Json notes = Json::array();
  for (const std::string& note : diagnostic.notes) notes.add(note);
  const Label* primary = diagnostic.labels.empty() ? nullptr : &diagnostic.labels.front();
  return Json::object({{"rule", diagnostic.name},
                       {"severity", to_string(diagnostic.severity)},
                       {"message", diagnostic.message},
                       {"path", text_or_null(path_of(diagnostic, sources))},
                       {"range", primary == nullptr ? Json() : range(sources, primary->at)},
                       {"label", primary == nullptr ? Json() : text_or_null(primary->text)},
                       {"related", std::move(related)},
                       {"notes", std::move(notes)},
                       {"help", text_or_null(diagnostic.help)},
                       {"fix", fix(diagnostic.fix, sources)},
                       {"fingerprint", print}});
}

Json summary(const Diagnostics& diagnostics) {
  return Json::object({{"errors", diagnostics.count(Severity::error)},
                       {"warnings", diagnostics.count(Severity::warning)},
                       {"notes", diagnostics.count(Severity::note)}});
}

std::string print(const Findings& findings, const Style&) {
  const std::vector<std::string> prints = fingerprints(findings.diagnostics, findings.sources);
  Json list = Json::array();
  for (std::size_t index = 0; index < prints.size(); ++index)
    list.add(finding(findings.diagnostics.items()[index], findings.sources, prints[index]));
  return Json::object(
             {{"schema_version", schema_version},
              {"tool", Json::object({{"name", "allegory"}, {"version", findings.version}})},
              {"root", findings.folder.empty() ? "." : findings.folder},
              {"summary", summary(findings.diagnostics)}})
      .set("findings", std::move(list))
      .text();
}

}  // namespace

extern constinit const Printer json_printer{
    .name = "json",
    .summary = "for programs: all that is known of each finding",
    .print = print,
};

}  // namespace allegory
