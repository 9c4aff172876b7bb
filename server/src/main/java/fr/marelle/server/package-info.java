/**
 * A real Keycloak from its Maven distribution or from its image: unpack, install, build, run. The
 * demonstration, the tests and the benchmarks all start their server here.
 */
package fr.marelle.server;
