package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Field;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells whether a directory says of somebody what it said last: a digest of all that an account
 * keeps of it, in one order, and of nothing else, so that a subject that is taught anew changes
 * nobody.
 */
final class SaidDigest {
  /** Changes with the rules by which accounts are made of it: then everybody is looked at again. */
  private static final String RULES = "1";

  private static final char END = '\u001f';

  private final StringBuilder text = new StringBuilder(RULES).append(END);

  private SaidDigest() {}

  static String of(Said said) {
    SaidDigest digest = new SaidDigest();
    digest.add(said.profile().map(Enum::name).orElse(""));
    digest.add(said.family(), Function.identity());
    digest.add(said.usage(), Function.identity());
    digest.add(said.first(), Function.identity());
    digest.add(said.birthDate(), Object::toString);
    digest.add(said.mail(), Function.identity());
    digest.add(said.mobile(), Function.identity());
    digest.add(said.schools(), SaidDigest::sorted);
    digest.add(said.classes(), PlaceName::write);
    digest.add(said.relatives(), SaidDigest::sorted);
    digest.add(
        said.children(), children -> sorted(children.stream().map(SaidDigest::child).toList()));
    return Fingerprint.of(digest.text.toString());
  }

  private <T> void add(Field<T> field, Function<? super T, String> written) {
    add(field.value().map(value -> "=" + written.apply(value)).orElse(field.isAbsent() ? "" : "-"));
  }

  private void add(String value) {
    text.append(value).append(END);
  }

  private static String child(Child child) {
    if (child instanceof Child.ById named) {
      return named.pupil().text() + ' ' + named.responsibility();
    }
    Child.ByName named = (Child.ByName) child;
    return String.join(
        "\n",
        named.school().toString(),
        named.family(),
        named.first(),
        named.birthDate().map(Object::toString).orElse(""),
        named.responsibility().name());
  }

  private static String sorted(Collection<String> values) {
    return values.stream().sorted().collect(Collectors.joining("\n"));
  }
}
