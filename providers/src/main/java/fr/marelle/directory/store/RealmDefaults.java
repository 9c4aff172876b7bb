package fr.marelle.directory.store;

import java.util.List;

/**
 * What every new account of a realm begins with, as Keycloak gives it.
 *
 * @param role id of the default role
 * @param groups ids of the default groups
 * @param requiredActions aliases of those that are set by default
 * @param sharedMails whether two accounts may have the same address
 */
public record RealmDefaults(
    String role, List<String> groups, List<String> requiredActions, boolean sharedMails) {}
