package fr.marelle.directory.aaf;

import fr.marelle.account.Profile;
import fr.marelle.directory.archive.Part;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.value.ValueReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the names of a delivery's files say together: in which order to read, and what is missing.
 */
final class AafDelivery {
  private static final String XML = ".xml";

  /** A gap is told by the first file that is missing; so many gaps at most. */
  private static final int MAX_GAPS = 20;

  private final List<AafPart> parts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  AafDelivery(List<Part> files) {
    Set<String> names = new HashSet<>();
    for (Part file : files) {
      if (!file.name().toLowerCase(Locale.ROOT).endsWith(XML)) {
        problems.add(Problem.of(Location.of(file.name()), Reason.IGNORED_FILE));
      } else if (names.add(file.fileName())) {
        parts.add(AafPart.of(file));
      } else {
        problems.add(Problem.of(Location.of(file.name()), Reason.REPEATED_FILE));
      }
    }
    // Files of other names come last, as they are called.
    parts.sort(
        Comparator.comparing(
                (AafPart part) -> part.name().orElse(null), Comparator.nullsLast(AafFileName.ORDER))
            .thenComparing(part -> part.file().name()));
    if (parts.isEmpty()) {
      problems.add(Problem.of(Location.of(files.get(0).name()), Reason.NOTHING_TO_READ));
    }
    leaveOutOlderOnes();
    findGaps();
    if (extents().size() > 1) {
      problems.add(Problem.of(Location.of(parts.get(0).file().name()), Reason.MIXED_DELIVERY));
    }
  }

  /** In the order in which they are read. */
  List<AafPart> parts() {
    return List.copyOf(parts);
  }

  /** What is wrong with the delivery as a whole. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** A delivery that does not say that it is complete, in each of its files, is none. */
  Coverage coverage() {
    Map<String, Set<Profile>> bySender = new HashMap<>();
    for (AafPart part : parts) {
      part.name()
          .ifPresent(
              name ->
                  bySender
                      .computeIfAbsent(name.sender(), sender -> EnumSet.noneOf(Profile.class))
                      .addAll(name.type().profiles()));
    }
    // A school that several senders may speak for has the people that all of them have.
    Set<Profile> ofAll = EnumSet.allOf(Profile.class);
    bySender.values().forEach(ofAll::retainAll);
    Map<String, Set<Profile>> schools = new HashMap<>();
    bySender.forEach(
        (sender, profiles) ->
            ValueReader.uai(sender).ifPresent(uai -> schools.put(uai, Set.copyOf(profiles))));
    boolean isComplete = extents().equals(Set.of(Optional.of(Extent.COMPLETE)));
    return new Coverage(
        isComplete ? Extent.COMPLETE : Extent.DELTA,
        Breadth.EVERY_SCHOOL,
        schools,
        bySender.isEmpty() ? Set.of() : ofAll);
  }

  /** Of two days that each tell all, the later one holds. */
  private void leaveOutOlderOnes() {
    Map<String, String> latest = new HashMap<>();
    parts.forEach(
        part ->
            part.name()
                .filter(name -> name.extent() == Extent.COMPLETE)
                .ifPresent(
                    name ->
                        latest.merge(
                            name.kind(),
                            name.date(),
                            (one, other) -> one.compareTo(other) < 0 ? other : one)));
    List<AafPart> older =
        parts.stream()
            .filter(
                part ->
                    part.name()
                        .filter(name -> name.extent() == Extent.COMPLETE)
                        .filter(name -> !name.date().equals(latest.get(name.kind())))
                        .isPresent())
            .toList();
    older.forEach(
        part -> problems.add(Problem.of(Location.of(part.file().name()), Reason.OLDER_FILE)));
    parts.removeAll(older);
  }

  private Set<Optional<Extent>> extents() {
    Set<Optional<Extent>> extents = new HashSet<>();
    parts.forEach(part -> extents.add(part.name().map(AafFileName::extent)));
    return extents;
  }

  private void findGaps() {
    Map<String, Integer> expected = new HashMap<>();
    Map<String, Problem> gaps = new TreeMap<>();
    for (AafPart part : parts) {
      part.name()
          .ifPresent(
              name -> {
                int next = expected.getOrDefault(name.whole(), 0);
                if (name.number() > next && gaps.size() < MAX_GAPS) {
                  String missing = name.withNumber(part.file().fileName(), next);
                  gaps.putIfAbsent(
                      name.whole(),
                      Problem.of(Location.of(part.file().name()), Reason.MISSING_PART, missing));
                }
                expected.put(name.whole(), name.number() + 1);
              });
    }
    problems.addAll(gaps.values());
  }
}
