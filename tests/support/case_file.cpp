// Case files: reading, writing, unpacking. See the header for the format. Every text can be read,
// so that a broken case shows up as a wrong result and never as a crash of the tests.
#include "support/case_file.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace allegory {

namespace {

constexpr std::string_view opening = "-- ";
constexpr std::string_view closing = " --";
constexpr std::string_view repeat = "repeat ";
constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_heading(std::string_view line) {
  return line.size() > opening.size() + closing.size() && line.starts_with(opening) &&
         line.ends_with(closing);
}

CaseEntry entry_of(std::string_view heading) {
  heading.remove_prefix(opening.size());
  heading.remove_suffix(closing.size());
  CaseEntry entry;
  const std::size_t parenthesis = heading.rfind(" (");
  if (heading.ends_with(')') && parenthesis != std::string_view::npos) {
    entry.modifier = heading.substr(parenthesis + 2, heading.size() - parenthesis - 3);
    heading = heading.substr(0, parenthesis);
  }
  entry.path = heading;
  return entry;
}

/// Removes the first line, with its line end, from `rest` and returns it.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::size_t length = end == std::string_view::npos ? rest.size() : end + 1;
  const std::string_view line = rest.substr(0, length);
  rest.remove_prefix(length);
  return line;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  return line;
}

char decode_hex(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 2 || error != std::errc() || end != digits.data() + digits.size())
    throw std::runtime_error("two hexadecimal digits are missing behind \\x");
  return static_cast<char>(value);
}

std::string decode(std::string_view text) {
  constexpr std::string_view names = "nrt\\";
  constexpr std::string_view values = "\n\r\t\\";
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      bytes += text[at];
      continue;
    }
    const char name = ++at < text.size() ? text[at] : '\0';
    if (name == 'x') {
      bytes += decode_hex(text.substr(at + 1, 2));
      at += 2;
    } else if (const std::size_t which = names.find(name); which != std::string_view::npos) {
      bytes += values[which];
    } else {
      throw std::runtime_error("unknown escape in a case file");
    }
  }
  return bytes;
}

bool is_control(char byte) {
  return (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t') ||
         byte == '\x7f';
}

bool needs_escapes(std::string_view bytes) {
  if (!bytes.empty() && !bytes.ends_with('\n')) return true;
  for (const char byte : bytes)
    if (is_control(byte)) return true;
  while (!bytes.empty())
    if (is_heading(without_line_end(take_line(bytes)))) return true;
  return false;
}

std::string escape(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    bool as_number = is_heading(without_line_end(line));  // its first dash, so that it is none
    for (const char byte : line) {
      const auto value = static_cast<unsigned char>(byte);
      if (byte == '\\') {
        text += "\\\\";
      } else if (as_number || is_control(byte)) {
        text += "\\x";
        text += hex_digits[value / 16];
        text += hex_digits[value % 16];
      } else {
        text += byte;
      }
      as_number = false;
    }
  }
  return text + '\n';
}

}  // namespace

CaseFile read_case(std::string_view text) {
  CaseFile file;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (is_heading(without_line_end(line)))
      file.entries.push_back(entry_of(without_line_end(line)));
    else
      (file.entries.empty() ? file.preamble : file.entries.back().content) += line;
  }
  return file;
}

std::string write_case(const CaseFile& file) {
  std::string text = file.preamble;
  for (const CaseEntry& entry : file.entries) {
    const std::string modifier =
        entry.modifier.empty() ? std::string() : fmt::format(" ({})", entry.modifier);
    text += fmt::format("{}{}{}{}\n{}", opening, entry.path, modifier, closing, entry.content);
  }
  return text;
}

CaseEntry make_entry(std::string path, std::string_view bytes) {
  if (needs_escapes(bytes)) return {std::move(path), "escaped", escape(bytes)};
  return {std::move(path), "", std::string(bytes)};
}

std::string bytes_of(const CaseEntry& entry) {
  if (entry.modifier.empty() || entry.modifier == "read-only") return entry.content;
  if (entry.modifier == "escaped") return decode(without_line_end(entry.content));
  if (entry.modifier == "symlink") return std::string(without_line_end(entry.content));
  if (entry.modifier == "folder" || entry.modifier == "fifo") return {};
  const std::string_view modifier = entry.modifier;
  std::size_t times = 0;
  if (!modifier.starts_with(repeat) ||
      std::from_chars(modifier.data() + repeat.size(), modifier.data() + modifier.size(), times)
              .ptr != modifier.data() + modifier.size())
    throw std::runtime_error(fmt::format("unknown modifier ({}) in a case file", modifier));
  std::string bytes;
  for (std::size_t time = 0; time < times; ++time) bytes += entry.content;
  return bytes;
}

void unpack(const CaseFile& file, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const CaseEntry& entry : file.entries) {
    const std::filesystem::path path = folder / entry.path;
    const std::string bytes = bytes_of(entry);
    std::filesystem::create_directories(path.parent_path());
    if (entry.modifier == "symlink") {
      std::filesystem::create_symlink(bytes, path);
    } else if (entry.modifier == "folder") {
      std::filesystem::create_directories(path);
    } else if (entry.modifier == "fifo") {
      if (mkfifo(path.c_str(), 0600) != 0)
        throw std::runtime_error("cannot make the pipe " + entry.path);
    } else {
      write_file(path, bytes);
      using std::filesystem::perms;
      if (entry.modifier == "read-only")
        std::filesystem::permissions(path,
                                     perms::owner_read | perms::group_read | perms::others_read);
    }
  }
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw std::runtime_error("cannot write " + path.string());
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "allegory-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a folder that stays behind is no reason to fail
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace allegory
