/**
 * What a run of the directory knows and writes, thousands of rows at a time: tables of our own, and
 * Keycloak's, in which accounts are made as Keycloak makes them.
 */
package fr.marelle.directory.store;
