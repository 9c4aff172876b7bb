package fr.marelle.classroom.api;

import fr.marelle.classroom.roster.Schools;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.keycloak.services.Urls;

/**
 * The address under which people know their portal: the school's own, else the realm's text {@value
 * #MESSAGE}, else Keycloak's account console. Anything but a web address is passed over, since it
 * ends as a link.
 */
final class PortalAddress {
  /** Set in the realm's localization. */
  static final String MESSAGE = "marelleEntAddress";

  private final Call call;

  PortalAddress(Call call) {
    this.call = call;
  }

  String of(Schools.School school) {
    return school.address().filter(PortalAddress::isWeb).orElseGet(this::ofRealm);
  }

  String ofRealm() {
    return call.texts()
        .find(MESSAGE)
        .filter(PortalAddress::isWeb)
        .orElseGet(
            () ->
                Urls.accountBase(call.session().getContext().getUri().getBaseUri())
                    .build(call.realm().getName())
                    .toString());
  }

  private static boolean isWeb(String address) {
    try {
      String scheme = new URI(address).getScheme();
      return Optional.ofNullable(scheme).filter(s -> s.matches("(?i)https?")).isPresent();
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
