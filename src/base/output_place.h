// Where a build may write: decides on an output folder before anything is made.
//
// Comes in: a project's folder and the output folder as it was typed. Goes out: how the folder is
// called in findings, and why it is refused. Paths are compared without links and `..`, so that no
// spelling of the project's own folder gets through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <system_error>

namespace allegory {

/// An output folder that need not exist yet.
struct OutputPlace {
  std::string path;     ///< as typed, without slashes at the end
  std::string shown;    ///< relative to the project if it lies there, else `path`
  std::string refusal;  ///< why nothing is written there, `is a …`; empty if nothing speaks against
};

/// Judges `out` for a project rooted at `root`, whose folders `sources` are only read. Where the
/// system cannot tell, `error` says why.
OutputPlace output_place(const std::string& root, const std::string& out,
                         std::span<const std::string_view> sources, std::error_code& error);

}  // namespace allegory
