// See zip.h. The archive is made in memory: nothing but the writer touches the disk.
#include "book/zip.h"

#include <zip.h>

#include <memory>

namespace allegory {

namespace {

/// Day and month of the earliest date: the first of January, in the format's bits.
constexpr zip_uint16_t first_day = 0x21;

struct CloseSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, CloseSource>;

bool add_entry(zip_t* archive, const ZipEntry& entry) {
  // The bytes outlive the archive, so it need not copy them.
  zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (!source) return false;
  const zip_int64_t index = zip_file_add(archive, entry.path.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  // Of a time zone's time, the same instant has other bytes elsewhere; this is no instant.
  return zip_file_set_dostime(archive, at, 0, first_day, 0) == 0 &&
         zip_set_file_compression(archive, at, entry.is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                  9) == 0;
}

/// All that was written into a source.
std::optional<std::string> bytes_of(zip_source_t* source) {
  if (zip_source_open(source) != 0) return std::nullopt;
  zip_source_seek(source, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(source);
  zip_source_seek(source, 0, SEEK_SET);
  std::string bytes(size < 0 ? 0 : static_cast<std::size_t>(size), '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (size <= 0 || count != size) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::string> make_zip(const std::vector<ZipEntry>& entries) {
  const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!target) return std::nullopt;
  // Closing the archive gives one of the two references back.
  zip_source_keep(target.get());
  zip_t* archive = zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr);
  if (!archive) {
    zip_source_free(target.get());
    return std::nullopt;
  }
  for (const ZipEntry& entry : entries)
    if (!add_entry(archive, entry)) {
      zip_discard(archive);
      return std::nullopt;
    }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return std::nullopt;
  }
  return bytes_of(target.get());
}

}  // namespace allegory
