package fr.marelle.classroom.roster;

import fr.marelle.classroom.access.Place;
import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a list is sorted; who has nothing to be sorted by comes last, whichever way it goes. */
public enum Order {
  NAME("name") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      Comparator<Member> names = byName();
      return descending ? names.reversed() : names;
    }
  },
  BIRTH_DATE("birthDate") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      return by(
          member -> member.details().flatMap(details -> member.person().birthDate()),
          Comparator.naturalOrder(),
          descending);
    }
  },
  IDENTIFIER("identifier") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      return by(
          member -> member.details().map(details -> member.person().identifier()),
          french(),
          descending);
    }
  },
  LAST_LOGIN("lastLogin") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      return by(
          member -> member.details().flatMap(Details::lastLogin),
          Comparator.naturalOrder(),
          descending);
    }
  },
  STATE("state") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      return by(
          member -> member.details().map(Details::state), Comparator.naturalOrder(), descending);
    }
  },
  CLASS("class") {
    @Override
    Comparator<Member> comparator(boolean descending) {
      return by(
          member ->
              member.details().flatMap(d -> d.classes().stream().findFirst()).map(Place::name),
          french(),
          descending);
    }
  };

  private final String value;

  Order(String value) {
    this.value = value;
  }

  /** The name that the API uses. */
  public String value() {
    return value;
  }

  abstract Comparator<Member> comparator(boolean descending);

  private static <T> Comparator<Member> by(
      Function<Member, Optional<T>> key, Comparator<? super T> order, boolean descending) {
    Comparator<? super T> directed = descending ? order.reversed() : order;
    return Comparator.comparing(
            (Member member) -> key.apply(member).orElse(null), Comparator.nullsLast(directed))
        .thenComparing(byName());
  }

  private static Comparator<Member> byName() {
    Comparator<String> french = french();
    return Comparator.comparing((Member member) -> member.person().lastName(), french)
        .thenComparing(member -> member.person().firstName(), french)
        .thenComparing(member -> member.person().id());
  }

  /** Of one sorting: looks into each text once, however often it is compared. */
  private static Comparator<String> french() {
    Collator collator = Collator.getInstance(Locale.FRENCH);
    Map<String, CollationKey> keys = new HashMap<>();
    return Comparator.comparing(text -> keys.computeIfAbsent(text, collator::getCollationKey));
  }
}
