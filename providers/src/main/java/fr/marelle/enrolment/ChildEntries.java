package fr.marelle.enrolment;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
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
 * @param answers one for each child
 */
record ChildEntries(List<Answer> answers) {
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

  static ChildEntries none(int children) {
    return new ChildEntries(
        Stream.generate(() -> new Answer(Optional.empty(), "")).limit(children).toList());
  }

  static ChildEntries read(MultivaluedMap<String, String> form, int children) {
    return new ChildEntries(
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

  /** What is not answered, or is no date; never whether a date is the right one. */
  List<FormMessage> errors() {
    return IntStream.range(0, answers.size())
        .boxed()
        .flatMap(i -> errors(i, answers.get(i)))
        .toList();
  }

  private static Stream<FormMessage> errors(int child, Answer answer) {
    Stream<FormMessage> legal =
        answer.legal().isPresent()
            ? Stream.empty()
            : Stream.of(new FormMessage(LEGAL + child, "marelleEnrolmentLegalMissing"));
    Stream<FormMessage> date =
        answer.isDenied()
            ? Stream.empty()
            : answer.date().error().stream().map(key -> new FormMessage(BIRTH_DATE + child, key));
    return Stream.concat(legal, date);
  }

  /** Whether no child is left of whom anything is to be confirmed. */
  boolean denyAll() {
    return answers.stream().allMatch(Answer::isDenied);
  }

  /** Whether each date is that of its child; those of denied children don't matter. */
  boolean areRight(List<Child> children) {
    boolean right = children.size() == answers.size();
    for (int i = 0; right && i < children.size(); i++) {
      Answer answer = answers.get(i);
      right =
          answer.isDenied()
              || (answer.date().value().isPresent()
                  && answer.date().value().equals(children.get(i).birthDate()));
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
