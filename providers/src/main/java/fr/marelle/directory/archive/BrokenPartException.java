package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import java.io.IOException;

/** A file of an archive can't be unpacked any further. */
public final class BrokenPartException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  BrokenPartException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
