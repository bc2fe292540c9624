// A bump allocator: blocks are cut from chunks, the last one can grow and shrink, small ones that
// are given back are used again. See arena.h.
#include "markdown/arena.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace allegory {

namespace {

constexpr std::size_t first_chunk = 64U << 10U, largest_chunk = 8U << 20U;

// The arena of the parse that the thread is in. The library's functions for memory have no
// argument that could say it.
thread_local Arena* current = nullptr;

std::size_t rounded(std::size_t size, std::size_t unit) {
  return std::max((size + unit - 1) / unit * unit, unit);
}

// Outside a parse there is no way out of the library but this one.
[[noreturn]] void end_without_memory() {
  constexpr std::string_view words = "allegory: out of memory\n";
  constexpr int could_not_read = 3;
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
  ::_exit(could_not_read);
}

}  // namespace

Arena::~Arena() {
  while (last_) {
    Chunk* const before = last_->before;
    std::free(last_);
    last_ = before;
  }
}

Arena::Outcome Arena::run(void (*work)(void*), void* argument) {
  current = this;
  const int left = setjmp(exit_);
  if (left == 0) work(argument);  // untaken: clang does not count that setjmp returns twice
  current = nullptr;
  return static_cast<Outcome>(left);
}

void Arena::leave(Outcome outcome) { std::longjmp(exit_, static_cast<int>(outcome)); }

cmark_mem* Arena::memory() {
  static cmark_mem memory{get_zeroed, resize, give_back};
  return &memory;
}

void* Arena::get(std::size_t size) {
  if (current) return current->take(size);
  auto* const made = size > SIZE_MAX - 2 * unit
                         ? nullptr
                         : static_cast<Header*>(std::malloc(unit + rounded(size, unit)));
  if (!made) end_without_memory();
  *made = {rounded(size, unit), nullptr};
  return made + 1;
}

void* Arena::get_zeroed(std::size_t count, std::size_t size) {
  // What cannot be counted is more than any budget.
  const std::size_t bytes = size != 0 && count > SIZE_MAX / size ? SIZE_MAX : count * size;
  void* const block = get(bytes);
  return std::memset(block, 0, bytes);
}

void* Arena::resize(void* block, std::size_t size) {
  if (!block) return get(size);
  const std::size_t old = header(block)->size;
  if (size <= old) return block;
  if (current && header(block)->owner == current && current->grow_last(block, size)) return block;
  void* const made = get(size);
  std::memcpy(made, block, old);
  give_back(block);
  return made;
}

void Arena::give_back(void* block) {
  if (!block) return;
  Arena* const owner = header(block)->owner;
  if (!owner)
    std::free(header(block));
  else if (owner == current)
    owner->recycle(block);
}

void* Arena::take(std::size_t size) {
  if (alarm_.is_due()) leave(Outcome::out_of_time);
  if (size > budget_) leave(Outcome::out_of_memory);
  const std::size_t bytes = rounded(size, unit);
  if (const std::size_t kind = bytes / unit; kind < classes && free_[kind]) {
    void* const block = free_[kind];
    std::memcpy(&free_[kind], block, sizeof(void*));
    return block;
  }
  if (left_ < unit + bytes) add_chunk(unit + bytes);
  auto* const made = reinterpret_cast<Header*>(next_);
  *made = {bytes, this};
  next_ += unit + bytes;
  left_ -= unit + bytes;
  return made + 1;
}

// Chunks grow with what was taken, so that a short page takes little and a long one seldom asks.
void Arena::add_chunk(std::size_t least) {
  const std::size_t rest = budget_ - std::min(taken_, budget_);
  const std::size_t usual = std::min(std::clamp(taken_, first_chunk, largest_chunk), rest);
  const std::size_t size = std::max(least + sizeof(Chunk), usual);
  auto* const chunk = size <= rest ? static_cast<Chunk*>(std::malloc(size)) : nullptr;
  if (!chunk) leave(Outcome::out_of_memory);
  *chunk = {last_, size};
  last_ = chunk;
  next_ = reinterpret_cast<std::byte*>(chunk + 1);
  left_ = size - sizeof(Chunk);
  taken_ += size;
}

// Whether the block is the last one of its chunk and has room to grow.
bool Arena::grow_last(void* block, std::size_t size) {
  Header* const head = header(block);
  if (static_cast<std::byte*>(block) + head->size != next_ || size > budget_) return false;
  const std::size_t more = rounded(size, unit) - head->size;
  if (more > left_) return false;
  if (alarm_.is_due()) leave(Outcome::out_of_time);
  head->size += more;
  next_ += more;
  left_ -= more;
  return true;
}

void Arena::recycle(void* block) {
  const std::size_t bytes = header(block)->size;
  if (static_cast<std::byte*>(block) + bytes == next_) {
    next_ -= unit + bytes;
    left_ += unit + bytes;
  } else if (const std::size_t kind = bytes / unit; kind < classes) {
    std::memcpy(block, &free_[kind], sizeof(void*));
    free_[kind] = block;
  }
}

}  // namespace allegory
