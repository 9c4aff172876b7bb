package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.server.KeycloakServer;
import fr.marelle.tests.ent.CodeKeys;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose code keys are in Keycloak's vault, one entry for each realm. */
@Tag("newest-only")
@DisplayName("Clés dans le coffre-fort")
class VaultKeyIT {

  @Test
  void aCodeSealedWithTheRealmsVaultEntryOpensTheForm(@TempDir Path vault, @TempDir Path data)
      throws IOException {
    Files.writeString(
        vault.resolve("ent_marelle-2026"),
        CodeKeys.FIRST.substring(CodeKeys.FIRST.indexOf(':') + 1));
    try (KeycloakServer server =
        new SharedDatabase(data)
            .start(
                RunningEnt.withVault(vault)
                    .option("spi-marelle-code-keys--default--vault-entries", "marelle-2026"))) {
      Ent ent = new Ent(server);
      Person pupil = ent.people().pupil();

      FirstAccess.begin(ent, pupil).complete();

      assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
      ent.portal().close();
    }
  }
}
