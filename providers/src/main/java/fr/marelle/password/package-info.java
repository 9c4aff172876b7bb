/**
 * What a new password must be: the rules Keycloak's own policies cannot say, and how a page reads
 * and checks them all.
 */
package fr.marelle.password;
