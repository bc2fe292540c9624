// What the program and its part for colouring code know of each other: a table of C functions.
//
// That part is a shared object of its own, opened only when a page has code to colour. The library
// inside brings forty others along, and mapping those takes ten times as long as the rest of a
// start; so no other command pays, and where they are missing the program still runs.
#pragma once

#include <cstddef>

extern "C" {

/// A stretch of code of one kind, a letter of `highlight.h`; `begin` and `end` are bytes.
using HighlightStretch = void (*)(void* receiver, std::size_t begin, std::size_t end, char kind);

/// Makes the definitions of languages ready; null on failure. No other thread may run meanwhile.
using HighlightOpen = void* (*)();

/// Hands out the stretches of `code`, in order and apart; false if the language is unknown. One
/// call at a time.
using HighlightRun = bool (*)(void* handle, const char* language, std::size_t language_size,
                              const char* code, std::size_t code_size, HighlightStretch stretch,
                              void* receiver);

/// Frees what was opened.
using HighlightClose = void (*)(void* handle);

/// The one symbol of the shared object.
struct HighlightModule {
  HighlightOpen open;
  HighlightRun run;
  HighlightClose close;
};
}

/// The name of that symbol.
inline constexpr const char* highlight_symbol = "allegory_highlight_module";
