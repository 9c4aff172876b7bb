package fr.marelle.directory.aaf;

import fr.marelle.directory.archive.ReadBytes;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The entries of a delivery, file by file. A file that can't be read any further ends; the next
 * follows.
 */
final class AafEntries implements Entries {
  private final Iterator<AafPart> parts;
  private final AafSettings settings;
  private final ReadBytes progress;
  private final Queue<Entry> ready = new ArrayDeque<>();
  private AafFile file;

  AafEntries(List<AafPart> parts, AafSettings settings, List<Problem> problems) {
    this.parts = parts.iterator();
    this.settings = settings;
    this.progress = new ReadBytes(parts.stream().map(AafPart::file).toList());
    this.ready.addAll(problems);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (ready.isEmpty()) {
      if (file == null && !parts.hasNext()) {
        return Optional.empty();
      }
      advance();
    }
    return Optional.of(ready.remove());
  }

  @Override
  public double progress() {
    return progress.share();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  private void advance() throws IOException {
    try {
      if (file == null) {
        file = AafFile.open(parts.next(), settings, progress, ready::add);
      } else if (!file.readNext()) {
        close();
      }
    } catch (AafFault fault) {
      ready.add(fault.problem());
      close();
    }
  }
}
