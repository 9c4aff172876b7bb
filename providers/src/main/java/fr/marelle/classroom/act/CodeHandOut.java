package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.ReadableCode;
import fr.marelle.code.UsableCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Issues and shows the codes of many accounts, for whoever hands them out. */
public final class CodeHandOut {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Trace trace;
  private final Codes codes;

  /** With a trace of the caller's acts. */
  public CodeHandOut(KeycloakSession session, RealmModel realm, Trace trace) {
    this.session = session;
    this.realm = realm;
    this.trace = trace;
    this.codes = Codes.of(session);
  }

  /** The codes that can be used now, account for account. */
  public List<CodeResult> show(List<Target> targets) {
    Map<String, UsableCode> usable = codes.reveal(targets.stream().map(Target::id).toList());
    return targets.stream().map(target -> show(target, usable.get(target.id()))).toList();
  }

  /** The code of a blocked account would only send its owner to a door that stays shut. */
  private CodeResult show(Target target, UsableCode code) {
    if (code == null || !target.enabled()) {
      return CodeResult.without(target, "none");
    }
    if (code.text().isPresent()) {
      trace.add(Act.CODE_SHOWN, target, Subject.of(code.kind()));
    }
    return CodeResult.shown(target, code);
  }

  /**
   * A new code for each account that may have one of that kind; the earlier ones end at once. An
   * account that is blocked gets none, since it couldn't be used, nor does one whose owner signs in
   * elsewhere only, since a password would open a second way.
   */
  public List<CodeResult> issue(List<Target> targets, CodeKind kind) {
    Map<String, UserModel> users = users(targets);
    Set<String> elsewhere = new SignedInElsewhere(session).among(users.keySet());
    Map<String, ReadableCode> issued =
        codes.issue(
            realm,
            users.values().stream()
                .filter(UserModel::isEnabled)
                .filter(user -> kind == CodeKind.RENEWAL || !elsewhere.contains(user.getId()))
                .toList(),
            kind);
    // Before this call's own codes are written down.
    new Waits(session, realm).lift(List.copyOf(issued.keySet()), Subject.of(kind));
    return targets.stream()
        .map(
            target -> {
              ReadableCode code = issued.get(target.id());
              if (code != null) {
                trace.add(Act.CODE_ISSUED, target, Subject.of(kind));
                return CodeResult.issued(target, kind, code);
              }
              return CodeResult.without(
                  target, whyNot(users.get(target.id()), kind, elsewhere.contains(target.id())));
            })
        .toList();
  }

  private static String whyNot(UserModel user, CodeKind kind, boolean elsewhere) {
    if (user == null || !user.isEnabled()) {
      return "blocked";
    }
    boolean active = Codes.isActive(user);
    if (!active && elsewhere) {
      return "federated";
    }
    return kind == CodeKind.ACTIVATION ? "already-active" : "not-active";
  }

  /** An account that was deleted a moment ago is missing. */
  private Map<String, UserModel> users(List<Target> targets) {
    Map<String, UserModel> users = new LinkedHashMap<>();
    for (Target target : targets) {
      UserModel user = session.users().getUserById(realm, target.id());
      if (user != null) {
        users.put(target.id(), user);
      }
    }
    return users;
  }
}
