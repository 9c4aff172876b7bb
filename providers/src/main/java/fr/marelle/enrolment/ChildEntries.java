package fr.marelle.enrolment;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.utils.FormMessage;

/**
 * What was answered of each child, in their order.
 *
 * @param children the {@link #digest} of those whom the page showed
 * @param answers one for each child
 */
record ChildEntries(String children, List<Answer> answers) {
  /** Field of {@link #children}. */
  static final String CHILDREN = "children";

  static final String LEGAL = "legal-";
  static final String BIRTH_DATE = "birthDate-";

  private static final String YES = "yes";
  private static final String NO = "no";

  /**
   * One child's.
   *
   * @param legal « Je suis le représentant légal de cet élève » ; empty while it isn't answered
   * @param birthDate as typed
   */
  record Answer(Optional<Boolean> legal, String birthDate) {
    boolean isDenied() {
      return legal.filter(yes -> !yes).isPresent();
    }

    BirthDate date() {
      return BirthDate.read(birthDate, today());
    }

    private static LocalDate today() {
      return LocalDate.ofInstant(
          Instant.ofEpochMilli(Time.currentTimeMillis()), ZoneOffset.ofHours(14));
    }

    /** Without the date. */
    @Override
    public String toString() {
      return "Answer";
    }
  }

  static ChildEntries none(List<Child> children) {
    return new ChildEntries(
        digest(children),
        Stream.generate(() -> new Answer(Optional.empty(), "")).limit(children.size()).toList());
  }

  static ChildEntries read(MultivaluedMap<String, String> form, int children) {
    return new ChildEntries(
        Objects.requireNonNullElse(form.getFirst(CHILDREN), ""),
        IntStream.range(0, children)
            .mapToObj(
                i ->
                    new Answer(
                        legal(form.getFirst(LEGAL + i)),
                        Objects.requireNonNullElse(form.getFirst(BIRTH_DATE + i), "").strip()))
            .toList());
  }

  private static Optional<Boolean> legal(String answer) {
    if (YES.equals(answer)) {
      return Optional.of(true);
    }
    return NO.equals(answer) ? Optional.of(false) : Optional.empty();
  }

  /**
   * Stands for children in their order. The page sends it back: where an import has changed who
   * they are, an answer would count for another child.
   */
  static String digest(List<Child> children) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      children.forEach(
          child -> sha256.update((child.pupil().getId() + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Whether these are the children whom the page showed. */
  boolean areOf(List<Child> now) {
    return children.equals(digest(now));
  }

  /**
   * What is not answered, or is no date; never whether a date is the right one. Whoever denies a
   * child need not give any.
   *
   * @param children whose names the messages begin with
   */
  List<FormMessage> errors(List<Child> children) {
    return IntStream.range(0, answers.size())
        .boxed()
        .flatMap(i -> errors(i, answers.get(i), children.get(i).firstName()))
        .toList();
  }

  private Stream<FormMessage> errors(int child, Answer answer, String name) {
    Stream<FormMessage> legal =
        answer.legal().isPresent()
            ? Stream.empty()
            : Stream.of(new FormMessage(LEGAL + child, "marelleEnrolmentLegalMissing", name));
    Stream<FormMessage> date =
        denyAny()
            ? Stream.empty()
            : answer.date().error().stream()
                .map(key -> new FormMessage(BIRTH_DATE + child, key, name));
    return Stream.concat(legal, date);
  }

  /** Whether a child is said not to be hers: then nothing is confirmed, and nothing opened. */
  boolean denyAny() {
    return answers.stream().anyMatch(Answer::isDenied);
  }

  /** Whether each date is that of its child; never where there is none to be confirmed. */
  boolean areRight(List<Child> children) {
    boolean right = !children.isEmpty() && children.size() == answers.size() && !denyAny();
    for (int i = 0; right && i < children.size(); i++) {
      Optional<LocalDate> given = answers.get(i).date().value();
      right = given.isPresent() && given.equals(children.get(i).birthDate());
    }
    return right;
  }

  /** Those who are said not to be hers. */
  List<Child> denied(List<Child> children) {
    return IntStream.range(0, Math.min(children.size(), answers.size()))
        .filter(i -> answers.get(i).isDenied())
        .mapToObj(children::get)
        .toList();
  }

  /** What the page shows of a child; FreeMarker reads maps, not records. */
  Map<String, Object> bean(int index, Child child) {
    Answer answer = answers.get(index);
    Map<String, Object> bean = new HashMap<>();
    bean.put("firstName", child.firstName());
    bean.put("legalField", LEGAL + index);
    bean.put("dateField", BIRTH_DATE + index);
    bean.put("legal", answer.legal().map(yes -> yes ? YES : NO).orElse(""));
    bean.put(
        "birthDate",
        answer.birthDate().length() > BirthDate.MAX_LENGTH
            ? answer.birthDate().substring(0, BirthDate.MAX_LENGTH)
            : answer.birthDate());
    return bean;
  }
}
