/** What Marelle writes into Keycloak's events, so that a sensitive act can be found again. */
package fr.marelle.audit;
