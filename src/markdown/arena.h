// The memory of one parse, and the way out of it.
//
// cmark-gfm asks for memory through three functions, and believes that it always gets some. Here
// they hand it pieces of an arena with a budget. When the budget or the time is used up, they jump
// back to where the library was called: it is C and has nothing to clean up but memory, which goes
// with the arena. Nothing of C++ may stand in between.
//
// Behind the parse (nodes that are made, text that is read from a node) there is nobody to jump
// back to; then the same functions take memory of the system, and give it back node by node.
#pragma once

#include <cmark-gfm.h>

#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdint>

#include "base/cpu_alarm.h"

namespace allegory {

/// Gives memory to one parse. It must outlive the tree.
class Arena {
 public:
  enum class Outcome : std::uint8_t { done, out_of_memory, out_of_time };

  /// `budget` in bytes; `alarm` says when time is up and must outlive the arena.
  Arena(std::size_t budget, const CpuAlarm& alarm) : budget_(budget), alarm_(alarm) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  /// Calls `work(argument)`, which takes its memory from here if it asks memory(). It must be made
  /// of C, or of C++ without destructors: it is left in the middle when a budget is used up. After
  /// that, nothing that it made can be used.
  Outcome run(void (*work)(void*), void* argument);

  /// How much was taken from the system, in bytes.
  std::size_t size() const { return taken_; }

  /// What cmark-gfm is to be given. A block has 16 bytes of our own in front of it, so that the
  /// library may read the byte before one, as its search for e-mail addresses does; it is zero.
  static cmark_mem* memory();

 private:
  struct Header {
    std::size_t size;  // of the block, a multiple of 16
    Arena* owner;      // null: the system
  };
  static constexpr std::size_t unit = sizeof(Header), classes = 64;

  struct Chunk {
    Chunk* before;
    std::size_t size;
  };

  static void* get_zeroed(std::size_t count, std::size_t size);
  static void* resize(void* block, std::size_t size);
  static void give_back(void* block);
  static void* get(std::size_t size);
  static Header* header(void* block) { return static_cast<Header*>(block) - 1; }

  void* take(std::size_t size);
  void add_chunk(std::size_t least);
  bool grow_last(void* block, std::size_t size);
  void recycle(void* block);
  [[noreturn]] void leave(Outcome outcome);

  std::size_t budget_, taken_ = 0;
  const CpuAlarm& alarm_;
  Chunk* last_ = nullptr;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::array<void*, classes> free_{};  // blocks given back, by size; each holds the next
  std::jmp_buf exit_{};
};

}  // namespace allegory
