package fr.marelle.hand;

import java.util.Set;

/**
 * Somebody of the school who may be the person.
 *
 * @param account its id
 */
public record LikePerson(String account, Set<Likeness> likenesses) {}
