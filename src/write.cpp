// Files → the output folder, with a memory of what is ours.
//
// Comes in: files of the formats, from any thread. Goes out: an output folder in which every file
// is whole, and findings for those that could not be put there. Two lists say what this program
// made: the manifest of the last build that finished, and a journal that gets each path before its
// file is first written, so that a build that was killed leaves nothing that the next one would
// take for somebody else's. The line number of a path in the journal is its temporary name: so no
// two threads share one, and the next build knows which to remove.
#include "write.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/files.h"
#include "base/output_folder.h"
#include "base/output_place.h"
#include "base/text.h"
#include "write_findings.h"

namespace allegory {

namespace {

constexpr const char* manifest_name = ".allegory-manifest";
constexpr const char* journal_name = ".allegory-journal";
constexpr const char* scratch_name = ".allegory-scratch";
constexpr std::string_view manifest_header = "allegory manifest 1\n";
constexpr std::string_view journal_header = "allegory journal 1\n";
constexpr std::array<std::string_view, 2> source_folders{"content", "themes"};

std::string temporary_name(std::size_t number) { return fmt::format(".allegory-tmp-{}", number); }

/// Whether a path from a list, which anybody may have written, names a file that we can have made.
bool is_output_path(std::string_view path) {
  return is_plain_path(path) && path.find('/') != std::string_view::npos &&
         !name_part(path).starts_with(".allegory-");
}

}  // namespace

/// One output folder while it is written. What stands below `lock` is shared by threads.
struct Writer::Data {
  Data(Folder project_folder, Folder out_folder, std::string shown_path)
      : project(std::move(project_folder)),
        out(std::move(out_folder)),
        shown(std::move(shown_path)) {}

  Folder project;
  Folder out;
  std::string shown;              ///< the output folder in findings
  std::set<std::string> earlier;  ///< what earlier builds made
  std::vector<std::string> old_journal;

  std::mutex lock;
  std::unordered_map<std::string, std::string> claimed;  ///< folded path → path, of this run
  std::unordered_set<std::string> folders;               ///< folded, of the claimed paths
  std::set<std::string> made;                            ///< of this run
  std::size_t journal_lines = 0;
  Descriptor journal;
  bool stopped = false;     ///< nothing more can be written at all
  bool has_litter = false;  ///< a temporary file was left, which the journal alone knows
  WriteFindings findings;
  WriteCounts counts;

  int recover();
  bool claim(const std::string& path);
  Descriptor make_way(const std::string& path);
  void write(const std::string& path, const Contents& contents);
  void copy(const std::string& asset, const std::string& path);
  bool keep(const std::string& path);
  int replace(int folder, const std::string& path, const Contents& contents);
  int journalize(const std::string& path, std::size_t& number);
  int start_journal();
  void fail(const std::string& path, std::string verb, int error);
  bool is_stale(const std::string& path, const std::vector<std::string>& formats) const;
  int remove(const std::string& path, bool& was_there);
  void remove_stale(const std::vector<std::string>& formats);
  void write_manifest();
};

/// Reads both lists and removes the temporary files of a build that was killed; 0 or the system's
/// error number. With half a memory nothing may be written: what it does not know would be taken
/// for somebody else's, now and for ever.
int Writer::Data::recover() {
  std::optional<std::vector<std::string>> lines = read_list(out, manifest_name, manifest_header);
  const std::optional<std::vector<std::string>> journal_of_old =
      read_list(out, journal_name, journal_header);
  if (!lines || !journal_of_old) return EIO;
  for (std::string& path : *lines)
    if (is_output_path(path)) earlier.insert(std::move(path));
  for (std::size_t number = 0; number < journal_of_old->size(); ++number) {
    const std::string& path = (*journal_of_old)[number];
    if (!is_output_path(path)) continue;
    const Descriptor folder = open_output_folder(out.descriptor(), folder_part(path), false);
    if (!folder && errno != ENOENT && errno != ENOTDIR && errno != ELOOP) return errno;
    if (!folder) continue;
    if (const int error = remove_file(folder.get(), temporary_name(number))) return error;
    // It was killed between the line and the file: who puts one there now is somebody else.
    const Existing present = existing(folder.get(), std::string(name_part(path)));
    if (present == Existing::unknown) return errno;
    if (present != Existing::regular_file) continue;
    earlier.insert(path);
    old_journal.push_back(path);
  }
  return 0;
}

/// Makes `path` this call's own; false if another has it, or nothing is written any more.
bool Writer::Data::claim(const std::string& path) {
  const std::string key = fold(path);
  const std::lock_guard guard(lock);
  if (stopped) return false;
  if (folders.contains(key)) {
    findings.files_and_folders.insert(path);
    return false;
  }
  for (std::string_view folder = folder_part(key); !folder.empty(); folder = folder_part(folder)) {
    const auto file = claimed.find(std::string(folder));
    if (file == claimed.end()) continue;
    findings.files_and_folders.insert(file->second);
    return false;
  }
  const auto [entry, is_new] = claimed.try_emplace(key, path);
  if (!is_new) findings.collisions.insert(std::minmax(entry->second, path));
  for (std::string_view folder = folder_part(key); !folder.empty(); folder = folder_part(folder))
    folders.emplace(folder);
  return is_new;
}

/// Opens the folder of `path`, after removing what earlier builds left in the way: a file where a
/// folder has to be, or a folder where the file has to be.
Descriptor Writer::Data::make_way(const std::string& path) {
  const auto remove = [&](const std::string& old) {
    const Descriptor folder = open_output_folder(out.descriptor(), folder_part(old), false);
    if (folder) remove_file(folder.get(), std::string(name_part(old)));
  };
  const std::string_view parent = folder_part(path);
  for (std::string_view folder = parent; !folder.empty(); folder = folder_part(folder))
    if (earlier.contains(std::string(folder))) remove(std::string(folder));
  const std::string inside = path + "/";
  for (auto old = earlier.lower_bound(inside); old != earlier.end() && old->starts_with(inside);
       ++old) {
    remove(*old);
    // Not the folder around `path`: another thread may be about to write there.
    remove_empty_folders(out.descriptor(), *old, parent);
  }
  return open_output_folder(out.descriptor(), parent, true);
}

/// Puts one file into the output folder unless it is there already, or somebody else's is.
void Writer::Data::write(const std::string& path, const Contents& contents) {
  if (!is_output_path(path)) return fail(path, "written", EINVAL);
  if (!claim(path)) return;
  const std::string name(name_part(path));
  Descriptor folder = open_output_folder(out.descriptor(), folder_part(path), true);
  if (!folder && errno != ENOTDIR) return fail(path, "written", errno);
  if (!folder || existing(folder.get(), name) == Existing::something_else) folder = make_way(path);
  if (!folder) return fail(path, "written", errno);
  const Existing present = existing(folder.get(), name);
  if (present == Existing::unknown) return fail(path, "written", errno);
  const bool is_ours = present == Existing::regular_file && earlier.contains(path);
  if (present != Existing::nothing && !is_ours) {
    const std::lock_guard guard(lock);
    findings.foreign.insert(path);
    return;
  }
  const bool is_same = is_ours && holds(folder.get(), name, contents);
  const int error = is_same ? 0 : replace(folder.get(), path, contents);
  if (error != 0) return fail(path, "written", error);
  const std::lock_guard guard(lock);
  made.insert(path);
  ++(is_same ? counts.unchanged : counts.written);
}

void Writer::Data::copy(const std::string& asset, const std::string& path) {
  const std::string source = "content/" + asset;
  OpenedFile file = is_plain_path(asset) ? project.open_file(source) : OpenedFile{};
  if (file.descriptor) return write(path, Contents{{}, file.descriptor.get()});
  const bool is_outside = !file.error || file.error == ReadError::outside;
  const std::lock_guard guard(lock);
  // What an earlier build copied is not stale for that.
  claimed.try_emplace(fold(path), path);
  findings.unreadable.emplace(source, is_outside ? std::string() : std::move(file.reason));
}

/// Whether an earlier build made `path` and it is still there; then it counts as made by this one.
bool Writer::Data::keep(const std::string& path) {
  if (!is_output_path(path) || !earlier.contains(path)) return false;
  const Descriptor folder = open_output_folder(out.descriptor(), folder_part(path), false);
  if (!folder || existing(folder.get(), std::string(name_part(path))) != Existing::regular_file)
    return false;
  if (!claim(path)) return true;
  const std::lock_guard guard(lock);
  made.insert(path);
  ++counts.unchanged;
  return true;
}

int Writer::Data::replace(int folder, const std::string& path, const Contents& contents) {
  std::size_t number = 0;
  if (const int error = journalize(path, number)) return error;
  const std::string temporary = temporary_name(number);
  const int error = write_file(folder, std::string(name_part(path)), temporary, contents);
  if (error != 0 && existing(folder, temporary) != Existing::nothing) {
    const std::lock_guard guard(lock);
    has_litter = true;
  }
  return error;
}

/// Appends `path` to the journal; `number` becomes its line, from 0.
int Writer::Data::journalize(const std::string& path, std::size_t& number) {
  const std::lock_guard guard(lock);
  int error = journal ? 0 : start_journal();
  if (error == 0) error = write_all(journal.get(), path + "\n");
  // Without a journal a killed build would leave files of unknown origin; and a folder that cannot
  // take this line takes no file either.
  if (error != 0) stopped = true;
  number = journal_lines++;
  return error;
}

/// Begins the journal, with what is still to be remembered of an older one.
int Writer::Data::start_journal() {
  std::string text(journal_header);
  for (const std::string& path : old_journal) text += path + "\n";
  journal_lines = old_journal.size();
  if (const int error = write_file(out.descriptor(), journal_name, scratch_name, {text}))
    return error;
  journal = Descriptor(
      ::openat(out.descriptor(), journal_name, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC));
  return journal ? 0 : errno;
}

void Writer::Data::fail(const std::string& path, std::string verb, int error) {
  const std::lock_guard guard(lock);
  if (error == ENOSPC || error == EDQUOT || error == EROFS) stopped = true;
  WriteFindings::Failure& failure =
      findings.failures[fmt::format("cannot be {}: {}", verb, error_words(error))];
  if (failure.count == 0 || path < failure.path) failure.path = path;
  failure.verb = std::move(verb);
  ++failure.count;
}

/// Whether an earlier build of one of `formats` made `path` and this one did not.
bool Writer::Data::is_stale(const std::string& path,
                            const std::vector<std::string>& formats) const {
  const auto entry = claimed.find(fold(path));
  if (entry != claimed.end() && entry->second == path) return false;
  return std::ranges::find(formats, path.substr(0, path.find('/'))) != formats.end();
}

/// Removes a file of ours, if it is there, and the folders that are empty then; 0 or the system's
/// error number.
int Writer::Data::remove(const std::string& path, bool& was_there) {
  const Descriptor folder = open_output_folder(out.descriptor(), folder_part(path), false);
  if (!folder) return errno == ENOENT || errno == ENOTDIR || errno == ELOOP ? 0 : errno;
  const std::string name(name_part(path));
  const Existing present = existing(folder.get(), name);
  if (present == Existing::unknown) return errno;
  if (present != Existing::regular_file) return 0;
  if (const int error = remove_file(folder.get(), name)) return error;
  was_there = true;
  remove_empty_folders(out.descriptor(), path);
  return 0;
}

void Writer::Data::remove_stale(const std::vector<std::string>& formats) {
  std::vector<std::string> stale;
  for (const std::string& path : earlier)
    if (is_stale(path, formats)) stale.push_back(path);
  for (const std::string& path : stale) {
    bool was_there = false;
    if (const int error = remove(path, was_there)) {
      fail(path, "removed", error);
      continue;
    }
    counts.removed += was_there ? 1 : 0;
    earlier.erase(path);
  }
}

/// Writes the manifest unless it says the same already; then the journal has done its work.
void Writer::Data::write_manifest() {
  earlier.insert(made.begin(), made.end());
  std::string text(manifest_header);
  for (const std::string& path : earlier) text += path + "\n";
  const bool is_same = holds(out.descriptor(), manifest_name, {text});
  const int error = is_same ? 0 : write_file(out.descriptor(), manifest_name, scratch_name, {text});
  if (error == 0 && !has_litter) remove_file(out.descriptor(), journal_name);
  // Where everything has stopped, the reason is known from the file at which it did.
  if (error != 0 && !stopped) fail(manifest_name, "written", error);
}

std::optional<Writer> Writer::open(const std::string& root, const std::string& out,
                                   Diagnostics& diagnostics) {
  std::error_code error;
  const OutputPlace path = output_place(root, out, source_folders, error);
  const auto report = [&](const std::string& reason) {
    return diagnostics.report_path("unwritable-output", path.shown,
                                   fmt::format("`{}` {}", path.shown, reason));
  };
  if (!path.refusal.empty()) {
    report(path.refusal).help("name another folder with `--out DIR`");
    return std::nullopt;
  }
  if (!error) std::filesystem::create_directories(path.path, error);
  std::optional<Folder> project = Folder::open(root);
  if (!project && !error) error.assign(errno, std::generic_category());
  Descriptor folder(::open(path.path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder && !error) error.assign(errno, std::generic_category());
  if (error) {
    report(fmt::format("cannot be written: {}", error_words(error.value())))
        .help("name another folder with `--out DIR`");
    return std::nullopt;
  }
  if (::flock(folder.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    report("is being written by another build").help("wait until that has ended");
    return std::nullopt;
  }
  Writer writer(std::make_unique<Data>(std::move(*project), Folder(std::move(folder)), path.shown));
  if (const int reason = writer.data_->recover()) {
    report(fmt::format("cannot be written, since what earlier builds made cannot be read: {}",
                       error_words(reason)))
        .help("see that this user may read it");
    return std::nullopt;
  }
  return writer;
}

Writer::Writer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Output Writer::output(const std::string& format) {
  Data* const data = data_.get();
  return {[data, format](const OutputFile& file) {
            data->write(format + "/" + file.path, Contents{file.bytes});
          },
          [data, format](const std::string& asset, const std::string& to) {
            data->copy(asset, format + "/" + to);
          },
          [data, format](const std::string& path) { return data->keep(format + "/" + path); }};
}

WriteCounts Writer::finish(const std::vector<std::string>& formats, bool keep_stale,
                           Diagnostics& diagnostics) {
  // What was skipped because nothing could be written any more is not stale.
  if (!keep_stale && !data_->stopped) data_->remove_stale(formats);
  data_->write_manifest();
  report(data_->findings, data_->shown, diagnostics);
  return data_->counts;
}

}  // namespace allegory
