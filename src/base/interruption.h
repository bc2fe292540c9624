// Being interrupted in good order: what was begun is put away before the program ends.
#pragma once

namespace allegory {

/// While it lives, the first of SIGINT, SIGTERM and SIGHUP does not end the program but is noted;
/// the second one ends it at once. Signals that were ignored stay so. One at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  /// Signals mean again what they did before.
  ~Interruption();

  /// The number of the signal that came; 0: none.
  static int signal();
};

/// Ends the program as this signal would have, so that whoever started it can tell.
void end_by(int signal);

}  // namespace allegory
