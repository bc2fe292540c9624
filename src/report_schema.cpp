// The JSON Schema of the report `json`. See report_schema.h.
//
// It is strict: every key is required and no other is allowed, so that a test with a real validator
// finds each difference between this file and the report. Who reads reports of later versions
// should ignore keys that they do not know; `schema_version` counts what would break them.
#include "report_schema.h"

#include "report_schema_parts.h"

namespace allegory {
namespace {

Json position() {
  return strict_object(
      {{"line", whole_number(1, "from 1; lines end at LF, CRLF or a lone CR")},
       {"column", whole_number(1, "from 1, in code points")},
       {"offset", whole_number(0, "from 0, in bytes of UTF-8; a byte order mark does not count")}});
}

Json range() {
  return strict_object({{"start", reference("position")}, {"end", reference("position")}})
      .set("description", "from `start` up to, and without, `end`");
}

Json fix() {
  const Json edit = strict_object({{"path", described("string", "as of a finding")},
                                   {"range", reference("range")},
                                   {"replacement", described("string", "what to put there")}});
  return strict_object(
             {{"title", described("string", "what it does")},
              {"safe", described("boolean", "whether it cannot change what the author meant")},
              {"edits", list_of(edit, "to be made together; none overlaps another")}})
      .set("description", "edits that remove the cause of the finding");
}

Json finding() {
  const Json related = strict_object({{"path", described("string", "as of a finding")},
                                      {"range", reference("range")},
                                      {"message", described("string", "may be empty")}});
  return strict_object(
      {{"rule", described("string", "`allegory explain RULE` tells more")},
       {"severity", Json::object({{"enum", Json::array({"error", "warning", "note"})}})},
       {"message", described("string", "the situation, in one line")},
       {"path", text_or_null("of the file, from the project's folder, with `/`; null: no file")},
       {"range", reference_or_null("range")},
       {"label", text_or_null("a few words about the range")},
       {"related", list_of(related, "other places that belong to the finding")},
       {"notes", list_of(Json::object({{"type", "string"}}), "what else there is to know")},
       {"help", text_or_null("what to do about it")},
       {"fix", reference_or_null("fix")},
       {"fingerprint",
        Json::object({{"type", "string"},
                      {"pattern", "^[0-9a-f]{16}$"},
                      {"description", "stays the same when lines move; none is there twice"}})}});
}

Json summary() {
  return strict_object({{"errors", whole_number(0, "findings of this severity")},
                        {"warnings", whole_number(0, "findings of this severity")},
                        {"notes", whole_number(0, "findings of this severity")}});
}

}  // namespace

std::string report_schema() {
  Json head = Json::object({{"$schema", "http://json-schema.org/draft-07/schema#"},
                            {"title", "A report of allegory"},
                            {"description", "what `allegory check --report json` prints"}});
  return strict_object(
             {{"schema_version", Json::object({{"const", 1}})},
              {"tool", strict_object({{"name", Json::object({{"const", "allegory"}})},
                                      {"version", described("string", "of the program")}})},
              {"root",
               described("string", "the project's folder, from the root of its repository")},
              {"summary", summary()},
              {"findings", list_of(reference("finding"), "by path, place and rule")}},
             std::move(head))
      .set("definitions", Json::object({{"finding", finding()},
                                        {"fix", fix()},
                                        {"range", range()},
                                        {"position", position()}}))
      .text();
}

}  // namespace allegory
