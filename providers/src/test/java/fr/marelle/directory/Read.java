package fr.marelle.directory;

import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a source says. */
public record Read(List<Entry> entries) {

  /** Reads a source to its end. */
  public static Read all(Source source) throws IOException {
    List<Entry> all = new ArrayList<>();
    try (Entries entries = source.open()) {
      for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
        all.add(entry.get());
      }
    }
    return new Read(all);
  }

  public <T extends Entry> List<T> of(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public List<PersonEntry> people() {
    return of(PersonEntry.class);
  }

  public PersonEntry person() {
    List<PersonEntry> people = people();
    if (people.size() != 1) {
      throw new AssertionError(entries);
    }
    return people.get(0);
  }

  public List<Problem> problems() {
    return of(Problem.class);
  }

  public List<Reason> reasons() {
    return problems().stream().map(Problem::reason).toList();
  }
}
