package fr.marelle.enrolment;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the relative who is meant, and her children. */
final class Relatives {
  /** More than any family or school telephone has. */
  private static final int MOST = 50;

  private final KeycloakSession session;
  private final RealmModel realm;

  Relatives(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * The relatives with that number whom these names fit best. Several who have these very names are
   * one parent whom the directory has twice; of several who have them in part only nobody knows who
   * is meant, and of a number that more than {@value #MOST} accounts have, neither: it is nobody's.
   */
  List<UserModel> find(Claim claim) {
    // By equality, which an index covers: searches that ignore case read a million rows.
    List<UserModel> holders =
        session
            .users()
            .searchForUserByUserAttributeStream(realm, AccountAttributes.MOBILE, claim.mobile())
            .limit(MOST + 1)
            .toList();
    if (holders.size() > MOST) {
      return List.of();
    }
    List<Candidate> candidates =
        holders.stream()
            .filter(user -> is(user, Profile.RELATIVE))
            .flatMap(user -> Candidate.of(user, claim.names()).stream())
            .sorted(Comparator.comparing(Candidate::likeness))
            .toList();
    List<Candidate> best =
        candidates.stream().filter(one -> one.likeness() == candidates.get(0).likeness()).toList();
    return best.size() == 1 || best.stream().allMatch(Candidate::isSame)
        ? best.stream().map(Candidate::user).toList()
        : List.of();
  }

  private record Candidate(UserModel user, Names.Likeness likeness) {
    static Optional<Candidate> of(UserModel user, Names typed) {
      return Names.of(user).likeness(typed).map(likeness -> new Candidate(user, likeness));
    }

    boolean isSame() {
      return likeness == Names.Likeness.SAME;
    }
  }

  Situation situation(UserModel relative) {
    List<List<UserModel>> named = named(relative);
    List<Child> children = children(named);
    return Situation.of(
        new Situation.Facts(
            relative.isEnabled(),
            isActive(relative),
            !children.isEmpty(),
            named.stream().allMatch(pupils -> pupils.size() < 2)
                && children.stream().allMatch(child -> child.birthDate().isPresent())));
  }

  /** With a password, or signed in through an identity provider and by no code of ours. */
  private boolean isActive(UserModel relative) {
    return Codes.isActive(relative)
        || (Codes.of(session).find(relative, CodeKind.ACTIVATION).isEmpty()
            && session.users().getFederatedIdentitiesStream(realm, relative).findAny().isPresent());
  }

  /** Always in the same order; whom the directory names and nobody knows any more is left out. */
  List<Child> children(UserModel relative) {
    return children(named(relative));
  }

  private static List<Child> children(List<List<UserModel>> named) {
    return named.stream()
        .filter(pupils -> pupils.size() == 1)
        .map(pupils -> new Child(pupils.get(0)))
        .toList();
  }

  /**
   * Of each child that the directory names, the pupils who may be meant: such an id is one of a
   * kind within an academy only, and somebody else's child must not be shown.
   */
  private List<List<UserModel>> named(UserModel relative) {
    return relative
        .getAttributeStream(AccountAttributes.CHILDREN)
        .filter(id -> !id.isBlank())
        .distinct()
        .sorted()
        .limit(MOST)
        .map(this::pupils)
        .toList();
  }

  private List<UserModel> pupils(String externalId) {
    return session
        .users()
        .searchForUserByUserAttributeStream(realm, AccountAttributes.EXTERNAL_ID, externalId)
        .filter(user -> is(user, Profile.PUPIL))
        .limit(2)
        .toList();
  }

  private static boolean is(UserModel user, Profile profile) {
    return Profile.of(user).filter(profile::equals).isPresent();
  }
}
