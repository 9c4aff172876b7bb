/** Gathers the tables of all capabilities for Keycloak; nothing depends on it. */
package fr.marelle.tables;
