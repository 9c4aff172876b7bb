package fr.marelle.classroom.api;

import fr.marelle.classroom.roster.Schools;
import fr.marelle.sheet.EntAddress;
import java.util.Optional;

/** The address under which people know their portal, as the API answers it. */
final class PortalAddress {
  private final EntAddress addresses;

  PortalAddress(Call call) {
    this.addresses = new EntAddress(call.session());
  }

  String of(Schools.School school) {
    return addresses.of(school.address()).toString();
  }

  String ofRealm() {
    return addresses.of(Optional.empty()).toString();
  }
}
