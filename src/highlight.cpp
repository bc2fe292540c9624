// Opens the shared object and asks it. See highlight.h.
//
// It is looked for beside the program and where it is installed from there, never by a name that
// the environment could lead elsewhere.
#include "highlight.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>
#include <mutex>
#include <string>

#include "base/place.h"
#include "highlight/module.h"

namespace allegory {

namespace {

constexpr std::array<const char*, 3> folders{"", "../", "../lib/allegory/"};

bool is_too_much(std::string_view code) {
  if (code.size() > code_limit) return true;
  std::size_t line = 0, depth = 0;
  for (const char c : code) {
    line = c == '\n' ? 0 : line + 1;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    if (line > code_line_limit || depth > code_nesting_limit) return true;
  }
  return false;
}

// Takes the stretches over: white space has no kind, and neighbours of one kind are one.
struct Receiver {
  std::string_view code;
  std::vector<CodeStretch> stretches;

  static void take(void* receiver, std::size_t begin, std::size_t end, char kind) {
    static_cast<Receiver*>(receiver)->add({begin, end, kind});
  }

  void add(CodeStretch stretch) {
    const std::string_view text = code.substr(stretch.begin, stretch.end - stretch.begin);
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return;
    stretch.end = stretch.begin + text.find_last_not_of(" \t") + 1;
    stretch.begin += first;
    if (stretches.empty() || stretches.back().kind != stretch.kind ||
        code.substr(stretches.back().end, stretch.begin - stretches.back().end)
                .find_first_not_of(" \t") != std::string_view::npos)
      stretches.push_back(stretch);
    else
      stretches.back().end = stretch.end;
  }
};

}  // namespace

struct Highlighter::Data {
  const HighlightModule* module = nullptr;
  void* handle = nullptr;
  std::mutex mutex;  // the library keeps one set of definitions, which learn while they run
};

// What was opened stays open: the library leaves things behind that point into itself.
Highlighter::Highlighter() : data_(std::make_unique<Data>()) {
  const std::string program = program_folder();
  for (const char* folder : folders) {
    if (program.empty()) return;
    const std::string path = fmt::format("{}/{}allegory_highlight.so", program, folder);
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr) continue;
    data_->module = static_cast<const HighlightModule*>(dlsym(library, highlight_symbol));
    break;
  }
  if (data_->module != nullptr) data_->handle = data_->module->open();
}

Highlighter::~Highlighter() {
  if (is_there()) data_->module->close(data_->handle);
}

bool Highlighter::is_there() const { return data_->handle != nullptr; }

std::vector<CodeStretch> Highlighter::stretches(std::string_view language,
                                                std::string_view code) const {
  if (!is_there() || language.empty() || is_too_much(code)) return {};
  Receiver receiver{code, {}};
  const std::lock_guard lock(data_->mutex);
  data_->module->run(data_->handle, language.data(), language.size(), code.data(), code.size(),
                     Receiver::take, &receiver);
  return std::move(receiver.stretches);
}

}  // namespace allegory
