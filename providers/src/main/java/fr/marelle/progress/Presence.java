package fr.marelle.progress;

/**
 * That somebody is at a place.
 *
 * @param place the group's id, of a class or a school
 * @param person the account's id
 */
record Presence(String place, String person) {}
