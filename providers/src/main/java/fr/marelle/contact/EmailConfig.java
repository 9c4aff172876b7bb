package fr.marelle.contact;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link EmailProperties} declares. */
final class EmailConfig {
  private final List<String> mandatoryFor;

  EmailConfig(Map<String, String> values) {
    String joined = values.get(EmailProperties.MANDATORY_FOR);
    this.mandatoryFor =
        joined == null
            ? List.of()
            : Arrays.stream(joined.split(EmailProperties.SEPARATOR))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
  }

  /** The profiles that must have an address: all of them unless configured otherwise. */
  Set<Profile> mandatoryFor() {
    if (mandatoryFor.isEmpty()) {
      return EnumSet.allOf(Profile.class);
    }
    Set<Profile> profiles = EnumSet.noneOf(Profile.class);
    mandatoryFor.stream().map(Profile::parse).flatMap(Optional::stream).forEach(profiles::add);
    return profiles;
  }

  /** The message key of what is wrong with the configuration. */
  Optional<String> problem() {
    if (mandatoryFor.contains(EmailProperties.NOBODY)) {
      return mandatoryFor.size() == 1 ? Optional.empty() : Optional.of("marelleEmailConfigNobody");
    }
    return mandatoryFor.stream().allMatch(value -> Profile.parse(value).isPresent())
        ? Optional.empty()
        : Optional.of("marelleEmailConfigProfile");
  }
}
