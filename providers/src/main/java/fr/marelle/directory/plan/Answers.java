package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody answered to questions about the people of a batch. Hardly ever anything. */
final class Answers {
  private final Map<String, Answer> bySubject;

  Answers(Lookup lookup, Collection<Said> people) {
    this.bySubject =
        people.isEmpty() || !lookup.hasAnswers()
            ? Map.of()
            : lookup.answers(people.stream().map(Said::subject).collect(Collectors.toSet()));
  }

  boolean isEmpty() {
    return bySubject.isEmpty();
  }

  Optional<Answer> to(Said said) {
    return isEmpty() ? Optional.empty() : Optional.ofNullable(bySubject.get(said.subject()));
  }

  /** Ids of all accounts that somebody named. */
  Collection<String> accounts() {
    return bySubject.values().stream()
        .flatMap(answer -> answer.account().stream())
        .collect(Collectors.toSet());
  }
}
