// What the program puts right about itself before it does anything.
//
// Linking this also sees to it that an exception which nobody catches, and a library that aborts,
// end the program with a sentence and the status of a bug, and with no signal.
#pragma once

namespace allegory {

/// Opens those of the standard streams that are closed, or else a file of the project would get the
/// number of one, and what is said would go into it. A file that grows beyond what the user may
/// write is an error of that write and no signal from here on.
void start_in_order();

}  // namespace allegory
