package fr.marelle.classroom.roster;

import fr.marelle.account.AccountState;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What whoever may act on an account sees of it.
 *
 * @param federated whether somebody else checks its password
 * @param lastLogin the newest login that Keycloak keeps among its events
 * @param leaving whether it is to be removed, and blocked until then
 * @param classes those of its own, or of its children, that the caller may look at
 * @param children of a relative: the pupils whom the caller may look at
 */
public record Details(
    AccountState state,
    Optional<CodeMark> code,
    boolean federated,
    Optional<Instant> lastLogin,
    boolean leaving,
    List<Place> classes,
    List<Person> children) {}
