package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What somebody answered to questions about the people of a batch. Hardly ever anything. */
final class Answers {
  private final Function<Said, String> subject;
  private final Map<String, Answer> bySubject;

  private Answers(Lookup lookup, Collection<Said> people, Function<Said, String> subject) {
    this.subject = subject;
    this.bySubject =
        people.isEmpty() || !lookup.hasAnswers()
            ? Map.of()
            : lookup.answers(people.stream().map(subject).collect(Collectors.toSet()));
  }

  /** To who these people are. */
  static Answers who(Lookup lookup, Collection<Said> people) {
    return new Answers(lookup, people, Said::subject);
  }

  /** To whether their ids still are those of the people who have them. */
  static Answers whether(Lookup lookup, Collection<Said> people) {
    return new Answers(lookup, people, Said::subjectOfId);
  }

  boolean isEmpty() {
    return bySubject.isEmpty();
  }

  Optional<Answer> to(Said said) {
    return isEmpty() ? Optional.empty() : Optional.ofNullable(bySubject.get(subject.apply(said)));
  }

  /** Ids of all accounts that somebody named. */
  Collection<String> accounts() {
    return bySubject.values().stream()
        .flatMap(answer -> answer.account().stream())
        .collect(Collectors.toSet());
  }
}
