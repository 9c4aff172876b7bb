package fr.marelle.sheet;

import fr.marelle.account.Profile;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Sheets to try things with. */
final class SheetExamples {
  static final SheetWords FRENCH = new SheetWords(SheetLanguage.FRENCH, ZoneId.of("Europe/Paris"));
  static final SheetCode ACTIVATION =
      new SheetCode(
          "zbpkzex", SheetKind.ACTIVATION, Optional.of(Instant.parse("2027-08-31T10:00:00Z")));
  static final SheetCode RENEWAL =
      new SheetCode(
          "k3zrcvcw", SheetKind.RENEWAL, Optional.of(Instant.parse("2026-11-24T10:30:00Z")));

  private SheetExamples() {}

  static LoginSheet sheet(String firstName, String lastName, SheetCode code) {
    return sheet(firstName, lastName, List.of("CM2 A"), code);
  }

  static LoginSheet sheet(String firstName, String lastName, List<String> classes, SheetCode code) {
    return new LoginSheet(
        "École Jules-Ferry",
        firstName,
        lastName,
        Optional.of(Profile.PUPIL),
        classes,
        "thierry.eleve",
        Optional.ofNullable(code),
        URI.create("https://ecoles.example.fr/"),
        URI.create(
            "https://id.example.fr/realms/ent/marelle-classroom/start#" + firstName.length()));
  }

  static SheetTemplate standard(LoginSheet sheet) {
    return SheetTemplate.of(DefaultTemplates.text(sheet.kind(), SheetLanguage.FRENCH));
  }
}
