package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.marelle.server.KeycloakServer;
import fr.marelle.server.Servers;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same extension in Keycloak's own container image. */
@Tag("newest-only")
@DisplayName("Dans un conteneur")
class ContainerIT {
  @Test
  void aFirstAccessWorksInAContainerToo() {
    boolean engine = Servers.containerEngineAnswers();
    if (!engine) {
      System.out.println("ContainerIT is skipped: no container engine answers on this machine.");
    }
    assumeTrue(engine, "no container engine answers");
    try (KeycloakServer server = Servers.container(RunningEnt.production())) {
      Ent ent = new Ent(server);
      Person pupil = ent.people().pupil();

      FirstAccess access = FirstAccess.begin(ent, pupil).complete();

      assertThat(access.signIn().tokens().claim("preferred_username"))
          .isEqualTo(pupil.identifier());
      assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isLogin()).isTrue();
      ent.portal().close();
    }
  }
}
