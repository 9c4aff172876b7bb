package fr.marelle.sheet;

import fr.marelle.account.Profile;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one person needs to sign in.
 *
 * @param school the school's name as people say it
 * @param profile empty where the directory gave none
 * @param classes in the order in which they are to be named; may be empty
 * @param code empty for an account that is active: its sheet holds nothing secret
 * @param address where the ENT is
 * @param start what the QR code opens; holds the code, where there is one
 */
public record LoginSheet(
    String school,
    String firstName,
    String lastName,
    Optional<Profile> profile,
    List<String> classes,
    String identifier,
    Optional<SheetCode> code,
    URI address,
    URI start) {

  public LoginSheet {
    Objects.requireNonNull(school);
    Objects.requireNonNull(firstName);
    Objects.requireNonNull(lastName);
    Objects.requireNonNull(profile);
    classes = List.copyOf(classes);
    Objects.requireNonNull(identifier);
    Objects.requireNonNull(code);
    Objects.requireNonNull(address);
    Objects.requireNonNull(start);
  }

  /** First name and last name; the identifier where there is neither. */
  public String name() {
    String name =
        Stream.of(firstName, lastName).filter(n -> !n.isBlank()).collect(Collectors.joining(" "));
    return name.isEmpty() ? identifier : name;
  }

  /** All classes in one line; empty where there is none. */
  public String className() {
    return String.join(", ", classes);
  }

  /** What the sheet is for. */
  public SheetKind kind() {
    return code.map(SheetCode::kind).orElse(SheetKind.REMINDER);
  }

  /** The address without what nobody types: the scheme, a last slash. */
  String typedAddress() {
    return address.toString().replaceFirst("^https?://", "").replaceFirst("/$", "");
  }

  /** Never the code, nor what holds it. */
  @Override
  public String toString() {
    return "LoginSheet[" + identifier + ", " + kind() + "]";
  }
}
