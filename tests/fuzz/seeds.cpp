// A target without libFuzzer: each file of its corpus, and a fixed number of changes to them.
//
//   seeds FOLDER COUNT    runs the target on the files of FOLDER and on COUNT inputs made of them
//   seeds FILE            runs it on one file, as libFuzzer does
//
// The inputs are the same each time and with any compiler. They are run in a process of their own,
// which says through shared memory what it is about to try; so whatever ends that process, a law, a
// sanitizer or a signal, the input is saved under `crash-`, and named.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz.h"

namespace allegory::fuzz {

namespace {

constexpr std::size_t longest_input = 8192;

/// What the process that tries inputs tells the one that waits for it.
struct Tried {
  std::size_t count;
  std::size_t size;
  char bytes[longest_input];
};

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of a folder by name, or the one file.
std::vector<std::string> read_corpus(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {read_bytes(path)};
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(path)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<std::string> corpus;
  for (const auto& each : paths) corpus.push_back(read_bytes(each));
  return corpus;
}

/// Makes inputs of others, from a generator that says the same everywhere.
class Mutator {
 public:
  explicit Mutator(const std::vector<std::string>& corpus) : corpus_(corpus) {}

  std::string next() {
    std::string input = any_of_corpus();
    for (std::size_t changes = 1 + below(6); changes > 0; --changes) change(input);
    input.resize(std::min(input.size(), longest_input));
    return input;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  const std::string& any_of_corpus() { return corpus_[below(corpus_.size())]; }

  /// A few bytes, mostly short, from anywhere in a text.
  std::string piece(const std::string& text) {
    const std::size_t size = 1 + below(below(4) == 0 ? 200 : 12);
    return text.substr(below(text.size() + 1), size);
  }

  void change(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    switch (below(7)) {
      case 0:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      case 1:
        if (at < input.size()) input[at] = static_cast<char>(below(256));
        break;
      case 2:
        input.erase(at, 1 + below(16));
        break;
      case 3:
        input.insert(at, piece(input));
        break;
      case 4:
        input.insert(at, piece(any_of_corpus()));
        break;
      case 5:
        repeat(input, at);
        break;
      default:
        input = input.substr(0, at) + any_of_corpus().substr(0, longest_input);
    }
  }

  /// Many in a row is what time grows with.
  void repeat(std::string& input, std::size_t at) {
    const std::string unit = input.substr(at, 1 + below(4));
    std::string many;
    for (std::size_t times = 1 + below(300); times > 0; --times) many += unit;
    input.insert(at, many);
  }

  const std::vector<std::string>& corpus_;
  std::mt19937 random_{20};
};

void try_input(Tried& tried, const std::string& input) {
  tried.size = std::min(input.size(), longest_input);
  std::memcpy(tried.bytes, input.data(), tried.size);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  ++tried.count;
}

void try_all(Tried& tried, const std::vector<std::string>& corpus, std::size_t count) {
  for (const std::string& input : corpus) try_input(tried, input);
  Mutator mutator(corpus);
  for (; count > 0; --count) try_input(tried, mutator.next());
}

/// Where the last input of a process that ended badly is kept.
std::string save_crash(const char* program, const Tried& tried) {
  const std::string name =
      fmt::format("crash-{}-{}", std::filesystem::path(program).filename().string(), tried.count);
  std::ofstream(name, std::ios::binary).write(tried.bytes, static_cast<long>(tried.size));
  return std::filesystem::absolute(name).string();
}

int run(const char* program, const char* folder, std::size_t count) {
  const std::vector<std::string> corpus = read_corpus(folder);
  if (corpus.empty()) {
    fmt::print(stderr, "there is no corpus in {}\n", folder);
    return 2;
  }
  void* const memory =
      ::mmap(nullptr, sizeof(Tried), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 2;
  Tried& tried = *static_cast<Tried*>(memory);
  const pid_t child = ::fork();
  if (child == 0) {
    try_all(tried, corpus, count);
    std::exit(0);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return 2;
  if (status == 0 && tried.count == corpus.size() + count) {
    fmt::print("{} files and {} inputs made of them\n", corpus.size(), count);
    return 0;
  }
  fmt::print(stderr, "input {} is saved as {}\n", tried.count, save_crash(program, tried));
  return 1;
}

}  // namespace

}  // namespace allegory::fuzz

int main(int argc, char* argv[]) {
  std::size_t count = 0;
  if (argc > 2) std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), count);
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: {} FOLDER COUNT\n", argv[0]);
    return 2;
  }
  return allegory::fuzz::run(argv[0], argv[1], count);
}
