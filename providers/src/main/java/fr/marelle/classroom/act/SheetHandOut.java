package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.access.Target;
import fr.marelle.classroom.roster.Schools;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.UsableCode;
import fr.marelle.sheet.DefaultTemplates;
import fr.marelle.sheet.EntAddress;
import fr.marelle.sheet.LoginSheet;
import fr.marelle.sheet.PreparedSheets;
import fr.marelle.sheet.SheetCode;
import fr.marelle.sheet.SheetKind;
import fr.marelle.sheet.SheetLanguage;
import fr.marelle.sheet.SheetTemplate;
import fr.marelle.sheet.SheetTemplates;
import fr.marelle.sheet.StartLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes the login sheets of accounts, to be handed out. */
public final class SheetHandOut {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Trace trace;
  private final SheetLanguage language;
  private final Schools schools;
  private final EntAddress addresses;
  private final StartLink links;
  private final SheetTemplates texts;
  private final Map<Optional<Place>, Optional<Schools.School>> schoolsOfPlaces = new HashMap<>();
  private final Map<Optional<Schools.School>, URI> addressesOfSchools = new HashMap<>();
  private final Map<TextKey, SheetTemplate> templates = new HashMap<>();

  private record TextKey(Optional<String> school, SheetKind kind) {}

  /** With a trace of the caller's acts. */
  public SheetHandOut(
      KeycloakSession session, RealmModel realm, Trace trace, SheetLanguage language) {
    this.session = session;
    this.realm = realm;
    this.trace = trace;
    this.language = language;
    this.schools = new Schools(session, realm);
    this.addresses = new EntAddress(session);
    this.links = new StartLink(session);
    this.texts = new SheetTemplates(session, realm);
  }

  /**
   * The sheets of these accounts, each with the code that opens it now. Whoever reads them holds
   * secrets: from here on they count as printed.
   */
  public PreparedSheets print(List<Target> targets) {
    PreparedSheets prepared = prepare(targets);
    for (int i = 0; i < targets.size(); i++) {
      trace.add(
          Act.SHEET_PRINTED,
          targets.get(i),
          Subject.LOGIN_SHEET,
          prepared.sheets().get(i).kind().value());
    }
    return prepared;
  }

  /** The same, while nobody has read them yet. */
  PreparedSheets prepare(List<Target> targets) {
    Map<String, UsableCode> codes =
        Codes.of(session).reveal(targets.stream().map(Target::id).toList());
    List<LoginSheet> sheets = new ArrayList<>();
    Map<String, SheetTemplate> texts = new HashMap<>();
    for (Target target : targets) {
      LoginSheet sheet = sheet(target, Optional.ofNullable(codes.get(target.id())));
      sheets.add(sheet);
      texts.put(sheet.identifier(), template(target, sheet.kind()));
    }
    return new PreparedSheets(sheets, texts);
  }

  private LoginSheet sheet(Target target, Optional<UsableCode> usable) {
    Optional<Schools.School> school = school(target);
    Optional<SheetCode> code =
        usable
            .filter(one -> target.enabled())
            .flatMap(
                one -> one.text().map(text -> new SheetCode(text, kind(one), one.expiresAt())));
    return new LoginSheet(
        school.map(Schools.School::name).orElseGet(this::realmName),
        target.firstName(),
        target.lastName(),
        target.profile(),
        target.place().filter(Place::isClass).map(Place::name).stream().toList(),
        target.identifier(),
        code,
        addressesOfSchools.computeIfAbsent(
            school, one -> addresses.of(one.flatMap(Schools.School::address))),
        links.of(school.map(Schools.School::uai), target.identifier(), code));
  }

  private static SheetKind kind(UsableCode code) {
    return code.kind() == CodeKind.ACTIVATION ? SheetKind.ACTIVATION : SheetKind.RENEWAL;
  }

  private SheetTemplate template(Target target, SheetKind kind) {
    return templates.computeIfAbsent(
        new TextKey(school(target).map(Schools.School::id), kind),
        key ->
            SheetTemplate.of(
                key.school()
                    .flatMap(id -> texts.own(id, kind, language))
                    .orElseGet(() -> DefaultTemplates.text(kind, language))));
  }

  private Optional<Schools.School> school(Target target) {
    return schoolsOfPlaces.computeIfAbsent(
        target.place().map(Place::top), top -> top.map(schools::school));
  }

  private String realmName() {
    return Optional.ofNullable(realm.getDisplayName())
        .filter(name -> !name.isBlank())
        .orElse(realm.getName());
  }
}
