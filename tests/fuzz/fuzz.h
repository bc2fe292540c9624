// What all targets share: how a law is stated, and how bytes become what the program works on.
//
// Each file of targets/ defines LLVMFuzzerTestOneInput: it takes any bytes, does with them what the
// program would do, and holds the result to laws. The same file is linked twice: with libFuzzer,
// which searches for a minute, and with seeds.cpp, which goes through the corpus in seconds.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "diagnostic.h"
#include "source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace allegory::fuzz {

/// Ends the process if a law does not hold; `about` is what broke it.
inline void hold(bool holds, std::string_view law, std::string_view about = {}) {
  if (holds) return;
  fmt::print(stderr, "\nnot so: {}\n{}\n", law, escape_controls(about));
  std::abort();
}

/// The bytes of an input.
inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The input as the text of a file that was loaded: UTF-8 without NUL, since nothing else gets in.
inline std::string text_of(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t code_point = next_code_point(bytes, at);
    append_utf8(text, code_point == 0 ? U'?' : code_point);
  }
  return text;
}

/// The parts of an input between the bytes `separator`.
inline std::vector<std::string_view> split(std::string_view bytes, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = bytes.find(separator);
    parts.push_back(bytes.substr(0, end));
    if (end == std::string_view::npos) return parts;
    bytes.remove_prefix(end + 1);
  }
}

/// That a text is UTF-8.
inline void hold_utf8(std::string_view text, std::string_view law) {
  hold(!find_invalid_utf8(text), law, text);
}

/// That a place lies in its source.
inline void hold_place(const SourceSet& sources, const Span& at, std::string_view law) {
  hold(at.source.index < sources.size() && at.begin <= at.end &&
           at.end <= sources[at.source].text.size(),
       law, fmt::format("{} to {} of source {}", at.begin, at.end, at.source.index));
}

/// That findings can be printed: they have words, which are UTF-8, and places that exist.
inline void hold_findings(const SourceSet& sources, const Diagnostics& diagnostics) {
  for (const Diagnostic& finding : diagnostics.items()) {
    hold(!finding.name.empty() && !finding.message.empty(), "a finding has a name and a message");
    hold(!finding.labels.empty(), "a finding about a text has a place", finding.message);
    hold_utf8(finding.message, "a message is UTF-8");
    hold_utf8(finding.help, "help is UTF-8");
    for (const Label& label : finding.labels) {
      hold_place(sources, label.at, "a label points into its source");
      hold_utf8(label.text, "a label is UTF-8");
    }
    for (const std::string& note : finding.notes) hold_utf8(note, "a note is UTF-8");
  }
}

}  // namespace allegory::fuzz
